import { toUpdate } from '../../activities/resolve-deadlines'
import type { Db } from '../../db/connection'
import type { DeadlineEffect } from '../../db/deadlines'
import { effectsInOrder } from '../../db/journal'
import type { Effects } from '../../db/projections/project'
import type { Instant } from '../../domain/instant'
import type { Held } from '../../workflows/contract'
import { afterDeadlineFact, afterUpdate } from '../../workflows/runtime/deadlines'

/** What the journal says of a process beside its state: its time, its deadlines and what came of them. */
export type Journalled = Omit<Held, 'state'>

/** Folds the journal's effects as the workflows did when they were committed, by the process's stream. */
export async function journalled(db: Db): Promise<Map<string, Journalled>> {
  const processes = new Map<string, Journalled>()
  for await (const { seq, stream, type, at, name, effects } of effectsInOrder(db)) {
    const { deadlines: own, told } = effects as Effects
    const before = processes.get(stream)
    const marked = afterDeadlineFact(before?.deadlines ?? [], { type, at, by: null, data: { name } })
    processes.set(stream, after({ now: before?.now ?? at, deadlines: marked, seq }, at, own, seq))
    for (const { stream: other, deadlines } of told) {
      const hearer = processes.get(other)
      if (hearer) processes.set(other, after(hearer, at, deadlines, seq))
    }
  }
  return processes
}

function after(
  { now, deadlines, ...rest }: Journalled,
  at: Instant,
  effects: readonly DeadlineEffect[],
  setBy: number,
): Journalled {
  const { changed, closed } = toUpdate(effects, setBy)
  return { ...rest, now: at > now ? at : now, deadlines: afterUpdate(deadlines, changed, closed) }
}
