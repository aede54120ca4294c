import { agendaTaskOf } from '../../domain/councils/briefing'
import { councilSessionMachine } from '../../domain/councils/session'
import type { AgendaTask, SessionBrief, SessionState } from '../../domain/councils/state'
import { atHour, localDate } from '../../domain/instant'
import { Driven } from './driven-machine'
import { law } from './law'

const at = (day: string, hour = '09:00') => atHour(localDate(`2026-03-${day}`), hour)
const roles = [
  'chair',
  'viceChair',
  'reviewer',
  'reviewer',
  'scientificSecretary',
  'member',
  'member',
  'member',
  'member',
]
const seats = roles.map((role, index) => ({ person: `C${index + 1}`, role }))
const nine = seats.map(({ person }) => person)

const task = (taskId: string, more: Partial<AgendaTask> = {}): AgendaTask => ({
  ...{ taskId, stage: `task/${taskId}/x`, type: 'researchProject', sides: [], earlierMembers: [] },
  ...more,
})

type Session = Driven<SessionState>

const body = {
  ...{ taskIds: ['a'], seats, adminSecretary: 'O1', expertGroup: [] as string[], sittingMode: 'inPerson' },
  ...{ sittingAt: null, sessionId: 's' },
}

function appointed(kind: SessionBrief['kind'], agenda = [task('a')], more: object = {}): Session {
  const session: Session = new Driven(councilSessionMachine, { kind, agenda })
  session.do('appointCouncil', 'A1', at('02'), { ...body, ...more })
  return session
}

const papers = {
  sittingAt: at('16'),
  sittingMode: 'inPerson',
  papersDueOn: localDate('2026-03-06'),
  ties: [],
}
const presence = (people: readonly string[]) => people.map((person) => ({ person }))

function sitting(kind: SessionBrief['kind'] = 'determination', agenda = [task('a')]): Session {
  const session = appointed(kind, agenda)
  session.do('sendPapers', 'O1', at('04'), papers)
  session.do('holdSitting', 'C1', at('16'), { present: presence(nine), countingPanel: ['C6', 'C7', 'C8'] })
  return session
}

const good = { urgency: true, importance: true, noDuplication: true, stateResourcesNeeded: true }
const yes = (taskId = 'a') => ({ taskId, criteria: good, proposal: 'recommend' })
const no = (taskId = 'a') => ({ taskId, criteria: { ...good, urgency: false }, proposal: 'notRecommend' })

describe('appointment', () => {
  const appoint = (kind: SessionBrief['kind'], more: object) => {
    const session: Session = new Driven(councilSessionMachine, { kind, agenda: [task('a')] })
    return session.try('appointCouncil', 'A1', at('02'), { ...body, ...more })
  }

  test.each([
    ['six members', { seats: seats.slice(0, 6) }, 'council/size'],
    ['a person twice', { seats: [...seats.slice(0, 8), seats[0]] }, 'council/seated-twice'],
    ['one reviewer', { seats: seats.filter(({ person }) => person !== 'C4') }, 'council/seat-count'],
    ['experts of a determination', { expertGroup: ['C1', 'C2', 'C3'] }, 'council/no-expert-group'],
  ])('%s is refused', (_name, more, code) => {
    expect(appoint('determination', more)?.code).toBe(code)
  })

  test('seven, nine and eleven are lawful', () => {
    const more = (count: number) =>
      Array.from({ length: count }, (_none, index) => ({ person: `M${index}`, role: 'member' }))
    expect(appoint('determination', { seats: seats.slice(0, 7) })).toBeUndefined()
    expect(appoint('determination', { seats: [...seats, ...more(2)] })).toBeUndefined()
    expect(appoint('determination', { seats: [...seats, ...more(3)] })?.code).toBe('council/size')
  })

  test('somebody of a host of any task on the agenda is refused at once', () => {
    const side = { host: 'ORG-H', partners: ['ORG-R'], keyPeople: ['H1'] }
    const agenda = [task('a'), task('b', { sides: [side] })]
    const of = (organisation: string) => {
      const session: Session = new Driven(councilSessionMachine, { kind: 'selection', agenda })
      const own = seats.map((seat) =>
        seat.person === 'C9' ? { ...seat, organisations: [organisation] } : seat,
      )
      return session.try('appointCouncil', 'A1', at('02'), { ...body, seats: own })?.code
    }
    expect([of('ORG-H'), of('ORG-R'), of('ORG-V')]).toEqual([
      'council/of-host',
      'council/of-partner',
      undefined,
    ])
  })

  test('nothing is in turn before it, and it comes once', () => {
    const session: Session = new Driven(councilSessionMachine, { kind: 'determination', agenda: [task('a')] })
    expect(session.try('sendPapers', 'O1', at('04'), papers)?.code).toBe('process/not-in-turn')
    expect(appointed('determination').try('appointCouncil', 'A1', at('03'), body)?.code).toBe(
      'process/not-in-turn',
    )
  })
})

