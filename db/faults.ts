import { DatabaseError } from 'pg'

/** Why something failed, in names only: messages and details of PostgreSQL may quote the values of a row. */
export interface Fault {
  /** Class of the error. */
  readonly errorClass: string
  /** SQLSTATE of PostgreSQL, or the system's code of a connection that failed. */
  readonly errorCode: string | null
  readonly constraintName: string | null
  readonly tableName: string | null
}

const codeForm = /^[A-Z0-9_]{1,40}$/

/** The names in an error. */
export function faultOf(error: unknown): Fault {
  const none = { errorCode: null, constraintName: null, tableName: null }
  if (!(error instanceof Error)) return { ...none, errorClass: typeof error }
  const errorClass = error.constructor.name
  if (error instanceof DatabaseError) {
    const { code = null, constraint = null, table = null } = error
    return { errorClass, errorCode: code, constraintName: constraint, tableName: table }
  }
  const code = String((error as NodeJS.ErrnoException).code)
  return { ...none, errorClass, errorCode: codeForm.test(code) ? code : null }
}

/** An error as a log may have it: one of PostgreSQL keeps its names and its place, and loses its texts. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error
  const { errorClass, errorCode, constraintName, tableName } = faultOf(error)
  const names = [errorClass, errorCode, tableName, constraintName].filter((name) => name !== null)
  const told = new Error(names.join(' '))
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  told.stack = [String(told), ...frames].join('\n')
  return told
}
