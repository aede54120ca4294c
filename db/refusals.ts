import { type Refusal, refuse } from '../domain/verdict'

/**
 * Constraints and triggers whose violation is the rules saying no, not a fault: by constraint
 * name, or by the code that a trigger raises (`DT100`, its message being the refusal's code).
 */
const refusalOfConstraint: Readonly<Record<string, string>> = {
  people_email_once: 'administration/email-taken',
  people_email_key: 'administration/email-taken',
  person_emails_once: 'administration/email-taken',
  national_id_once: 'identity/national-id-taken',
  calendar_years_pkey: 'administration/stale',
  applications_pkey: 'call/already-applied',
  council_agenda_open: 'council/already-appointed',
  ballots_one_a_member: 'council/ballot-cast-already',
  appropriation_not_overdrawn: 'money/appropriation-exceeded',
  appropriation_two_persons: 'money/approver-is-proposer',
  contract_number_once: 'contract/number-taken',
  contract_two_sides: 'contract/one-person-for-both',
  contract_not_exceeded: 'money/contract-exceeded',
  contract_settled_within_paid: 'settlement/above-paid',
  contract_refund_within_due: 'refund/above-due',
  beneficiary_account_version: 'beneficiary-account/waits-already',
  beneficiary_account_decisions_pkey: 'beneficiary-account/decided-already',
  tranche_asked_once: 'funding/tranche-taken',
  tranche_checker_is_not_maker: 'tranche/checker-is-maker',
  tranche_approver_is_not_maker: 'tranche/approver-is-maker',
  tranche_payer_is_not_maker: 'tranche/confirmer-is-maker',
  settlement_two_persons: 'settlement/confirmer-is-maker',
  registration_certificate_once: 'registration/certificate-taken',
}

interface PgError {
  readonly code: string
  readonly constraint?: string
  readonly message: string
  readonly detail?: string
}

function isPgError(error: unknown): error is PgError {
  return error instanceof Error && typeof (error as { code?: unknown }).code === 'string'
}

/** The refusal that a database error stands for; undefined for a fault. */
export function databaseRefusal(error: unknown): Refusal | undefined {
  if (!isPgError(error)) return undefined
  if (error.code === 'DT100') {
    const [code = ''] = error.message.split(' - ').slice(-1)
    return refuse(code.trim(), error.detail ? { detail: error.detail } : {})
  }
  const code = error.constraint && refusalOfConstraint[error.constraint]
  return code ? refuse(code) : undefined
}
