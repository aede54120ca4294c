import type { Trx } from '../../db/connection'
import type { StoredEntry } from '../../db/journal'
import {
  askerById,
  idsOfPeople,
  isClearedOn,
  relationsToStream,
  relationsToTask,
  revokedDelegations,
  rolesIn,
  seatsOn,
} from '../../db/people'
import { toLocalDate } from '../../domain/instant'
import type { Relation } from '../../domain/life'
import { machineOf } from '../../domain/machines'
import { mayPerform } from '../../domain/rights'
import type { Checks } from './report'

/**
 * I5, of each act: the actor had the right when it was recorded, and was in no conflict with the task. A fact
 * that only an act brings about has its act and its actor.
 */
export async function checkRight(checks: Checks, trx: Trx, entry: StoredEntry): Promise<void> {
  const { act, by, seq, stream, type, kind } = entry
  const { acts } = machineOf(kind)
  const ofAnAct = Object.values(acts).some(({ fact }) => fact === type)
  if (ofAnAct || act !== null) {
    checks.expect(
      act !== null && acts[act]?.fact === type,
      () => `journal ${seq}: ${type} is not what ${act ?? 'the clock'} brings about (${stream})`,
    )
  }
  if (act === null || by === null) return
  const ids = (await idsOfPeople(trx, [by], entry.at)).get(by) ?? [by]
  const on = toLocalDate(entry.at)
  const actors = await Promise.all(ids.map((id) => askerById(trx, id)))
  const { roles, delegated } = rolesIn(actors.flatMap((actor) => (actor ? seatsOn(actor, on) : [])))
  const verdict = mayPerform(act, {
    ...{ personId: by, roles, relations: await relationsBefore(trx, entry, ids) },
    cleared: actors.some((actor) => actor && isClearedOn(actor, on)) || isFromBefore(entry),
    delegated: [...delegated, ...(await revokedDelegations(trx, by, on))],
  })
  checks.expect(verdict.ok, () => `journal ${seq}: ${by} had no right to ${act} (${stream})`)
}

/** Before classified tasks had a stage, the role alone was asked for. */
const isFromBefore = ({ act, data }: StoredEntry) =>
  act === 'registerClassifiedMetadata' && !('stage' in data)

async function relationsBefore(
  trx: Trx,
  { taskId, stream, data }: StoredEntry,
  ids: readonly string[],
): Promise<Relation[]> {
  if (taskId === null) {
    const rows = await relationsToStream(trx, stream, ids)
    return rows
      .filter((row) => row.relation !== 'conflicted' || row.taskId === data.taskId)
      .map(({ relation }) => relation)
  }
  const rows = await relationsToTask(trx, taskId, ids)
  return rows
    .filter((row) => ['', stream].includes(row.stream) || row.relation === 'conflicted')
    .map(({ relation }) => relation)
}
