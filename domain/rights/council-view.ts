import type { CouncilKind } from '../council/composition'
import type { Relation, Role } from '../life'
import { isOffice } from './view'

/**
 * How much of a council a person sees. `recused`: only that they are kept out of it; parties of its tasks see
 * nothing, and never learn who judges.
 */
export type CouncilView = 'office' | 'member' | 'recused' | 'none'

/** How much of a council a person sees; a declared conflict comes before every other ground. */
export function councilView(roles: readonly Role[], relations: readonly Relation[]): CouncilView {
  if (relations.includes('conflicted')) return 'recused'
  if (isOffice(roles)) return 'office'
  return relations.length > 0 ? 'member' : 'none'
}

/** Whether ballots on a task may be read by others than their members: never before the conclusion. */
export function ballotsAreOpen(concludedAt: string | null): boolean {
  return concludedAt !== null
}

/** Whether an opened ballot is shown with its member's name: acceptance votes in secret. */
export function ballotsAreNamed(kind: CouncilKind): boolean {
  return kind !== 'acceptance'
}

/** Whether a person may read what another member wrote before the council has sat. */
export function mayReadOpinion(view: CouncilView, own: boolean, hasSat: boolean): boolean {
  return own || view === 'office' || (view === 'member' && hasSat)
}

/** Whether a person is told how many ballots are in while the council votes: those who close the vote. */
export function mayCountBallots(relations: readonly Relation[]): boolean {
  return (['councilChair', 'councilPresiding', 'councilAdminSecretary'] as const).some((one) =>
    relations.includes(one),
  )
}

/** Whether a person handles the ballots on paper: who enters them, and the panel that counts. */
export function mayHandlePapers(relations: readonly Relation[], counts: boolean): boolean {
  return (
    counts ||
    (['councilAdminSecretary', 'councilScientificSecretary'] as const).some((one) => relations.includes(one))
  )
}

/** Whether others than who brought in a scan may read it: where its ballot is named, and open. */
export function scansAreOpen(kind: CouncilKind, concludedAt: string | null): boolean {
  return ballotsAreOpen(concludedAt) && ballotsAreNamed(kind)
}
