import { randomUUID } from 'node:crypto'
import type { LocalDate } from '../../domain/instant'
import { type Refusal, refuse } from '../../domain/verdict'
import type { Db, Trx } from '../connection'
import { nationalIdOf } from '../identity/national-ids'
import { sharedProcesses } from '../reads/merges'
import type { SealKeys } from '../sealed'
import { type Author, type Change, change, logChange } from './change'
import { type Merge, type MergeOccasion, mergePeople } from './merging'

/** A merge as an administrator proposes it. */
export interface ProposedMerge extends Merge {
  readonly reason: string
  readonly document: string
}

/** How a decision on a merge is recorded: on which ground. */
const ground = 'role:admin'

/**
 * Why two people may not be merged: they are known to one running process, which cannot be told that they
 * are one, or have numbers of their own, so that they are two.
 */
export async function mergeObstacle(
  db: Db | Trx,
  keys: SealKeys,
  { kept, merged }: Merge,
): Promise<Refusal | undefined> {
  if (kept === merged) return refuse('merge/same-person')
  const known = await db('people')
    .whereIn('id', [kept, merged])
    .whereNull('merged_into')
    .orderBy('id')
    .modify((query) => {
      if (db.isTransaction) query.forUpdate()
    })
    .select('id')
  if (known.length < 2) return refuse('merge/not-two')
  const [own, theirs] = await Promise.all([nationalIdOf(db, keys, kept), nationalIdOf(db, keys, merged)])
  if (own !== undefined && theirs !== undefined && own !== theirs) return refuse('merge/two-national-ids')
  const shared = await sharedProcesses(db, kept, merged)
  const council = shared.find(({ kind }) => kind === 'councilSession')
  if (council) return refuse('merge/one-council', { council: council.about ?? council.stream })
  const names = [...new Set(shared.map(({ about, stream }) => about ?? stream))]
  return names.length > 0 ? refuse('merge/one-process', { processes: names }) : undefined
}

/** Administrators on a day who are none of the two people; a change of theirs waits for the transaction. */
async function administrators(trx: Trx | Db, today: LocalDate, { kept, merged }: Merge): Promise<string[]> {
  return trx('person_roles')
    .where({ role: 'admin' })
    .where('valid_from', '<=', today)
    .where((until) => until.whereNull('valid_to').orWhere('valid_to', '>=', today))
    .whereNotIn('person_id', [kept, merged])
    .distinct()
    .pluck('person_id')
}

/** Whether whoever proposed a merge may confirm it: nobody else could. */
export async function mayConfirmAlone(
  db: Trx | Db,
  by: string,
  today: LocalDate,
  merge: Merge,
): Promise<boolean> {
  return (await administrators(db, today, merge)).every((id) => id === by)
}

const told = ({ kept, merged, document }: Omit<ProposedMerge, 'reason'>) => ({ kept, merged, document })

/** Proposes to merge two people; nothing of them changes yet. */
export function proposeMerge(db: Db, keys: SealKeys, author: Author, proposed: ProposedMerge) {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const { kept, merged, reason, document } = proposed
    if ([kept, merged].includes(author.by)) return refuse('merge/of-oneself')
    const obstacle = await mergeObstacle(trx, keys, proposed)
    if (obstacle) return obstacle
    const waiting = await openProposals(trx)
      .whereIn('kept', [kept, merged])
      .whereIn('merged', [kept, merged])
      .first()
    if (waiting) return refuse('merge/proposed-already')
    await trx('merge_proposals').insert({
      ...{ id: randomUUID(), kept, merged, reason, document },
      ...{ proposed_by: author.by, proposed_at: author.at },
    })
    return { kind: 'mergeProposed', subject: `person/${kept}`, before: null, after: told(proposed), reason }
  })
}

const openProposals = (trx: Trx) =>
  trx('merge_proposals')
    .whereNotExists(trx('merge_decisions').whereRaw('proposal = merge_proposals.id').select(trx.raw('1')))
    .select('id', 'kept', 'merged', 'reason', 'document', 'proposed_by as proposedBy')

type Proposal = ProposedMerge & { readonly id: string; readonly proposedBy: string }

/** The proposal that is decided on; its people's rows are held: one decision comes after the other. */
async function proposalIn(trx: Trx, id: string): Promise<Proposal | undefined> {
  const found: Proposal | undefined = await openProposals(trx).where({ id }).first()
  if (!found) return undefined
  await trx('people').whereIn('id', [found.kept, found.merged]).orderBy('id').forUpdate().select('id')
  return openProposals(trx).where({ id }).first()
}

/**
 * Confirms a merge, and makes it. Four eyes: another administrator than the one who proposed it, as long as
 * there is one; nobody confirms a merge of themself.
 */
export function confirmMerge(db: Db, keys: SealKeys, id: string, occasion: MergeOccasion) {
  const { by, at, today } = occasion
  return change(db, { by, at }, async (trx): Promise<Change | Refusal> => {
    const proposal = await proposalIn(trx, id)
    if (!proposal) return refuse('merge/decided-already')
    if ([proposal.kept, proposal.merged].includes(by)) return refuse('merge/of-oneself')
    const alone = proposal.proposedBy === by
    if (alone && !(await mayConfirmAlone(trx, by, today, proposal))) return refuse('merge/second-needed')
    const obstacle = await mergeObstacle(trx, keys, proposal)
    if (obstacle) return obstacle
    await decide(trx, id, 'confirmed', occasion, alone)
    await mergePeople(trx, keys, proposal, occasion)
    const { kept, merged, reason } = proposal
    const after = { ...told(proposal), alone }
    await logChange(trx, occasion, { kind: 'peopleMerged', subject: `person/${merged}`, before: null, after })
    return { kind: 'peopleMerged', subject: `person/${kept}`, before: null, after, reason }
  })
}

/** Declines a merge, or takes back one's own proposal. */
export function declineMerge(db: Db, id: string, occasion: Pick<MergeOccasion, 'by' | 'at'>) {
  return change(db, occasion, async (trx): Promise<Change | Refusal> => {
    const proposal = await proposalIn(trx, id)
    if (!proposal) return refuse('merge/decided-already')
    await decide(trx, id, 'declined', occasion, false)
    return {
      kind: 'mergeDeclined',
      subject: `person/${proposal.kept}`,
      before: told(proposal),
      after: null,
    }
  })
}

async function decide(
  trx: Trx,
  proposal: string,
  outcome: 'confirmed' | 'declined',
  { by, at }: Pick<MergeOccasion, 'by' | 'at'>,
  alone: boolean,
): Promise<void> {
  const decided = { decided_by: by, decided_at: at, under: ground, alone }
  await trx('merge_decisions').insert({ proposal, outcome, ...decided })
}
