import { isDeepStrictEqual } from 'node:util'
import type { Trx } from '../../db/connection'
import type { StoredEntry } from '../../db/journal'
import { processByStream } from '../../db/processes'
import { machineOf } from '../../domain/machines'
import { lawFor } from '../../regulations'
import type { Checks } from './report'

/** Facts whose data the rules worked out from the state before them: tallies, rankings, ratings. */
const judged: readonly string[] = ['sittingConcluded']

/** A council's result, worked out again from the ballots before it, equals what was recorded. */
export async function checkRecomputed(checks: Checks, trx: Trx, entry: StoredEntry): Promise<void> {
  if (!judged.includes(entry.type)) return
  const process = await processByStream(trx, entry.stream)
  const transition = process && machineOf(process.kind).acts[entry.act ?? '']
  if (!process || !transition?.data) return
  const law = lawFor(process.law.editionId, process.law.overlay)
  const { content: _texts, ...recorded } = entry.data
  const again = transition.data(process.state, recorded, { law, at: entry.at, by: entry.by })
  checks.expect(
    isDeepStrictEqual(JSON.parse(JSON.stringify(again)), recorded),
    () => `journal ${entry.seq}: the result of ${entry.stream} does not follow from its ballots`,
  )
}
