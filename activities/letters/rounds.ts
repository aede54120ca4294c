import { setTimeout as pause } from 'node:timers/promises'

/** Work that is done again and again beside the acts; a round that fails is told of and tried again. */
export interface Rounds {
  readonly round: () => Promise<unknown>
  readonly everyMs: number
  /** What is told where a round fails. */
  readonly failed: string
  readonly warn: (message: string, details: Record<string, unknown>) => void
}

/** Goes round until the signal is aborted. */
export async function goRound({ round, everyMs, failed, warn }: Rounds, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await round().catch((error: unknown) => warn(failed, { cause: String(error) }))
    await pause(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
