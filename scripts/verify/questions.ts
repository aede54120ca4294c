import type { Db } from '../../db/connection'
import type { Checks } from './report'

/** A question to the tables, in one statement, so that it sees one moment of them. */
export interface Question {
  /** One row for each thing checked: `what` it is, and whether it `holds`. */
  readonly sql: string
  readonly bindings?: readonly number[]
  /** What is wrong with a thing that does not hold. */
  readonly wrong: string
}

/** Asks questions one after the other. What cannot be answered (null) does not hold. */
export async function ask(db: Db, checks: Checks, questions: readonly Question[]): Promise<void> {
  for (const { sql, bindings = [], wrong } of questions) {
    const { rows } = await db.raw<{ rows: { what: string; holds: boolean | null }[] }>(sql, [...bindings])
    for (const { what, holds } of rows) checks.expect(holds === true, () => `${what}: ${wrong}`)
  }
}
