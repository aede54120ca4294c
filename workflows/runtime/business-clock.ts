import { condition } from '@temporalio/workflow'
import type { Instant } from '../../domain/instant'
import type { ClockMode } from '../contract'

/** The one clock that workflow code asks. */
export interface BusinessClock {
  now(): Instant
  /** Moves business time forward; never back. In production the wall moves it, and this has no effect. */
  moveTo(at: Instant): void
  /** Waits until business time has reached `at` (for ever when absent) or the condition holds. */
  until(at: Instant | undefined, holds: () => boolean): Promise<void>
}

/**
 * In production the workflow's own deterministic time; in training a time that stands still until
 * an act or a signal moves it, so that years pass in seconds and nothing waits on the wall.
 */
export function businessClock(mode: ClockMode, start: Instant): BusinessClock {
  let moved = start
  const now = (): Instant => (mode === 'training' ? moved : (new Date().toISOString() as Instant))
  return {
    now,
    moveTo(at) {
      if (at > moved) moved = at
    },
    async until(at, holds) {
      const reached = () => holds() || (at !== undefined && now() >= at)
      if (mode === 'training' || at === undefined) await condition(reached)
      else await condition(reached, Math.max(1, Date.parse(at) - Date.parse(now())))
    },
  }
}
