import type { Db, Trx } from './connection'

/** The channel of those who wait for something to change; what is told is only what has changed. */
export const factsChannel = 'detai_facts'

/** Tells whoever listens that something about an organisation has changed, when the transaction commits. */
export async function noticeOrganisation(db: Db | Trx, organisation: string): Promise<void> {
  await db.raw('select pg_notify(?, ?)', [factsChannel, aboutOrganisation(organisation)])
}

/** How it is named on the channel; tasks go by their id, other processes by their stream. */
export const aboutOrganisation = (organisation: string): string => `organisation/${organisation}`
