import { type Refusal, refuse } from '../domain/verdict'

/**
 * Constraints and triggers whose violation is the rules saying no, not a fault: by constraint name, or by the code that
 * a trigger raises (`DT100`, its message being the refusal's code).
 */
const refusalOfConstraint: Readonly<Record<string, string>> = {}

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
