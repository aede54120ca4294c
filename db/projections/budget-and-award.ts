import { processOpened } from '../../domain/fact'
import type {
  AppointAppraisalTeam,
  AskAppraisalQuestion,
  ConcludeAppraisal,
  SendAppraisalPapers,
} from '../../domain/stages/appraisal'
import type { ApproveAward } from '../../domain/stages/award'
import type { AwardedTask } from '../../domain/stages/handover'
import type { TaskBrief } from '../../domain/stages/life'
import type { Trx } from '../connection'
import { relate } from './life'
import { dataOf, type ProjectedFact, type Projectors } from './projector'

/** The texts of an appraisal's conclusion. */
interface ConclusionTexts {
  readonly reasons: readonly { readonly line: string; readonly text: string }[]
}

/** The winner's people may act from the appraisal on; the award confirms them. */
async function relateWinner(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { previous, hostPersons } = dataOf<TaskBrief & { hostPersons: readonly string[] }>(fact)
  const { winner } = previous.selection!
  const taskId = fact.taskId!
  await relate(trx, fact.at, [
    { taskId, person: winner.principalInvestigator, relation: 'principalInvestigator' },
    ...hostPersons.map((person) => ({ taskId, person, relation: 'host' as const })),
  ])
}

/** The appraisal of the estimate, and the award with the people who will perform the task. */
export const budgetProjectors: Projectors = {
  async [processOpened](trx, fact) {
    if (fact.kind === 'appraisal') await relateWinner(trx, fact)
  },

  async appraisalTeamAppointed(trx, fact) {
    const { team } = dataOf<AppointAppraisalTeam>(fact)
    const taskId = fact.taskId!
    await trx('appraisals')
      .insert({ task_id: taskId, team: JSON.stringify(team) })
      .onConflict('task_id')
      .merge()
    await trx('task_people')
      .where({ task_id: taskId, relation: 'appraisalTeam' })
      .whereNull('until')
      .update({ until: fact.at })
    const related = team.map(({ person }) => ({ taskId, person, relation: 'appraisalTeam' as const }))
    await relate(trx, fact.at, related)
  },

  async appraisalPapersSent(trx, fact) {
    const { sittingAt } = dataOf<SendAppraisalPapers>(fact)
    await trx('appraisals')
      .where({ task_id: fact.taskId })
      .update({ papers_sent_at: fact.at, sitting_at: sittingAt })
  },

  async appraisalQuestionAsked(trx, fact) {
    const { number, lines, content } = dataOf<AskAppraisalQuestion & { number: number; content?: object }>(
      fact,
    )
    const question = { number, lines, askedBy: fact.by, askedAt: fact.at, ...content }
    await trx('appraisals')
      .where({ task_id: fact.taskId })
      .update({ questions: trx.raw('questions || ?::jsonb', JSON.stringify([question])) })
  },

  async appraisalQuestionAnswered(trx, fact) {
    const { number, content } = dataOf<{ number: number; content?: object }>(fact)
    const answer = JSON.stringify({ answeredBy: fact.by, answeredAt: fact.at, ...content })
    await trx('appraisals')
      .where({ task_id: fact.taskId })
      .update({
        questions: trx.raw('jsonb_set(questions, ?, (questions -> ?::int) || ?::jsonb)', [
          `{${number - 1}}`,
          number - 1,
          answer,
        ]),
      })
  },

  async appraisalConcluded(trx, fact) {
    const said = dataOf<ConcludeAppraisal & { content?: ConclusionTexts }>(fact)
    const reasonOf = (line: string) =>
      said.content?.reasons.find((reason) => reason.line === line)?.text ?? null
    const lines = said.lines.map(({ explained: _said, ...line }) => ({
      ...line,
      reason: reasonOf(line.line),
    }))
    await trx('appraisals')
      .where({ task_id: fact.taskId })
      .update({
        present: JSON.stringify(said.present),
        lines: JSON.stringify(lines),
        state_dong: said.stateDong,
        counterpart_dong: said.counterpartDong,
        lump_sum: said.lumpSum,
        concluded_at: fact.at,
      })
  },

  async awardApproved(trx, fact) {
    const award = dataOf<ApproveAward & AwardedTask & { hostPersons: readonly string[] }>(fact)
    const taskId = fact.taskId!
    const money = { state_dong: award.stateDong, counterpart_dong: award.counterpartDong }
    const shared = { ...money, host_organisation: award.host, duration_months: award.durationMonths }
    await trx('tasks').where({ id: taskId }).update(shared)
    await trx('awards').insert({
      ...{ task_id: taskId, ...shared, lump_sum: award.lumpSum, decided_on: award.decidedOn },
      decision_number: award.decisionNumber,
      principal_investigator: award.principalInvestigator,
      decided_by: fact.by,
    })
    await trx('task_people')
      .where({ task_id: taskId, relation: 'host' })
      .whereNull('until')
      .whereNotIn('person_id', [...award.hostPersons])
      .update({ until: fact.at })
    const known = await trx('task_people')
      .where({ task_id: taskId, relation: 'host' })
      .whereNull('until')
      .pluck('person_id')
    const hosts = award.hostPersons.filter((id) => !known.includes(id))
    await relate(trx, fact.at, [
      ...(award.scientificSecretary
        ? [{ taskId, person: award.scientificSecretary, relation: 'scientificSecretary' as const }]
        : []),
      ...hosts.map((person) => ({ taskId, person, relation: 'host' as const })),
    ])
  },

  async awardPublished(trx, fact) {
    const { publishedOn, keptUntil } = dataOf<{ publishedOn: string; keptUntil: string }>(fact)
    await trx('awards')
      .where({ task_id: fact.taskId })
      .update({ published_on: publishedOn, kept_until: keptUntil })
  },
}
