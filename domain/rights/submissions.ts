import type { Relation } from '../life'
import { rights } from '.'
import { partyRoles } from './view'

const partyRelations: readonly Relation[] = ['proposer', 'principalInvestigator', 'host']

/** Whether an act is something that only a party hands in to the agency, which answers with a receipt. */
export function isSubmission(act: string): boolean {
  const grants = rights[act] ?? []
  return (
    grants.length > 0 &&
    grants.every((grant) =>
      'role' in grant
        ? (partyRoles as readonly string[]).includes(grant.role)
        : partyRelations.includes(grant.relation),
    )
  )
}