describe('seats', () => {
  test('a declined seat and a recused key seat are filled before the papers', () => {
    const session = appointed('determination')
    session.do('declineInvitation', 'C9', at('03'))
    expect(session.try('sendPapers', 'O1', at('04'), papers)?.code).toBe('council/seat-declined')
    session.do('replaceMember', 'A1', at('04'), { person: 'C9', replacement: { person: 'S1' } })
    session.do('declareConflict', 'C3', at('04'), { kind: 'sibling', with: 'H1' })
    expect(session.try('sendPapers', 'O1', at('04'), papers)?.code).toBe('quorum/seat-not-replaced')
    expect(session.awaited).toContain('replaceMember')
    const data = session.do('replaceMember', 'A1', at('04'), { person: 'C3', replacement: { person: 'S2' } })
    expect(data).toMatchObject({ seat: 'reviewer', reason: 'conflictOfInterest' })
    session.do('sendPapers', 'O1', at('04'), papers)
  })

  test.each([
    ['who left', 'C9'],
    ['who sits', 'C1'],
  ])('a person %s cannot be the substitute', (_name, person) => {
    const session = appointed('determination')
    session.do('replaceMember', 'A1', at('03'), { person: 'C9', replacement: { person: 'S1' } })
    const again = { person: 'S1', replacement: { person } }
    expect(session.try('replaceMember', 'A1', at('03'), again)?.code).toBe('council/substitute-not-free')
  })

  test('only members answer, and a recused one does nothing more', () => {
    const session = appointed('determination')
    expect(session.try('acceptInvitation', 'X', at('03'))?.code).toBe('council/not-seated')
    session.do('declareConflict', 'C9', at('03'), { kind: 'spouse', with: 'H1' })
    expect(session.try('acceptInvitation', 'C9', at('03'))?.code).toBe('rights/conflicted')
  })

  test('a tie on record that nobody declared stops the papers', () => {
    const side = { host: 'ORG-H', partners: [], keyPeople: ['H1'] }
    const session = appointed('selection', [task('a', { sides: [side] })])
    const tie = { person: 'C9', organisations: [], relations: [{ person: 'H1', kind: 'spouse' }] }
    const refusal = session.try('sendPapers', 'O1', at('04'), { ...papers, ties: [tie] })
    expect(refusal).toMatchObject({
      code: 'council/conflict-of-interest',
      params: { person: 'C9', with: 'H1' },
    })
    session.do('declareConflict', 'C9', at('04'), { kind: 'spouse', with: 'H1' })
    session.do('sendPapers', 'O1', at('04'), { ...papers, ties: [tie] })
  })
})

describe('papers', () => {
  test.each([
    ['on the last day', at('06', '23:59'), undefined],
    ['a day late', at('09'), 'council/papers-too-late'],
    ['after the sitting', at('16', '09:00'), 'council/sitting-in-the-past'],
  ])('sent %s', (_name, when, code) => {
    expect(appointed('determination').try('sendPapers', 'O1', when, papers)?.code).toBe(code)
  })

  test('the way of sitting is the law’s', () => {
    const older = {
      ...law,
      council: {
        ...law.council,
        sittingModes: { ...law.council.sittingModes, value: ['inPerson'] as const },
      },
    }
    const session: Session = new Driven(
      councilSessionMachine,
      { kind: 'determination', agenda: [task('a')] },
      older,
    )
    expect(session.try('appointCouncil', 'A1', at('02'), { ...body, sittingMode: 'online' })?.code).toBe(
      'council/sitting-mode',
    )
  })

  test('questions are for selection, comments and experts for acceptance', () => {
    const session = appointed('determination')
    session.do('sendPapers', 'O1', at('04'), papers)
    const refused = ['submitQuestions', 'submitComments', 'reportExpertGroup'].map(
      (act) => session.try(act, 'C1', at('05'), { taskId: 'a' })?.code,
    )
    expect(refused).toEqual(['council/no-questions', 'council/no-comments', 'council/no-expert-group'])
  })
})

