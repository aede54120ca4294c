import { councilSessionMachine } from '../../domain/councils/session'
import type { SessionBrief } from '../../domain/councils/state'
import { appointed, at, body, papers, type Session, seats, task } from './driven-council'
import { Driven } from './driven-machine'
import { law } from './law'

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

describe('who comes into a seat', () => {
  const side = { host: 'ORG-H', partners: ['ORG-P'], keyPeople: ['H1'], otherPeople: ['H2'] }
  const tied = { organisations: [] as string[], relations: [] as object[] }
  const relation = (kind: string) => ({ ...tied, relations: [{ person: 'H1', kind }] })

  test.each([
    ['nobody that they know', 'S1', tied, undefined],
    ['a spouse in it', 'S1', relation('spouse'), { ground: 'relative', with: 'H1' }],
    ['a sibling in it', 'S1', relation('sibling'), { ground: 'relative', with: 'H1' }],
    ['a co-author in it', 'S1', relation('coAuthor'), { ground: 'partial', with: 'H1' }],
    ['themselves in it', 'H2', tied, { ground: 'applicant', with: 'ORG-H' }],
  ])('for a task with %s', (_with, person, tie, conflict) => {
    const session = appointed('selection', [task('a'), task('b', { sides: [side] })])
    const body = { person: 'C9', replacement: { person }, tie: { person, ...tie } }
    const refusal = session.try('replaceMember', 'A1', at('04'), body)
    expect(refusal?.code).toBe(conflict && 'council/conflict-of-interest')
    expect(refusal?.params ?? {}).toMatchObject(conflict ? { person, ...conflict } : {})
    expect(refusal?.clause !== undefined).toBe(conflict !== undefined)
  })

  test('what was looked at is no part of the fact, and was not asked for in older acts', () => {
    const session = appointed('selection', [task('a', { sides: [side] })])
    const body = { person: 'C9', replacement: { person: 'S1' }, tie: { person: 'S1', ...tied } }
    expect(session.do('replaceMember', 'A1', at('04'), body)).not.toHaveProperty('tie')
    session.do('replaceMember', 'A1', at('04'), { person: 'S1', replacement: { person: 'S2' } })
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
