import { renderLetter } from '../../activities/letters/render'
import { seedCalendar } from '../../db/calendar'
import { callTables } from '../../db/projections/call'
import { differences, withRebuilt } from '../../db/rebuild'
import demoOverlay from '../../demo/overlay.json'
import type { Instant } from '../../domain/instant'
import type { Handovers } from '../../domain/stages/handover'
import type { Overlay } from '../../regulations'
import { calendarSeed } from '../../regulations/calendar'
import type { LetterName } from '../../templates/letters'
import { advanceClock, type ProcessInput, type StageResult, stageStream } from '../../workflows/contract'
import { application, bringIn, callBrief, momentOn, noticeUntil, seedCallTask } from '../support/call'
import { actBy, type Engine, endOf, handleOf, send, startAlone, startEngine } from '../support/engine'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  await seedCallTask(engine.db, ['call-1', 'call-2', 'call-3', 'call-4', 'call-5'])
})

afterAll(() => engine.stop())

/** Starts the call of a task alone, as its main flow would. */
async function begun(taskId: string, previous: Handovers = {}): Promise<string> {
  const stream = stageStream(taskId, 'call')
  const law = { editionId: '2023' as const, overlay: demoOverlay as Overlay }
  const at = momentOn('2026-03-02', '08:00')
  const brief = callBrief({}, previous)
  const input: ProcessInput = { stream, kind: 'call', taskId, law, clock: 'training', at, brief }
  return startAlone(engine, input)
}

async function does(
  stream: string,
  act: string,
  by: string,
  at: Instant,
  body: object = {},
  content?: Record<string, unknown>,
) {
  return send(engine, stream, act, await actBy(engine, by, at, body, content))
}

async function handsIn(stream: string, by: string, at: Instant, dossier = application('a1')) {
  await bringIn(engine.db, by, dossier)
  return does(stream, 'submitApplication', by, at, dossier, { summary: 'Bí mật đến khi mở' })
}

async function lettersOf(taskId: string): Promise<string[]> {
  const rows = await engine
    .db('outbox')
    .join('journal', 'journal.seq', 'outbox.fact_seq')
    .where('journal.task_id', taskId)
    .orderBy(['journal.seq', 'letter', 'to_person'])
    .select('letter', 'to_person')
  return rows.map(({ letter, to_person: to }) => `${letter} ${to}`)
}

const resultOf = (stream: string): Promise<StageResult> => endOf(engine, stream)

test('dossiers come in sealed, are replaced and withdrawn, and the valid ones go on', async () => {
  const stream = await begun('call-1')
  await does(stream, 'postNotice', 'O1', momentOn('2026-03-03'), noticeUntil('2026-04-03'), { notice: 'Mời' })
  const before = await engine.db('tasks').where({ id: 'call-1' }).first('last_at')
  await handsIn(stream, 'H1', momentOn('2026-03-20'))
  const second = application('a2', { host: 'ORG-G', principalInvestigator: 'H2' })
  await handsIn(stream, 'H2', momentOn('2026-03-23'), second)
  const better = application('a1', { partners: ['ORG-G'] })
  await does(stream, 'replaceApplication', 'H1', momentOn('2026-04-01'), better)
  await does(stream, 'withdrawApplication', 'H2', momentOn('2026-04-02'), { application: 'a2' })
  expect(await engine.db('tasks').where({ id: 'call-1' }).first('last_at')).toEqual(before)
  expect(await engine.db('task_people').where({ task_id: 'call-1', relation: 'applicant' })).toEqual([])
  const receipts = await engine
    .db('receipts')
    .where({ task_id: 'call-1' })
    .orderBy('received_at')
    .select('state')
  expect(receipts.map(({ state }) => state)).toEqual(['replaced', 'withdrawn', 'valid'])

  await does(stream, 'openDossiers', 'O1', momentOn('2026-04-08'), {}, { minutes: 'Mở công khai' })
  const [found] = await engine.db('applications').where({ task_id: 'call-1', valid: true })
  expect(found).toMatchObject({ id: 'a1', host: 'ORG-H', state_dong: 900_000_000, missing: [] })
  expect(found.hints).toContainEqual(
    expect.objectContaining({
      about: 'documents',
      params: { documents: ['B1-5', 'B1-6', 'financialReports', 'counterpartPlan'] },
    }),
  )
  await does(stream, 'tellOpeningResult', 'O1', momentOn('2026-04-10'))
  const { outcome, state } = await resultOf(stream)
  expect(outcome).toBe('opened')
  expect(state).toMatchObject({
    round: 1,
    firstPostedOn: '2026-03-03',
    applications: [{ id: 'a1', valid: true }],
  })
  expect(await lettersOf('call-1')).toEqual([
    'callPublished H1',
    'callPublished H2',
    'dossierReceipt H1',
    'dossierReceipt H2',
    'dossierReplaced H1',
    'dossierWithdrawn H2',
    'deadlineReminder O1',
    'openingResult H1',
  ])
})

test('after the deadline, to the moment, every change of a dossier is refused with the time', async () => {
  const stream = await begun('call-2')
  await does(stream, 'postNotice', 'O1', momentOn('2026-03-03'), noticeUntil('2026-04-03'))
  await handsIn(stream, 'H1', '2026-04-03T09:59:59.999Z' as Instant, application('d1'))
  for (const act of ['submitApplication', 'replaceApplication', 'withdrawApplication']) {
    const late = does(stream, act, 'H1', momentOn('2026-04-03', '17:00'), application('a9'))
    await expect(late).rejects.toMatchObject({
      cause: {
        message: 'call/deadline-passed',
        details: [
          { params: { deadline: momentOn('2026-04-03', '17:00'), at: momentOn('2026-04-03', '17:00') } },
        ],
      },
    })
  }
  await handleOf(engine, stream).signal(advanceClock, momentOn('2026-04-03', '17:00'))
  await does(stream, 'openDossiers', 'O1', momentOn('2026-04-14'))
  const opening = await engine.db('deadlines').where({ stream, name: 'opening' }).first()
  expect(opening).toMatchObject({ counted_from: '2026-04-03' })
})