describe('quorum and presiding', () => {
  const open = (people: readonly string[], by = 'C1', mode?: 'online') => {
    const session = appointed('determination')
    session.do('sendPapers', 'O1', at('04'), papers)
    if (by === 'C2') session.do('authoriseViceChair', 'C1', at('05'))
    const present = people.map((person) => ({ person, ...(mode ? { mode } : {}) }))
    return session.try('holdSitting', by, at('16'), { present, countingPanel: [] })?.code
  }

  test.each([
    ['six of nine', nine.slice(0, 6), 'C1', undefined],
    ['five of nine', nine.slice(0, 5), 'C1', 'quorum/too-few'],
    ['no scientific secretary', nine.filter((person) => person !== 'C5'), 'C1', 'quorum/seat-absent'],
    ['no chair, the vice chair authorised', nine.slice(1), 'C2', undefined],
    ['no chair', nine.slice(1), 'C3', 'quorum/nobody-presides'],
    ['the chair there, another opens', nine, 'C3', 'council/not-presiding'],
    ['a stranger', [...nine, 'X'], 'C1', 'council/not-seated'],
    ['somebody twice', [...nine, 'C9'], 'C1', 'council/present-twice'],
  ])('%s', (_name, people, by, code) => {
    expect(open(people, by)).toBe(code)
  })

  test('nobody is online at a sitting in person', () => {
    expect(open(nine, 'C1', 'online')).toBe('council/not-online')
  })

  test('a selection needs its counting panel of three', () => {
    const session = appointed('selection')
    session.do('sendPapers', 'O1', at('04'), papers)
    const two = { present: presence(nine), countingPanel: ['C6', 'C7'] }
    expect(session.try('holdSitting', 'C1', at('16'), two)?.code).toBe('council/counting-panel-size')
  })
})

describe('ballots and conclusion', () => {
  test.each([
    ['of an absent person', 'X', yes(), 'council/not-present'],
    ['on another task', 'C2', yes('z'), 'council/not-on-agenda'],
    [
      'of another council',
      'C2',
      { taskId: 'a', application: 'h', points: {} },
      'council/ballot-of-another-kind',
    ],
    [
      'with a criterion left out',
      'C2',
      { ...yes(), criteria: { urgency: true } },
      'determination/criteria-missing',
    ],
    [
      'that contradicts itself',
      'C2',
      { ...no(), proposal: 'recommend' },
      'determination/failed-yet-recommended',
    ],
  ])('a ballot %s is refused', (_name, by, ballot, code) => {
    expect(sitting().try('castBallot', by, at('16'), ballot)?.code).toBe(code)
  })

  test.each([
    [7, 'recommended'],
    [6, 'notRecommended'],
  ])('%i of nine present for, the others uncast: %s', (count, conclusion) => {
    const session = sitting()
    for (const member of nine.slice(0, count)) session.do('castBallot', member, at('16'), yes())
    expect(session.try('concludeSitting', 'C2', at('16'), { taskId: 'a' })?.code).toBe(
      'council/not-presiding',
    )
    const data = session.do('concludeSitting', 'C1', at('16'), { taskId: 'a' })
    expect(data).toMatchObject({ conclusion, result: { base: 9, for: count }, councillors: nine })
    expect(session.try('castBallot', 'C9', at('16'), yes())?.code).toMatch(/not-in-turn|ended/)
  })

  test('each task of an agenda is concluded for itself, and one without ballots is sat on again', () => {
    const session = sitting('determination', [task('a'), task('b')])
    for (const member of nine) session.do('castBallot', member, at('16'), no('a'))
    session.do('concludeSitting', 'C1', at('16'), { taskId: 'a' })
    expect(session.state.status).toBe('sitting')
    expect(session.try('concludeSitting', 'C1', at('16'), { taskId: 'a' })?.code).toBe(
      'council/task-not-there-yet',
    )
    expect(session.do('concludeSitting', 'C1', at('16'), { taskId: 'b' })).toMatchObject({
      conclusion: 'repeat',
    })
    expect([session.state.status, session.outcome]).toEqual(['appointed', undefined])
    session.do('sendPapers', 'O1', at('17'), {
      ...papers,
      sittingAt: at('30'),
      papersDueOn: localDate('2026-03-20'),
    })
    session.do('holdSitting', 'C1', at('30'), { present: presence(nine), countingPanel: [] })
    for (const member of nine) session.do('castBallot', member, at('30'), no('b'))
    session.do('concludeSitting', 'C1', at('30'), { taskId: 'b' })
    expect(session.outcome).toBe('concluded')
  })

  test.each([
    [7, undefined],
    [6, 'determination/text-not-adopted'],
    [10, 'determination/more-agree-than-present'],
  ])('the order’s text with %i of nine agreeing', (agreeing, code) => {
    const session = sitting()
    for (const member of nine) session.do('castBallot', member, at('16'), yes())
    session.do('concludeSitting', 'C1', at('16'), { taskId: 'a' })
    const text = { taskId: 'a', agreeing, method: 'openSelection' }
    expect(session.try('adoptOrderText', 'C1', at('18'), text)?.code).toBe(code)
    expect(session.outcome).toBe(code === undefined ? 'concluded' : undefined)
  })

  test('a direct assignment needs one of the law’s reasons', () => {
    const session = sitting()
    for (const member of nine) session.do('castBallot', member, at('16'), yes())
    session.do('concludeSitting', 'C1', at('16'), { taskId: 'a' })
    const text = { taskId: 'a', agreeing: 9, method: 'directAssignment' }
    expect(session.try('adoptOrderText', 'C1', at('18'), text)?.code).toBe(
      'determination/direct-assignment-reason',
    )
    session.do('adoptOrderText', 'C1', at('18'), { ...text, reason: 'urgent' })
  })
})

