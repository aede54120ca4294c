import { setTimeout as pause } from 'node:timers/promises'
import { text } from './messages'
import type { RunningPart, Say } from './part'

const FIRST_PAUSE_MS = 500
/** Whatever kept a part down, half a minute after it was mended the part is up again. */
const LONGEST_PAUSE_MS = 10_000
/** A part that ran this long was well: its next failure is a first one again. */
const STEADY_MS = 60_000

/** A part that is started again when it ends by itself. */
export interface KeptPart<Part extends RunningPart = RunningPart> {
  /** The part as it runs now. */
  current(): Part
  stop(): Promise<void>
}

/** Who hears of a part that is kept running, and how patient its keeper is. */
export interface Keeping<Part extends RunningPart> {
  readonly say: Say
  started(part: Part): void
  /** Milliseconds that a part which ends again and again is left down at most. */
  readonly longestPauseMs?: number
}

/** Starts a part and starts it again, after growing pauses, whenever it ends without being told to. */
export async function keepRunning<Part extends RunningPart>(
  start: () => Promise<Part>,
  { say, started, longestPauseMs = LONGEST_PAUSE_MS }: Keeping<Part>,
): Promise<KeptPart<Part>> {
  let part = await start()
  started(part)
  const stopped = new AbortController()
  let failures = 0

  const restart = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, longestPauseMs)
      failures += 1
      try {
        await pause(pauseMs, undefined, { signal: stopped.signal })
        part = await start()
        started(part)
        say(text.restarted(part.name))
        return
      } catch (error) {
        if (!stopped.signal.aborted) say(text.restartFailed(part.name, (error as Error).message))
      }
    }
  }

  const watch = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const startedAt = performance.now()
      const reason = await part.exited
      if (stopped.signal.aborted) return
      if (performance.now() - startedAt > STEADY_MS) failures = 0
      say(text.partEnded(part.name, reason))
      await restart()
    }
  }
  const watching = watch()

  return {
    current: () => part,
    async stop() {
      stopped.abort()
      await part.stop()
      await watching
      // A restart that was under way has finished by now: end what it brought up.
      await part.stop()
    },
  }
}
