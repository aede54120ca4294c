import type { Knex } from 'knex'

/** Who made what is decided on: queues look for it of every decision that waits. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index journal_makings on journal (task_id, type, seq) include (by_person) where type in (
      'proposalSubmitted', 'proposalSupplemented', 'orderListProposed', 'awardDossierCompleted',
      'awardProposed', 'amendmentRequested')`)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
