import type { ChildProcess } from 'node:child_process'

declare global {
  /** The process that holds what a run of tests shares; set between Jest's global setup and teardown. */
  var detaiTestServices: ChildProcess | undefined
}
