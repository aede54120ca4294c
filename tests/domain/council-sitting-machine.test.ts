import { localDate } from '../../domain/instant'
import { appointed, at, nine, papers, presence, sitting, task } from './driven-council'

const good = { urgency: true, importance: true, noDuplication: true, stateResourcesNeeded: true }
const yes = (taskId = 'a') => ({ taskId, criteria: good, proposal: 'recommend' })
const no = (taskId = 'a') => ({ taskId, criteria: { ...good, urgency: false }, proposal: 'notRecommend' })

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

  test.each([
    ['of a member who has cast it', { taskId: 'a', member: 'C3' }, undefined],
    ['of a member who has not', { taskId: 'a', member: 'C4' }, 'council/no-ballot-there'],
    ['of somebody who is not there', { taskId: 'a', member: 'X' }, 'council/member-not-there'],
    [
      'on a dossier, where ballots are on the task',
      { taskId: 'a', member: 'C3', application: 'h' },
      'council/no-ballot-there',
    ],
    ['on a task that is not judged', { taskId: 'z', member: 'C3' }, 'council/not-on-agenda'],
    ['on a task that is counted', { taskId: 'b', member: 'C3' }, 'council/task-concluded'],
  ])('a ballot %s is unlocked until it is counted', (_name, unlocking, code) => {
    const session = sitting('determination', [task('a'), task('b')])
    for (const id of ['a', 'b']) session.do('castBallot', 'C3', at('16'), no(id))
    session.do('concludeSitting', 'C1', at('16'), { taskId: 'b' })
    expect(session.try('unlockBallot', 'C5', at('16'), unlocking)?.code).toBe(code)
  })

  test('an unlocked ballot does not count until it is locked again', () => {
    const session = sitting()
    for (const member of nine) session.do('castBallot', member, at('16'), yes())
    session.do('unlockBallot', 'C5', at('16'), { taskId: 'a', member: 'C3' })
    session.do('unlockBallot', 'C5', at('16'), { taskId: 'a', member: 'C4' })
    session.do('castBallot', 'C3', at('16'), no())
    const data = session.do('concludeSitting', 'C1', at('16'), { taskId: 'a' })
    expect(data).toMatchObject({ result: { for: 7, against: 1, turnout: { cast: 8 } } })
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
