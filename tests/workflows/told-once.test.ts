import type { FactToRecord } from '../../activities/contract'
import { recordingActivities } from '../../activities/record-facts'
import { tellingOthers } from '../../activities/tell-others'
import { seedCalendar } from '../../db/calendar'
import { calendarSeed } from '../../regulations/calendar'
import { goneFailure, sessionStream, stageStream, told } from '../../workflows/contract'
import { nineSeats, seedCouncilPeople } from '../support/councils'
import { actBy, type Engine, handleOf, send, startEngine } from '../support/engine'
import { JournalDriver } from '../support/journal-driver'
import { act, on, submitted } from '../support/ordering'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  await seedCouncilPeople(engine)
})

afterAll(() => engine.stop())

/** How often a workflow was told something. */
async function timesTold(stream: string): Promise<number> {
  const { events } = await handleOf(engine, stream).fetchHistory()
  const signals = (events ?? []).map((event) => event.workflowExecutionSignaledEventAttributes?.signalName)
  return signals.filter((name) => name === told.name).length
}

test('a commit whose answer was lost tells another workflow once, however often it is tried', async () => {
  const stream = await submitted(engine, 'o1', '2026-03-02')
  await act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-03') })
  const search = { hits: [], conclusion: 'clear' }
  await act(engine, stream, 'recordOverlapSearch', { by: 'O1', at: on('2026-03-04'), body: search })
  const stage = stageStream('o1', 'determination')
  const session = sessionStream('so1')
  const agenda = [{ taskId: 'o1', stage, type: 'researchProject', sides: [], earlierMembers: [] }]
  const brief = { kind: 'determination', agenda }
  await new JournalDriver(engine.db).open('councilSession', session, null, on('2026-03-05'), brief)
  const seats = { seats: nineSeats, taskIds: ['o1'], sessionId: 'so1', kind: 'determination' }
  const { key, at, by, under, hash } = await actBy(engine, 'L1', on('2026-03-05'))
  const appointment = {
    ...seats,
    adminSecretary: 'O1',
    expertGroup: [],
    sittingMode: 'inPerson',
    sittingAt: null,
  }
  const fact: FactToRecord = {
    ...{ key, at, by, type: 'councilAppointed', data: appointment, hasContent: false },
    act: { name: 'appointCouncil', under, hash },
  }
  const { recordFacts } = tellingOthers(recordingActivities(engine.db), engine.client)
  const commit = { stream: session, kind: 'councilSession', taskId: null, facts: [fact] } as const
  const [first, again] = [await recordFacts(commit), await recordFacts(commit)]
  expect(again.seq).toBe(first.seq)
  expect(await timesTold(stage)).toBe(1)
})

test('an act for a stage that has ended leaves no trace in the workflow of its task', async () => {
  const stream = await submitted(engine, 'o2', '2026-03-02')
  await act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-03') })
  const search = { hits: [], conclusion: 'clear' }
  await act(engine, stream, 'recordOverlapSearch', { by: 'O1', at: on('2026-03-04'), body: search })
  const { historyLength } = await handleOf(engine, stream).describe()
  const late = send(engine, stream, 'withdrawProposal', await actBy(engine, 'P1', on('2026-03-05')))
  await expect(late).rejects.toMatchObject({ cause: { type: goneFailure } })
  expect((await handleOf(engine, stream).describe()).historyLength).toBe(historyLength)
})
