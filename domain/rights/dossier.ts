import type { Role } from '../life'
import { isOffice } from './view'

/** What decides who reads a dossier. */
export interface DossierSeal {
  readonly applicants: readonly string[]
  readonly opened: boolean
}

/**
 * Who wants to read it. `judges`: sits, with the invitation
 * accepted and no conflict, in a body that judges it.
 */
export interface DossierReader {
  /** Every id under which they are known. */
  readonly ids: readonly string[]
  readonly roles: readonly Role[]
  readonly conflicted: boolean
  readonly judges: boolean
}

/**
 * Whether a person may read a dossier: its applicants
 * always; offices and those who judge it once it is opened.
 */
export function mayReadDossier(reader: DossierReader, { applicants, opened }: DossierSeal): boolean {
  if (reader.ids.some((id) => applicants.includes(id))) return true
  return opened && !reader.conflicted && (reader.judges || isOffice(reader.roles))
}

/** Letters that tell of a dossier: until it is opened they are for its applicants alone. */
export const sealedLetters = ['dossierReceipt', 'dossierReplaced', 'dossierWithdrawn'] as const
