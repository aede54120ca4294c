import { accountPurpose } from './beneficiary-accounts'
import type { Db } from './connection'
import { factorPurpose } from './identity/second-factors'
import { type Sealed, type SealKeys, seal, unseal } from './sealed'

/** A table that keeps something sealed in its columns `key_id` and `sealed`, a row a secret. */
interface SealedTable {
  readonly table: string
  /** The column that names a row. */
  readonly id: string
  /** What a row was sealed for. */
  readonly purpose: (id: string) => string
}

/** Every one of them: one line a table. */
const sealedTables: readonly SealedTable[] = [
  { table: 'second_factors', id: 'person_id', purpose: factorPurpose },
  { table: 'beneficiary_accounts', id: 'id', purpose: accountPurpose },
]

async function resealTable(db: Db, keys: SealKeys, { table, id, purpose }: SealedTable): Promise<number> {
  const rows: (Sealed & { readonly id: string })[] = await db(table)
    .whereNot({ key_id: keys[0]?.id ?? '' })
    .select(`${id} as id`, 'key_id as keyId', 'sealed')
  let count = 0
  for (const { id: name, keyId, sealed } of rows) {
    const again = seal(keys, unseal(keys, { keyId, sealed }, purpose(name)), purpose(name))
    // Whoever has changed it meanwhile has sealed it by the first key.
    count += await db(table)
      .where({ [id]: name, key_id: keyId, sealed })
      .update({ key_id: again.keyId, sealed: again.sealed })
  }
  return count
}

/**
 * Seals by the first of the keys whatever the database keeps sealed by another; resolves with how many rows
 * of each table. May be repeated. Throws where a key that something is sealed by is not among them.
 */
export async function resealSecrets(db: Db, keys: SealKeys): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const one of sealedTables) counts[one.table] = await resealTable(db, keys, one)
  return counts
}
