import { randomUUID } from 'node:crypto'
import type { Trx } from '../../db/connection'
import { chainStart, entriesInOrder, entryHash } from '../../db/journal'
import type { InvariantId } from '../../scripts/verify/report'
import { on } from '../support/ordering'

/** A bug as it would show, planted in a transaction that is rolled back, and what finds it. */
export interface Plant {
  readonly bug: string
  readonly plant: (trx: Trx) => Promise<unknown>
  /** Exactly these are violated, each in such words. */
  readonly found: Partial<Record<InvariantId, RegExp>>
}

/** Runs a statement on a table whose triggers and references would refuse it; it must touch something. */
async function forced(trx: Trx, table: string, statement: string): Promise<void> {
  await trx.raw(`alter table ${table} disable trigger all`)
  const { rowCount } = await trx.raw<{ rowCount: number }>(statement)
  if (rowCount === 0) throw new Error(`Nothing was planted in ${table}`)
}

/** Rows that are gone. */
export const lost = (table: string, where: string) => (trx: Trx) =>
  forced(trx, table, `delete from ${table} where ${where}`)

/** A column that says something else. */
export const changed = (table: string, where: string, column: string, value: string) => (trx: Trx) =>
  forced(trx, table, `update ${table} set ${column} = ${value} where ${where}`)

/** Rows once more, with other values in some columns. */
export const copied =
  (table: string, where: string, values: Readonly<Record<string, string>>) => (trx: Trx) =>
    forced(
      trx,
      table,
      `insert into ${table} select (jsonb_populate_record(original, jsonb_build_object(
       ${Object.entries(values)
         .map(([column, value]) => `'${column}', ${value}`)
         .join(', ')}))).*
     from ${table} original where ${where}`,
    )

/** One after the other. */
export const both =
  (...plants: readonly Plant['plant'][]) =>
  async (trx: Trx) => {
    for (const plant of plants) await plant(trx)
  }

/** A constraint that is not there while the bug happens. */
export const without = (table: string, constraint: string) => (trx: Trx) =>
  trx.raw(`alter table ${table} drop constraint ${constraint}`)

/** As if two records had been merged before, and nobody had looked. */
export const mergedBefore = (merged: string, kept: string) => async (trx: Trx) => {
  const id = randomUUID()
  const at = on('2025-02-03')
  await trx('merge_proposals').insert({
    ...{ id, kept, merged, reason: 'Một người', document: 'CV 1', proposed_by: 'P-013', proposed_at: at },
  })
  await trx('merge_decisions').insert({
    ...{ proposal: id, outcome: 'confirmed', under: 'role:admin', decided_by: 'P-013', decided_at: at },
    alone: true,
  })
}

/** Every hash of the journal made anew, as a forger would who knows how: no chain shows the change. */
export async function hashedAnew(trx: Trx): Promise<void> {
  await trx.raw('alter table journal disable trigger all')
  const heads = new Map<string, string>()
  for await (const entry of entriesInOrder(trx)) {
    const prevHash = heads.get(entry.chain) ?? chainStart
    const hash = entryHash(entry, entry.chainSeq, prevHash)
    heads.set(entry.chain, hash)
    await trx('journal').where({ seq: entry.seq }).update({ prev_hash: prevHash, hash })
  }
  for (const [chain, head] of heads) await trx('chains').where({ chain }).update({ head })
}
