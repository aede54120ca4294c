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

/** Documents of a dossier that are about people and not about the task: scientific CVs. */
export const personalForms = ['B1-4', 'expertCv'] as const

/** Whether a document of a dossier is about people. */
export const isPersonalForm = (form: string): boolean => (personalForms as readonly string[]).includes(form)

/** Offices that answer for a selection; others that see a dossier have no need of people's CVs. */
const inCharge: readonly Role[] = ['authority', 'dostOfficer', 'dostLeader', 'auditor']

/**
 * Whether a person may read the personal documents of a dossier that they may read: its applicants, those who
 * judge it, and the offices in charge.
 */
export function mayReadPersonal(reader: DossierReader, dossier: DossierSeal): boolean {
  if (!mayReadDossier(reader, dossier)) return false
  const { ids, roles, judges } = reader
  const own = ids.some((id) => dossier.applicants.includes(id))
  return own || judges || roles.some((role) => inCharge.includes(role))
}

/** Letters that tell of a dossier: until it is opened they are for its applicants alone. */
export const sealedLetters = ['dossierReceipt', 'dossierReplaced', 'dossierWithdrawn'] as const
