import { at, nine, sitting, task } from './driven-council'

const good = { urgency: true, importance: true, noDuplication: true, stateResourcesNeeded: true }
const yes = (taskId = 'a') => ({ taskId, criteria: good, proposal: 'recommend' })
const paperOf = (member: string, more: object = {}) => ({ ...yes(), member, ...more })
const blankOf = (member: string) => ({ taskId: 'a', member, invalid: 'blank' })
const counts = (cast: number, invalid = 0) => ({ taskId: 'a', cast, invalid })

/** A sitting whose panel of C6, C7 and C8 confirms its counts here; eight have voted, C9 has not. */
function counted() {
  const session = sitting('determination', [task('a')], { panelConfirms: true })
  for (const member of nine.slice(0, 8)) session.do('castBallot', member, at('16'), yes())
  return session
}

describe('ballots on paper', () => {
  test('count once a second person has entered the same', () => {
    const session = counted()
    session.do('enterPaperBallot', 'O1', at('16'), paperOf('C9'))
    expect(session.awaited).toContain('confirmPaperBallot')
    expect(session.try('concludeSitting', 'C1', at('16'), { taskId: 'a' })?.code).toBe(
      'council/paper-pending',
    )
    const data = session.do('confirmPaperBallot', 'C6', at('16'), paperOf('C9'))
    expect(data).toMatchObject({ member: 'C9', onPaper: true, determination: { criteria: good } })
    for (const counter of ['C6', 'C7', 'C8']) session.do('confirmCount', counter, at('16'), counts(9))
    expect(session.do('concludeSitting', 'C1', at('16'), { taskId: 'a' })).toMatchObject({
      result: { for: 9, turnout: { cast: 9, valid: 9 } },
      counting: { confirmedBy: ['C6', 'C7', 'C8'], onPaper: 1, invalid: [] },
    })
  })

  test('one that is left blank is cast, invalid, and in the minutes with its reason', () => {
    const session = counted()
    session.do('enterPaperBallot', 'C5', at('16'), blankOf('C9'))
    session.do('confirmPaperBallot', 'O1', at('16'), blankOf('C9'))
    for (const counter of ['C6', 'C7', 'C8']) session.do('confirmCount', counter, at('16'), counts(9, 1))
    expect(session.do('concludeSitting', 'C1', at('16'), { taskId: 'a' })).toMatchObject({
      result: { for: 8, turnout: { cast: 9, valid: 8 }, invalidBallots: ['C9'] },
      counting: { onPaper: 1, invalid: [{ member: 'C9', reason: 'blank' }] },
    })
  })

  test.each([
    ['by whoever entered it', 'O1', paperOf('C9'), 'council/paper-same-hand'],
    [
      'with another content',
      'C6',
      paperOf('C9', { proposal: 'recommendWithChanges' }),
      'council/paper-differs',
    ],
    ['as invalid', 'C6', blankOf('C9'), 'council/paper-differs'],
    ['of somebody who has voted', 'C6', paperOf('C2'), 'council/paper-cast-already'],
    ['by a member who does not count', 'C2', paperOf('C9'), 'council/not-counting'],
    [
      'with its keys in another order',
      'C6',
      { member: 'C9', proposal: 'recommend', criteria: good, taskId: 'a' },
      undefined,
    ],
  ])('entered again %s', (_name, by, body, code) => {
    const session = counted()
    session.do('enterPaperBallot', 'O1', at('16'), paperOf('C9'))
    expect(session.try('confirmPaperBallot', by, at('16'), body)?.code).toBe(code)
  })

  test.each([
    [
      'that contradicts itself',
      paperOf('C9', { criteria: { ...good, urgency: false } }),
      'determination/failed-yet-recommended',
    ],
    ['of somebody who is not there', paperOf('X'), 'council/member-not-there'],
    ['on a task that is not judged', { ...paperOf('C9'), taskId: 'z' }, 'council/not-on-agenda'],
  ])('one %s is not taken for a valid one', (_name, body, code) => {
    expect(counted().try('enterPaperBallot', 'O1', at('16'), body)?.code).toBe(code)
  })

  test('nobody has entered it yet', () => {
    expect(counted().try('confirmPaperBallot', 'O1', at('16'), paperOf('C9'))?.code).toBe(
      'council/no-paper-there',
    )
  })

  test('entered anew it takes the place of the first entry', () => {
    const session = counted()
    session.do('enterPaperBallot', 'O1', at('16'), blankOf('C9'))
    session.do('enterPaperBallot', 'C5', at('16'), paperOf('C9'))
    expect(session.try('confirmPaperBallot', 'C5', at('16'), paperOf('C9'))?.code).toBe(
      'council/paper-same-hand',
    )
    session.do('confirmPaperBallot', 'O1', at('16'), paperOf('C9'))
  })

  test('is not unlocked, and goes with its member who declares a conflict', () => {
    const session = counted()
    session.do('enterPaperBallot', 'O1', at('16'), paperOf('C9'))
    session.do('confirmPaperBallot', 'C6', at('16'), paperOf('C9'))
    const unlocking = { taskId: 'a', member: 'C9' }
    expect(session.try('unlockBallot', 'C5', at('16'), unlocking)?.code).toBe('council/ballot-on-paper')
    session.do('declareConflict', 'C9', at('16'), { kind: 'other', with: 'H1' })
    for (const counter of ['C6', 'C7', 'C8']) session.do('confirmCount', counter, at('16'), counts(8))
    expect(session.do('concludeSitting', 'C1', at('16'), { taskId: 'a' })).toMatchObject({
      result: { turnout: { present: 8, cast: 8 } },
      counting: { onPaper: 0 },
    })
  })

  test('in a selection even an invalid one is about a dossier', () => {
    const scoring = {
      table: 'applied' as const,
      applications: [{ id: 'h1', hostIsProposer: false, stateDong: 1, hasExcellentTask: false }],
    }
    const session = sitting('selection', [task('a', { scoring: scoring as never })], { panelConfirms: true })
    expect(session.try('enterPaperBallot', 'O1', at('16'), blankOf('C9'))?.code).toBe(
      'selection/application-unknown',
    )
    expect(
      session.try('enterPaperBallot', 'O1', at('16'), { ...blankOf('C9'), application: 'h1' }),
    ).toBeUndefined()
  })
})

