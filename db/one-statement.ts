import type { Knex } from 'knex'

/** A write that is not sent yet. */
export type Write = Knex.QueryBuilder

/**
 * Sends writes as one statement, in one trip to PostgreSQL and back. None of them sees what the others do, so
 * no two may touch the same row.
 */
export async function inOneStatement(writes: readonly Write[]): Promise<void> {
  const [last, ...others] = writes
  if (last) await others.reduce((all, write, index) => all.with(`write_${index}`, write), last)
}
