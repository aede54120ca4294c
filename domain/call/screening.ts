import type { Law } from '../../regulations/schema'
import { type DescriptionKind, dossierDefects } from '../eligibility'
import { isSocialField } from '../fields'
import type { TaskType } from '../life'
import type { CallApplication } from './application'

/** What the opening found of one dossier. */
export interface ScreenedApplication {
  readonly application: string
  readonly valid: boolean
  /** Codes of required forms that it lacks. */
  readonly missing: readonly string[]
}

/** The kind of description that a task needs: it fixes the form (TT 20/2023, Điều 5.3). */
export function descriptionOf(type: TaskType, field: string): DescriptionKind {
  if (type === 'pilotProduction') return 'pilot'
  if (type === 'scientificScheme') return 'scheme'
  return isSocialField(field) ? 'social' : 'applied'
}

/** The forms that every dossier of a task must hold: only these decide its validity at the opening. */
export function requiredForms(task: { type: TaskType; field: string }, law: Law['call']): readonly string[] {
  return law.requiredDocuments.value[descriptionOf(task.type, task.field)]
}

/**
 * Judges every dossier by its required forms (TT 20/2023,
 * Điều 7.5); the officer may judge otherwise, with reasons.
 */
export function screenByForms(
  applications: readonly CallApplication[],
  task: { type: TaskType; field: string },
  law: Law['call'],
): ScreenedApplication[] {
  const required = requiredForms(task, law)
  return applications.map(({ id, forms }) => {
    const missing = required.filter((form) => !forms.includes(form))
    return { application: id, valid: missing.length === 0, missing }
  })
}

/**
 * Forms that a dossier should hold by its own contents, and lacks: shown to the officer, deciding nothing.
 */
export function conditionalHints(
  application: Pick<CallApplication, 'forms' | 'partners' | 'counterpartDong'>,
  task: { type: TaskType; field: string },
  law: Law['call'],
) {
  const needs = {
    description: descriptionOf(task.type, task.field),
    partners: application.partners.length > 0,
    experts: false,
    counterpartFunds: application.counterpartDong > 0,
    recommended: false,
  }
  return dossierDefects([...application.forms, ...requiredForms(task, law)], needs, law)
}