describe('acceptance', () => {
  const seated = seats.map((seat, index) => ({
    ...seat,
    as: index < 6 ? 'expert' : (['manager', 'user', 'proposer'] as const)[index - 6],
  }))
  const delivery = { deliveries: [{ product: 'SP1', ordered: 2, delivered: 2 }], filedTooLate: false }
  const rating = { type: 'pass', quantity: 'pass', quality: 'pass' }

  function accepted(more: object = {}, expertGroup: string[] = []) {
    const item = task('a', { earlierMembers: ['C1'], delivery: { ...delivery, ...more } })
    const session = appointed('acceptance', [item], { seats: seated, expertGroup })
    session.do('sendPapers', 'O1', at('04'), papers)
    return session
  }

  const opening = { present: presence(nine), countingPanel: ['C6', 'C7', 'C8'] }

  test('every member’s comments and the experts’ report come first', () => {
    const session = accepted({}, ['C1', 'C2', 'C3'])
    for (const member of nine.slice(1)) session.do('submitComments', member, at('05'), { taskId: 'a' })
    expect(session.try('submitComments', 'C2', at('05'), { taskId: 'a' })?.code).toBe(
      'council/commented-already',
    )
    expect(session.try('holdSitting', 'C1', at('16'), opening)).toMatchObject({
      code: 'acceptance/comments-missing',
      params: { people: ['C1'] },
    })
    session.do('submitComments', 'C1', at('05'), { taskId: 'a' })
    expect(session.try('holdSitting', 'C1', at('16'), opening)?.code).toBe('acceptance/expert-report-missing')
    session.do('reportExpertGroup', 'C1', at('05'), { taskId: 'a' })
    session.do('holdSitting', 'C1', at('16'), opening)
  })

  test.each([
    ['pass', {}, true, 'confirmMending'],
    ['pass', {}, false, undefined],
    ['fail', { filedTooLate: true }, true, undefined],
  ])('a %s with %j, mending wished: %s', (conclusion, more, mendingRequired, next) => {
    const session = accepted(more)
    for (const member of nine) session.do('submitComments', member, at('05'), { taskId: 'a' })
    session.do('holdSitting', 'C1', at('16'), opening)
    const ballot = { taskId: 'a', products: { SP1: rating }, report: 'pass' }
    for (const member of nine) session.do('castBallot', member, at('16'), ballot)
    const data = session.do('concludeSitting', 'C1', at('16'), { taskId: 'a', mendingRequired })
    expect(data).toMatchObject({ conclusion, mendingRequired: next !== undefined })
    expect(session.awaited[0]).toBe(next)
    if (next) session.do('confirmMending', 'C1', at('20'), { taskId: 'a' })
    expect(session.outcome).toBe('concluded')
  })
})

test('a task comes to its council with its parties, its earlier councillors and its table', () => {
  const order = { type: 'scientificScheme', field: 'F-XH' } as never
  const application = {
    ...{ id: 'h1', host: 'ORG-H', partners: ['ORG-R'], keyPersons: ['H1'], hostIsProposer: true },
    ...{ stateDong: 5, hasExcellentTaskIn5Years: true },
  }
  const previous = {
    determination: { councillors: ['C1', 'C2'] },
    selection: { councillors: ['C2', 'C3'] },
    contracting: application,
  } as never
  const brief = { taskId: 'a', round: 1, order, previous }
  const stage = { taskId: 'a', stream: 'task/a/selection', brief }
  const selection = agendaTaskOf('selection', { ...stage, state: { applications: [application] } }, law)
  const side = { host: 'ORG-H', partners: ['ORG-R'], keyPeople: ['H1'] }
  expect(selection).toMatchObject({ sides: [side], scoring: { table: 'social' } })
  const state = { deliveries: [{ product: 'SP1', ordered: 1, delivered: 1 }], filedTooLate: false }
  const acceptance = agendaTaskOf('acceptance', { ...stage, state }, law)
  expect(acceptance).toMatchObject({ sides: [side], earlierMembers: ['C1', 'C2', 'C3'], delivery: state })
  expect(agendaTaskOf('determination', { ...stage, state: {} }, law)).toMatchObject({ sides: [] })
})
