import type { Trx } from '../../../db/connection'
import type { FactToProject } from '../../../db/projections/project'
import { deadlineEscalated, deadlineMissed, deadlineReminded } from '../../../domain/fact'
import { fromMillis } from '../../../domain/instant'
import { awaitedTokens } from '../../../domain/rights'
import { sessionIdIn } from '../../../domain/streams'
import { addresseesOf } from '../addressees'
import { duties } from '../duties'
import { afterContractMissed, afterContractReminders } from './deadlines-after-contract'
import type { Owed, OwedLetter, Recipients } from './owed-letter'
import type { Missed, Reminder } from './reminder'

/** Whom a token stands for: 'role:x', 'person:x', or '<scope>:<relation>'. */
function recipientsOf(token: string): Recipients {
  const cut = token.lastIndexOf(':')
  const [scope, name] = [token.slice(0, cut), token.slice(cut + 1)]
  if (scope === 'role') return { role: name } as Recipients
  if (scope === 'person') return { persons: [name] }
  return { relation: name, ...(scope.startsWith('session/') ? { stream: scope } : {}) } as Recipients
}

interface Row {
  readonly waits_for: string
  readonly due: Date
  readonly tokens: string[] | null
}

async function deadlineOf(trx: Trx, fact: FactToProject): Promise<Row & { name: string; tokens: string[] }> {
  const { name } = fact.data as { name: string }
  const row: Row = await trx('deadlines')
    .leftJoin('awaited_acts', (on) =>
      on.on('awaited_acts.stream', 'deadlines.stream').andOn('awaited_acts.act', 'deadlines.waits_for'),
    )
    .where({ 'deadlines.stream': fact.stream, 'deadlines.name': name })
    .orderBy('opened_seq', 'desc')
    .first('waits_for', 'due', 'tokens')
  const scope = fact.kind === 'councilSession' ? fact.stream : `task/${fact.taskId}`
  return { ...row, name, tokens: row.tokens ?? awaitedTokens(row.waits_for, scope) }
}

/** A sitting has no task of its own: its letters are about the first of its agenda and lead to it. */
async function aboutOf(
  trx: Trx,
  { kind, stream }: FactToProject,
): Promise<{ readonly taskId?: string; readonly path?: string }> {
  if (kind !== 'councilSession') return {}
  const id = sessionIdIn(stream)
  const { task_id: taskId } = await trx('council_agenda')
    .where({ session_id: id })
    .orderBy('position')
    .first('task_id')
  return { taskId, path: `/phien-hop/${id}` }
}

const namesAtMost = 3

/** Deadlines whose reminder has a letter of its own, by the deadline's name without its number. */
const reminders: Readonly<Record<string, Reminder>> = { ...afterContractReminders }

/** 'reportDue-3' is the third of the deadlines 'reportDue'. */
function seriesOf(name: string): { series: string; number: number } {
  const [, series = name, number = '0'] = /^(.*)-(\d+)$/.exec(name) ?? []
  return { series, number: Number(number) }
}

/** Deadlines whose passing tells those who are late at once, by the deadline's name without its number. */
const missed: Readonly<Record<string, Missed>> = { ...afterContractMissed }

/**
 * A reminder goes to whoever is awaited; an escalation to
 * the leaders of the agency, who are told who is late.
 */
export const deadlineOwed: Readonly<Record<string, Owed>> = {
  async [deadlineReminded](trx, fact): Promise<OwedLetter[]> {
    const { name, waits_for: waitsFor, tokens } = await deadlineOf(trx, fact)
    const { series, number } = seriesOf(name)
    const { letter, context } = (await reminders[series]?.(trx, fact, number)) ?? {
      letter: 'deadlineReminder' as const,
      context: { duty: duties[waitsFor] ?? '' },
    }
    const about = await aboutOf(trx, fact)
    return tokens.map((token) => ({ letter, to: recipientsOf(token), context, deadline: name, ...about }))
  },

  async [deadlineMissed](trx, fact): Promise<readonly OwedLetter[]> {
    const { series, number } = seriesOf((fact.data as { name: string }).name)
    return (await missed[series]?.(trx, fact, number)) ?? []
  },

  async [deadlineEscalated](trx, fact): Promise<OwedLetter[]> {
    const { name, waits_for: waitsFor, tokens, due } = await deadlineOf(trx, fact)
    const about = await aboutOf(trx, fact)
    const taskId = about.taskId ?? fact.taskId
    const late = tokens.map((token) => ({ to: recipientsOf(token), taskId }))
    const names = [...new Set((await addresseesOf(trx, fact, late)).map((person) => person.name))]
    const lateParty = names.slice(0, namesAtMost).join(', ') + (names.length > namesAtMost ? ' …' : '')
    const context = { duty: duties[waitsFor] ?? '', lateSince: fromMillis(due.getTime()), lateParty }
    return [{ letter: 'deadlineEscalation', to: { role: 'dostLeader' }, context, deadline: name, ...about }]
  },
}
