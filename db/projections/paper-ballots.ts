import type { PaperRecorded } from '../../domain/councils/counting'
import { sessionIdIn } from '../../domain/streams'
import type { Trx } from '../connection'
import { referToFile } from '../files'
import { ballotCast } from './councils'
import { dataOf, type ProjectedFact, type Projectors } from './projector'

interface Scanned {
  readonly content?: {
    readonly evidence?: readonly { readonly sha256: string; readonly name: string }[]
    readonly comment?: string
    readonly invalidReason?: string
  }
}

const placeOf = (fact: ProjectedFact) => {
  const { taskId, member, sitting, selection } = dataOf<PaperRecorded>(fact)
  const application = selection?.application ?? ''
  return { session_id: sessionIdIn(fact.stream), sitting, task_id: taskId, application, member }
}

async function entered(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { content = {}, invalid = null } = dataOf<PaperRecorded & Scanned>(fact)
  const { evidence = [], comment, invalidReason } = content
  const place = placeOf(fact)
  await trx('paper_entries')
    .insert({
      ...{ ...place, invalid, entered_by: fact.by, entered_at: fact.at },
      ...{ note: invalidReason ?? comment ?? null, scans: JSON.stringify(evidence) },
    })
    .onConflict(['session_id', 'sitting', 'task_id', 'application', 'member'])
    .merge()
  for (const { sha256, name } of evidence) {
    const objectId = `${place.session_id}/${place.task_id}`
    await referToFile(trx, sha256, { objectKind: 'paperBallot', objectId, taskId: place.task_id, name })
  }
}

async function confirmed(trx: Trx, fact: ProjectedFact): Promise<void> {
  const [entry] = await trx('paper_entries')
    .where(placeOf(fact))
    .update({ confirmed_by: fact.by, confirmed_at: fact.at })
    .returning('note')
  const comment = entry?.note ?? undefined
  await ballotCast(trx, { ...fact, data: { ...fact.data, ...(comment ? { content: { comment } } : {}) } })
}

/** Ballots on paper: entered once, they wait; entered the same by a second person, they are ballots. */
export const paperBallotProjectors: Projectors = {
  paperBallotEntered: entered,
  paperBallotConfirmed: confirmed,
}
