import type { Knex } from 'knex'

/** Who made what is decided on: queues look for it, of all tasks and of each. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index journal_makings on journal (by_person, task_id, type, seq) where type in (
      'proposalSubmitted', 'proposalSupplemented', 'orderListProposed', 'awardDossierCompleted',
      'awardProposed', 'amendmentRequested')`)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