describe('the count', () => {
  test('closes the vote with the first of the panel, and is whole with the last', () => {
    const session = counted()
    expect(session.try('concludeSitting', 'C1', at('16'), { taskId: 'a' })).toMatchObject({
      code: 'council/count-unconfirmed',
      params: { people: ['C6', 'C7', 'C8'] },
    })
    session.do('confirmCount', 'C6', at('16'), counts(8))
    expect(session.try('castBallot', 'C9', at('16'), yes())?.code).toBe('council/vote-closed')
    expect(session.try('unlockBallot', 'C5', at('16'), { taskId: 'a', member: 'C2' })?.code).toBe(
      'council/vote-closed',
    )
    expect(session.try('enterPaperBallot', 'O1', at('16'), paperOf('C9'))?.code).toBe('council/vote-closed')
    session.do('confirmCount', 'C7', at('16'), counts(8))
    expect(session.try('concludeSitting', 'C1', at('16'), { taskId: 'a' })).toMatchObject({
      params: { people: ['C8'] },
    })
    session.do('confirmCount', 'C8', at('16'), counts(8))
    session.do('concludeSitting', 'C1', at('16'), { taskId: 'a' })
  })

  test.each([
    ['by a member outside the panel', 'C2', counts(8), 'council/not-counting'],
    ['of one ballot too many', 'C6', counts(9), 'council/count-differs'],
    ['of one ballot too few', 'C6', counts(7), 'council/count-differs'],
    ['of an invalid ballot that is none', 'C6', counts(8, 1), 'council/count-differs'],
    ['of what is there', 'C6', counts(8), undefined],
    ['on a task that is not judged', 'C6', { ...counts(8), taskId: 'z' }, 'council/not-on-agenda'],
  ])('%s', (_name, by, body, code) => {
    expect(counted().try('confirmCount', by, at('16'), body)?.code).toBe(code)
  })

  test('is confirmed once, and is begun anew where the vote is opened again', () => {
    const session = counted()
    expect(session.try('reopenVote', 'C1', at('16'), { taskId: 'a' })?.code).toBe('council/vote-not-closed')
    session.do('confirmCount', 'C6', at('16'), counts(8))
    expect(session.try('confirmCount', 'C6', at('16'), counts(8))?.code).toBe(
      'council/count-confirmed-already',
    )
    session.do('reopenVote', 'C1', at('16'), { taskId: 'a' })
    session.do('castBallot', 'C9', at('16'), yes())
    session.do('confirmCount', 'C6', at('16'), counts(9))
  })

  test('is begun anew where a member declares a conflict, and a counter in conflict counts no more', () => {
    const session = counted()
    session.do('confirmCount', 'C6', at('16'), counts(8))
    session.do('declareConflict', 'C7', at('16'), { kind: 'other', with: 'H1' })
    expect(session.try('confirmCount', 'C7', at('16'), counts(7))?.code).toBe('council/not-counting')
    session.do('confirmCount', 'C6', at('16'), counts(7))
    session.do('confirmCount', 'C8', at('16'), counts(7))
    session.do('concludeSitting', 'C1', at('16'), { taskId: 'a' })
  })

  test('is signed on paper where the panel does not confirm here', () => {
    const session = sitting()
    for (const member of nine) session.do('castBallot', member, at('16'), yes())
    expect(session.try('confirmCount', 'C6', at('16'), counts(9))?.code).toBe('council/not-counting')
    expect(session.do('concludeSitting', 'C1', at('16'), { taskId: 'a' })).not.toHaveProperty('counting')
  })
})
