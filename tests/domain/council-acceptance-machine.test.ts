import { agendaTaskOf } from '../../domain/councils/briefing'
import { appointed, at, nine, papers, presence, seats, task } from './driven-council'
import { law } from './law'

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
