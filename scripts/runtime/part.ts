/** The parts of a running system, in the order they start. */
export type PartName = 'postgres' | 'temporal' | 'mail' | 'worker' | 'server'

/** A part that runs: how to stop it, and a promise that says when it has ended by itself or by `stop`. */
export interface RunningPart {
  name: PartName
  /** Absent where the part lives inside this process. */
  pid?: number
  /** Resolves when the part's process has ended, with a short reason. */
  exited: Promise<string>
  /** Ends the part and resolves when it has gone. May be called more than once. */
  stop(): Promise<void>
}

/** Where progress is told: one line for people, in Vietnamese. */
export type Say = (line: string) => void

/** A failure that its message explains completely to the person at the keyboard: printed without a stack. */
export class StartFailure extends Error {
  override name = 'StartFailure'
}
