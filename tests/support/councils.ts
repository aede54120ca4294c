import type { AgendaTask, SessionBrief } from '../../domain/councils/state'
import { atHour, type Instant, type LocalDate, localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import type { Application, Handovers } from '../../domain/stages/handover'
import type { TaskBrief } from '../../domain/stages/life'
import { type ProcessInput, sessionStream, stageStream } from '../../workflows/contract'
import { actBy, type Engine, send, startAlone, startWith } from './engine'
import { addPerson } from './people'

/** A moment of a day in Vietnam. */
export const on = (day: string, hour = '09:00'): Instant => atHour(localDate(day), hour)

/** Nine councillors C1..C9: chair, vice chair, two reviewers, scientific secretary, four members. */
export const nineSeats = [
  { person: 'C1', role: 'chair' },
  { person: 'C2', role: 'viceChair' },
  { person: 'C3', role: 'reviewer' },
  { person: 'C4', role: 'reviewer' },
  { person: 'C5', role: 'scientificSecretary' },
  { person: 'C6', role: 'member' },
  { person: 'C7', role: 'member' },
  { person: 'C8', role: 'member' },
  { person: 'C9', role: 'member' },
] as const

/** The ids of the nine. */
export const nine: readonly string[] = nineSeats.map(({ person }) => person)

/** The people around a council: the nine, a substitute S1, A1, O1 and L1 of the offices, the proposer P1. */
export async function seedCouncilPeople({ db }: Engine): Promise<void> {
  for (const id of [...nine, 'S1'])
    await addPerson(db, { id, roles: ['expert'], organisation: 'ORG-EXPERTS' })
  await addPerson(db, { id: 'A1', roles: ['authority'] })
  await addPerson(db, { id: 'O1', roles: ['dostOfficer'] })
  await addPerson(db, { id: 'L1', roles: ['dostLeader'] })
  await addPerson(db, { id: 'P1', roles: ['proposer'], organisation: 'ORG-P' })
}

/** A task's row with its proposer, as the projections need it. */
export async function seedTask({ db }: Engine, id: string, code: string): Promise<void> {
  const opened = on('2026-01-05')
  await db('tasks').insert({
    ...{ id, code, title: 'Giống lúa chịu mặn', field: 'F-NN', type: 'researchProject', edition: '2023' },
    ...{
      stage: 'ordering',
      status: 'ended',
      proposer_organisation: 'ORG-P',
      opened_at: opened,
      last_at: opened,
    },
  })
  await db('task_people').insert({ task_id: id, person_id: 'P1', relation: 'proposer', since: opened })
}

/** What the main flow hands to a stage of the task. */
function briefOf(taskId: string, previous: Handovers): TaskBrief {
  return {
    ...{ taskId, round: 1, previous },
    order: {
      ...{ type: 'researchProject', field: 'F-NN', organisation: 'ORG-P', proposerPerson: 'P1' },
      ...{ resultUserOrganisation: 'ORG-P', resultUserPerson: null, durationMonths: 24 },
      ...{ stateDong: dong(1_000_000_000), counterpartDong: dong(0) },
      products: [{ id: 'SP1', quantity: 2, measurable: true }],
    },
  }
}

/** Starts the stage of a task alone, as its main flow would, and returns its stream. */
export async function startStage(
  engine: Engine,
  kind: 'determination' | 'selection',
  taskId: string,
  code: string,
  previous: Handovers = {},
): Promise<string> {
  await seedTask(engine, taskId, code)
  const stream = stageStream(taskId, kind)
  const input: ProcessInput = {
    ...{ stream, kind, taskId, clock: 'training', brief: briefOf(taskId, previous) },
    law: { editionId: '2023' },
    at: on('2026-02-24'),
  }
  return startAlone(engine, input)
}

/** A valid dossier of a host. */
export function dossier(
  id: string,
  host: string,
  investigator: string,
  stateDong = 1_000_000_000,
): Application {
  return {
    ...{
      id,
      host,
      principalInvestigator: investigator,
      scientificSecretary: null,
      partners: [],
      valid: true,
    },
    ...{
      keyPersons: [investigator],
      hostIsProposer: false,
      hasExcellentTaskIn5Years: false,
      lumpSum: 'final',
    },
    ...{ stateDong: dong(stateDong), counterpartDong: dong(0), lines: [] },
  }
}

/** The input of a session over some tasks. */
export function sessionInput(id: string, brief: SessionBrief, day: string): ProcessInput {
  return {
    ...{ stream: sessionStream(id), kind: 'councilSession', taskId: null, clock: 'training', brief },
    law: { editionId: '2023' },
    at: on(day, '08:00'),
  }
}

/** The appointment of the nine. */
export function appointment(sessionId: string, tasks: readonly AgendaTask[]) {
  return {
    ...{ taskIds: tasks.map(({ taskId }) => taskId), seats: nineSeats, adminSecretary: 'O1', sessionId },
    ...{ expertGroup: [], sittingMode: 'inPerson', sittingAt: null },
  }
}

/** A council of the nine that is appointed and has its papers; `day` is that of the sitting. */
export async function convened(
  engine: Engine,
  id: string,
  brief: SessionBrief,
  { appointedOn, papersOn, sittingOn }: Readonly<Record<'appointedOn' | 'papersOn' | 'sittingOn', string>>,
): Promise<string> {
  const { stream } = sessionInput(id, brief, appointedOn)
  const first = await actBy(engine, 'A1', on(appointedOn), appointment(id, brief.agenda), {
    decisionNumber: '12/QĐ',
  })
  await startWith(engine, 'councilSession', sessionInput(id, brief, appointedOn), 'appointCouncil', first)
  await sendPapers(engine, stream, papersOn, sittingOn)
  return stream
}

/** Sends the papers of a sitting; nothing is on record about anybody. */
export async function sendPapers(
  engine: Engine,
  stream: string,
  papersOn: string,
  sittingOn: string,
): Promise<void> {
  const papersDueOn: LocalDate = localDate(papersOn)
  const body = { sittingAt: on(sittingOn), sittingMode: 'inPerson', papersDueOn, ties: [] }
  const texts = { place: 'Phòng họp 1', papers: ['Phiếu đề xuất'] }
  await send(engine, stream, 'sendPapers', await actBy(engine, 'O1', on(papersOn), body, texts))
}

/** Opens the sitting with all nine, has each cast a ballot, and has the chair conclude. */
export async function satAndConcluded(
  engine: Engine,
  stream: string,
  day: string,
  taskId: string,
  ballots: readonly { readonly member: string; readonly ballot: Record<string, unknown> }[],
  said: Record<string, unknown> = {},
): Promise<void> {
  const present = nine.map((person) => ({ person }))
  const opening = { present, countingPanel: ['C6', 'C7', 'C8'] }
  await send(engine, stream, 'holdSitting', await actBy(engine, 'C1', on(day), opening))
  for (const { member, ballot } of ballots) {
    const act = await actBy(engine, member, on(day, '10:00'), { taskId, ...ballot })
    await send(engine, stream, 'castBallot', act)
  }
  const texts = {
    minutes: 'Hội đồng thảo luận.',
    requests: ['Làm rõ địa chỉ ứng dụng'],
    reasons: [],
    dissent: [],
  }
  const conclusion = await actBy(engine, 'C1', on(day, '11:00'), { taskId, ...said }, texts)
  await send(engine, stream, 'concludeSitting', conclusion)
}

/** The letters in the outbox that a task's people and councillors were owed, by name, counted. */
export async function lettersOf({ db }: Engine): Promise<Readonly<Record<string, number>>> {
  const rows: { letter: string; count: number }[] = await db('outbox')
    .groupBy('letter')
    .select('letter')
    .count()
  return Object.fromEntries(rows.map(({ letter, count }) => [letter, Number(count)]))
}
