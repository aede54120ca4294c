import type { Db } from '../../db/connection'

/** A classified task as it is registered. */
export const followed = {
  ...{ stage: 'execution', on: '2023-10-02' },
  ...{ startsOn: '2023-10-02', endsOn: '2025-10-02' },
}

/** Clears a person for state secrets, by default for every day that tests play on. */
export async function clear(db: Db, person: string, from = '2020-01-01', to = '2039-12-31'): Promise<void> {
  await db('clearances').insert({ person_id: person, valid_from: from, valid_to: to, document: '01/QĐ' })
}
