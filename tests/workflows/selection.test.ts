import { seedCalendar } from '../../db/calendar'
import type { AgendaTask } from '../../domain/councils/state'
import { calendarSeed } from '../../regulations/calendar'
import {
  convened,
  dossier,
  lettersOf,
  nine,
  on,
  satAndConcluded,
  seedCouncilPeople,
  startStage,
} from '../support/councils'
import { actBy, type Engine, endOf, send, startEngine } from '../support/engine'
import { addPerson } from '../support/people'

let engine: Engine
const days = { appointedOn: '2026-03-02', papersOn: '2026-03-04', sittingOn: '2026-03-16' }

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  await seedCouncilPeople(engine)
  await addPerson(engine.db, { id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  await addPerson(engine.db, { id: 'H2', roles: ['principalInvestigator'], organisation: 'ORG-G' })
})

afterAll(() => engine.stop())

const stage = (kind: 'determination' | 'selection', taskId: string, code: string, previous = {}) =>
  startStage(engine, kind, taskId, code, previous)

function task(taskId: string, stageOf: string, more: Partial<AgendaTask> = {}): AgendaTask {
  return { taskId, stage: stageOf, type: 'researchProject', sides: [], earlierMembers: [], ...more }
}

const by = async (
  stream: string,
  person: string,
  name: string,
  day: string,
  body = {},
  texts?: Record<string, unknown>,
) => send(engine, stream, name, await actBy(engine, person, on(day), body, texts))

const points = (total: 'high' | 'low') => {
  const most = {
    overview: 12,
    contentStaffMethod: 24,
    products: 16,
    applicability: 16,
    planBudget: 16,
    capability: 16,
  }
  return Object.fromEntries(
    Object.entries(most).map(([key, max]) => [key, total === 'high' ? max - 2 : max / 2]),
  )
}

function selectionTask(
  taskId: string,
  stream: string,
  applications: ReturnType<typeof dossier>[],
): AgendaTask {
  return task(taskId, stream, {
    sides: applications.map(({ host, partners, keyPersons }) => ({ host, partners, keyPeople: keyPersons })),
    scoring: {
      table: 'applied',
      applications: applications.map(({ id, stateDong }) => ({
        id,
        stateDong,
        hostIsProposer: false,
        hasExcellentTask: false,
      })),
    },
  })
}

const scored = (levels: Readonly<Record<string, 'high' | 'low'>>) =>
  nine.flatMap((member) =>
    Object.entries(levels).map(([application, level]) => ({
      member,
      ballot: { application, points: points(level) },
    })),
  )

async function selectionOf(taskId: string, code: string, levels: Readonly<Record<string, 'high' | 'low'>>) {
  const applications = [dossier(`${taskId}-1`, 'ORG-H', 'H1'), dossier(`${taskId}-2`, 'ORG-G', 'H2')]
  const call = { deadline: on('2026-02-20'), round: 1, firstPostedOn: null, applications }
  const stream = await stage('selection', taskId, code, { call })
  const agenda = [selectionTask(taskId, stream, applications)]
  const session = await convened(engine, `s${taskId}`, { kind: 'selection', agenda }, days)
  await satAndConcluded(engine, session, '2026-03-16', taskId, scored(levels))
  return stream
}

test('the best dossier wins; its host and the other are told, each of its own points', async () => {
  const stream = await selectionOf('v1', 'NV-2026-005', { 'v1-1': 'high', 'v1-2': 'low' })
  await by(stream, 'O1', 'tellApplicants', '2026-03-18')
  expect(await endOf(engine, stream)).toMatchObject({
    outcome: 'selected',
    state: {
      winner: { id: 'v1-1' },
      meanPoints: 88,
      councillors: nine,
      seniorCouncillors: ['C1', 'C2', 'C3', 'C4'],
    },
  })
  const rows = await engine.db('outbox').whereLike('letter', 'selectionResult%').orderBy('letter')
  expect(rows.map(({ letter, to_person, context }) => [letter, to_person, context.meanPoints])).toEqual([
    ['selectionResultLoser', 'H2', 50],
    ['selectionResultWinner', 'H1', 88],
  ])
})

test('where nobody reaches the mark the authority calls again or cancels', async () => {
  const again = await selectionOf('v2', 'NV-2026-006', { 'v2-1': 'low', 'v2-2': 'low' })
  await by(again, 'O1', 'tellApplicants', '2026-03-18')
  expect(await engine.db('tasks').where({ id: 'v2' }).first('status')).toEqual({ status: 'noneSelected' })
  await by(again, 'A1', 'callAgain', '2026-03-20')
  expect(await endOf(engine, again)).toMatchObject({ outcome: 'callAgain' })
  const cancelled = await selectionOf('v3', 'NV-2026-007', { 'v3-1': 'low', 'v3-2': 'low' })
  await by(cancelled, 'O1', 'tellApplicants', '2026-03-18')
  await by(
    cancelled,
    'A1',
    'cancelSelection',
    '2026-03-20',
    { reasons: 1 },
    { reasonTexts: ['Không còn nhu cầu'] },
  )
  expect(await endOf(engine, cancelled)).toMatchObject({ outcome: 'cancelled' })
  expect(await lettersOf(engine)).toMatchObject({ selectionNoneWins: 8, callCancelled: 3 })
})

test('a tie that no rule breaks waits for the authority', async () => {
  const stream = await selectionOf('v4', 'NV-2026-008', { 'v4-1': 'high', 'v4-2': 'high' })
  expect(await engine.db('tasks').where({ id: 'v4' }).first('status')).toEqual({ status: 'tied' })
  const foreign = by(stream, 'A1', 'decideTie', '2026-03-17', { application: 'v1-1' }, { reason: 'Năng lực' })
  await expect(foreign).rejects.toMatchObject({ cause: { message: 'selection/not-among-the-tied' } })
  await by(stream, 'A1', 'decideTie', '2026-03-17', { application: 'v4-2' }, { reason: 'Năng lực' })
  await by(stream, 'O1', 'tellApplicants', '2026-03-18')
  expect(await endOf(engine, stream)).toMatchObject({
    outcome: 'selected',
    state: { winner: { id: 'v4-2' } },
  })
})
