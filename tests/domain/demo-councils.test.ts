import { pointsTableFor } from '../../domain/council/selection-ballots'
import { councilSessionMachine } from '../../domain/councils/session'
import type { AgendaTask } from '../../domain/councils/state'
import type { CouncilResult, SittingConcluded } from '../../domain/councils/told'
import { atHour, localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import {
  candidate,
  type DemoTask,
  given,
  organisationsOf,
  presence,
  seatsOf,
  sideOf,
  tasksWith,
  winnerOf,
} from './demo-data'
import { Driven } from './driven-machine'
import { seededCalendar as calendar, law } from './law'

const at = (date: string, hour = '09:00') => atHour(localDate(date), hour)

type Part = NonNullable<DemoTask['determination'] | DemoTask['selection'] | DemoTask['acceptance']>

function agendaTask(task: DemoTask, more: Partial<AgendaTask> = {}): AgendaTask {
  return {
    taskId: task.id,
    stage: `task/${task.id}`,
    type: task.type,
    sides: [],
    earlierMembers: [],
    ...more,
  }
}

function ties(session: Session) {
  return session.state.seats.map(({ person }) => {
    const { organisations, relations } = candidate(person)
    return { person, organisations, relations }
  })
}

type Session = Driven<ReturnType<typeof councilSessionMachine.begin>>

function appointed(
  part: Part,
  day: string,
  task: AgendaTask,
  kind: 'determination' | 'selection' | 'acceptance',
) {
  const session: Session = new Driven(councilSessionMachine, { kind, agenda: [task] })
  const body = {
    ...{ taskIds: [task.taskId], seats: seatsOf(part.council), adminSecretary: 'P-005', sittingAt: null },
    expertGroup: 'expertGroup' in part ? part.expertGroup : [],
    ...{ sittingMode: 'inPerson', sessionId: 's' },
  }
  session.do('appointCouncil', 'P-002', at(day, '08:00'), body)
  return session
}

function sendPapers(session: Session, part: Part, practice: 'determination' | 'selection' | 'acceptance') {
  const papersDueOn = given(calendar.addTerm(localDate(part.sittingOn), law[practice].papers.value)).date
  const body = { sittingAt: at(part.sittingOn), sittingMode: 'inPerson', papersDueOn, ties: ties(session) }
  session.do('sendPapers', 'P-005', at(part.papersSent), body)
}

function concluded<K extends SittingConcluded['kind']>(
  session: Session,
  part: Part,
  task: DemoTask,
  ballots: readonly ({ member: string } & Record<string, unknown>)[],
): SittingConcluded<K> {
  const panel = 'countingPanel' in part ? part.countingPanel : undefined
  const chair = given(session.awaited.includes('holdSitting') ? presidingOf(part) : undefined)
  const sitting = { present: presence(given(part.present)), countingPanel: panel ?? [] }
  session.do('holdSitting', chair, at(part.sittingOn), sitting)
  for (const { member, comment: _text, total: _sum, ...ballot } of ballots) {
    session.do('castBallot', member, at(part.sittingOn), { taskId: task.id, ...ballot })
  }
  return session.do('concludeSitting', chair, at(part.sittingOn, '16:00'), { taskId: task.id })
}

function presidingOf(part: Part): string {
  const roles = ['chair', 'viceChair'] as const
  const seats = roles.map((role) => part.council.seats.find((seat) => seat.role === role)?.person)
  return given(seats.find((person) => person !== undefined && part.present?.includes(person)))
}

describe.each(tasksWith('determination').filter(({ part }) => part.ballots))(
  '$id determination',
  ({ task, part }) => {
    test('the session concludes as the scenario says, and words the order', () => {
      const session = appointed(part, part.papersSent, agendaTask(task), 'determination')
      sendPapers(session, part, 'determination')
      const fact = concluded<'determination'>(session, part, task, given(part.ballots))
      expect(fact).toMatchObject({ conclusion: part.conclusion, result: { for: part.result?.for } })
      if (!part.orderText) {
        expect([fact.conclusion, session.outcome]).toEqual(['notRecommended', 'concluded'])
        return
      }
      expect([session.awaited, session.outcome]).toEqual([['adoptOrderText'], undefined])
      const method = { taskId: task.id, method: 'openSelection', agreeing: part.orderText.adoptedBy }
      session.do('adoptOrderText', presidingOf(part), at(part.sittingOn, '17:00'), method)
      expect(session.outcome).toBe('concluded')
    })
  },
)

function scoringOf(task: DemoTask): Partial<AgendaTask> {
  const applications = given(task.call).applications.filter(({ valid }) => valid)
  return {
    sides: applications.map(sideOf),
    scoring: {
      table: pointsTableFor(task.type, task.field === 'F-XH', law.selection),
      applications: applications.map(({ id, hostIsProposer, estimate, hasExcellentTaskIn5Years }) => ({
        ...{ id, hostIsProposer, hasExcellentTask: hasExcellentTaskIn5Years },
        stateDong: dong(estimate.stateTotal),
      })),
    },
  }
}

describe.each(tasksWith('selection'))('$id selection', ({ task, part }) => {
  test('the session recommends whom the scenario says', () => {
    const session = withRecusals(task, part)
    sendPapers(session, part, 'selection')
    if (!part.ballots) return
    if (part.authorisation) session.do('authoriseViceChair', part.authorisation.from, at(part.papersSent))
    const { result, conclusion } = concluded<'selection'>(session, part, task, part.ballots)
    const { winner, ranking, tie } = result as Extract<CouncilResult, { ranking: unknown }>
    expect([winner ?? null, conclusion]).toEqual([part.winner, part.winner ? 'winner' : 'none'])
    expect(tie?.resolvedBy ?? null).toBe(part.tieResolvedBy ?? null)
    const seen = ranking.map(({ application, invalidBallots, final, struckByZeroRule }) => ({
      ...{ application, struckByZeroRule, invalidBallots: invalidBallots.map(({ member }) => member) },
      final: given(final).numerator / given(final).denominator,
    }))
    expect(seen).toEqual(
      given(part.ranking).map(({ application, invalidBallots, final, struckByZeroRule }) => ({
        ...{ application, struckByZeroRule, invalidBallots, final: expect.closeTo(final, 9) },
      })),
    )
    expect(session.outcome).toBe('concluded')
  })
})

const ofHosts = tasksWith('selection').flatMap(({ id, task, part }) =>
  part.recusals
    .filter(({ person }) =>
      given(task.call).applications.some(({ host }) => organisationsOf(person).includes(host)),
    )
    .map((recusal) => ({ id, task, part, ...recusal })),
)

test.each(ofHosts)('$id: $person of a host cannot be appointed', ({ task, part, person, replacedBy }) => {
  const seats = part.council.seats.map((seat) => (seat.person === replacedBy ? { ...seat, person } : seat))
  const item = agendaTask(task, scoringOf(task))
  const appoint = () => appointed({ ...part, council: { seats } }, part.papersSent, item, 'selection')
  expect(appoint).toThrow('council/of-host')
})

/** The council as first appointed, with those who step back replaced; the papers are refused before. */
function withRecusals(task: DemoTask, part: NonNullable<DemoTask['selection']>): Session {
  const hosts = given(task.call).applications.map(({ host }) => host)
  const declaring = part.recusals.filter(
    ({ person }) => !organisationsOf(person).some((organisation) => hosts.includes(organisation)),
  )
  const seats = part.council.seats.map((seat) => {
    const recusal = declaring.find(({ replacedBy }) => replacedBy === seat.person)
    return recusal ? { ...seat, person: recusal.person } : seat
  })
  const day = part.papersSent
  const session = appointed(
    { ...part, council: { seats } },
    day,
    agendaTask(task, scoringOf(task)),
    'selection',
  )
  for (const { person, replacedBy, kind, with: other } of declaring) {
    expect(() => sendPapers(session, part, 'selection')).toThrow('council/conflict-of-interest')
    session.do('declareConflict', person, at(day, '08:10'), { kind, with: other })
    expect(session.try('declareConflict', person, at(day, '08:20'), { kind, with: other })?.code).toBe(
      'rights/conflicted',
    )
    const replacement = { person: replacedBy, organisations: organisationsOf(replacedBy) }
    session.do('replaceMember', 'P-002', at(day, '08:30'), { person, replacement })
  }
  return session
}

describe.each(tasksWith('acceptance').filter(({ part }) => part.ratings))(
  '$id acceptance',
  ({ task, part }) => {
    test('the council rates as the scenario says', () => {
      const deliveries = given(part.delivered).map(({ id, ...amounts }) => ({ product: id, ...amounts }))
      const dueOn = given(calendar.addTerm(localDate(part.endedOn), law.acceptance.lateFail.value)).date
      const item = agendaTask(task, {
        sides: [sideOf(winnerOf(task))],
        earlierMembers: part.council.fromEarlierCouncils ?? [],
        delivery: { deliveries, filedTooLate: localDate(part.filedOn) > dueOn },
      })
      const session = appointed(part, part.papersSent, item, 'acceptance')
      sendPapers(session, part, 'acceptance')
      for (const { person } of part.council.seats)
        session.do('submitComments', person, at(part.papersSent), { taskId: task.id })
      session.do('reportExpertGroup', given(part.expertGroup[0]), at(part.papersSent), { taskId: task.id })
      const { conclusion, result } = concluded<'acceptance'>(session, part, task, given(part.ratings))
      const { excellent, pass, fail } = given(part.result)
      expect([conclusion, result]).toEqual([
        part.result?.conclusion,
        expect.objectContaining({ excellent, pass, fail }),
      ])
      expect(result).not.toHaveProperty('members')
    })
  },
)