test('without a valid dossier there is a second call, and after it the task may be called off', async () => {
  const stream = await begun('call-3')
  await does(stream, 'postNotice', 'O1', momentOn('2026-03-03'), noticeUntil('2026-04-03'))
  const documents = application('b1').documents.filter(({ form }) => form !== 'B1-4')
  await handsIn(stream, 'H1', momentOn('2026-03-20'), application('b1', { documents }))
  await does(stream, 'openDossiers', 'O1', momentOn('2026-04-08'))
  await does(stream, 'tellOpeningResult', 'O1', momentOn('2026-04-10'))
  expect(await engine.db('tasks').where({ id: 'call-3' }).first('status')).toEqual({
    status: 'noValidDossier',
  })
  const [told] = await engine
    .db('outbox')
    .where({ letter: 'openingResult', to_person: 'H1' })
    .whereRaw(`context ->> 'valid' = 'false'`)
  expect(told.context.reasons).toEqual(['Thiếu tài liệu B1-4: Lý lịch khoa học.'])
  await does(stream, 'postNoticeAgain', 'O1', momentOn('2026-05-04'), noticeUntil('2026-06-05'))
  expect(await engine.db('tasks').where({ id: 'call-3' }).first('status')).toEqual({
    status: 'secondCallOpen',
  })
  await does(stream, 'openDossiers', 'O1', momentOn('2026-06-08'))
  await does(
    stream,
    'cancelCall',
    'L1',
    momentOn('2026-06-10'),
    { reasons: 1 },
    { reasonTexts: ['Không ai dự.'] },
  )
  expect(await resultOf(stream)).toMatchObject({ outcome: 'cancelled' })
  expect(await lettersOf('call-3')).toEqual([
    'callPublished H1',
    'callPublished H2',
    'dossierReceipt H1',
    'deadlineReminder O1',
    'noValidDossier L1',
    'noValidDossier O1',
    'openingResult H1',
    'callPublished H1',
    'callPublished H2',
    'noValidDossier L1',
    'noValidDossier O1',
    'callCancelled H1',
    'callCancelled P1',
  ])
})

test('a direct assignment asks one host, and takes a dossier from no other', async () => {
  const previous = {
    determination: {
      method: 'directAssignment' as const,
      approvedOn: momentOn('2026-03-01').slice(0, 10) as never,
      sessionIds: [],
      councillors: [],
    },
  }
  const stream = await begun('call-4', previous)
  const offer = noticeUntil('2026-04-03', { host: 'ORG-H', reasons: 1 })
  await does(stream, 'postNotice', 'O1', momentOn('2026-03-03'), offer, { directReason: 'Một nơi có mẫu.' })
  const foreign = application('c1', { host: 'ORG-G', principalInvestigator: 'H2' })
  await expect(handsIn(stream, 'H2', momentOn('2026-03-20'), foreign)).rejects.toMatchObject({
    cause: { message: 'call/not-the-named-host' },
  })
  await handsIn(stream, 'H1', momentOn('2026-03-20'), application('c2'))
  expect(await lettersOf('call-4')).toEqual(['directAssignmentOffered H1', 'dossierReceipt H1'])
  expect(await engine.db('calls').where({ task_id: 'call-4' }).first()).toMatchObject({
    direct_reason: 'Một nơi có mẫu.',
  })
})

test('the term for a second call passes by itself, and only calling off is left', async () => {
  const stream = await begun('call-5')
  await does(stream, 'postNotice', 'O1', momentOn('2026-03-03'), noticeUntil('2026-04-03'))
  await does(stream, 'openDossiers', 'O1', momentOn('2026-04-08'))
  const again = does(stream, 'postNoticeAgain', 'O1', momentOn('2026-09-04'), noticeUntil('2026-10-05'))
  await expect(again).rejects.toMatchObject({ cause: { message: 'call/second-call-lapsed' } })
  await does(
    stream,
    'cancelCall',
    'L1',
    momentOn('2026-09-07'),
    { reasons: 1 },
    { reasonTexts: ['Hết hạn.'] },
  )
  expect(await resultOf(stream)).toMatchObject({ outcome: 'cancelled' })
})

test('every letter that a call owes can be written', async () => {
  const rows = await engine.db('outbox').select('letter', 'context')
  const from = { name: 'Sở Khoa học và Công nghệ', address: 'so@detai.example' }
  const subjects = rows.map(({ letter, context }) => {
    const link = new URL(context.link, 'https://detai.example').href
    return renderLetter(letter as LetterName, { ...context, link }, from).subject
  })
  expect(subjects).toContain('Mời nộp hồ sơ tuyển chọn nhiệm vụ NV-2026-101, hạn 17:00 thứ Sáu 03/04/2026')
  expect(subjects.every((subject) => subject.includes('NV-2026-'))).toBe(true)
})

test('a rebuild from the journal gives the same calls, dossiers and receipts', async () => {
  const found = await withRebuilt(engine.db, {}, async (trx) => {
    const differing = []
    for (const table of callTables) differing.push(...(await differences(trx, table)))
    return differing
  })
  expect(found).toEqual([])
})
