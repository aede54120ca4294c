import type { AgendaTask } from '../../domain/councils/state'
import { sessionStream } from '../../workflows/contract'
import { perform } from './contract'
import { appointment, nine, nineSeats, on, satAndConcluded, sendPapers, sessionInput } from './councils'
import { actBy, type Engine, startWith } from './engine'

/** The council of nine is appointed over a task, comments, sits and concludes with its ballots. */
export async function judged(
  engine: Engine,
  taskId: string,
  stage: string,
  level: 'pass' | 'fail',
  mendingRequired: boolean,
): Promise<void> {
  const represented = { C7: 'manager', C8: 'user', C9: 'proposer' } as const
  const as = (person: string) => represented[person as keyof typeof represented] ?? 'expert'
  const task: AgendaTask = {
    ...{ taskId, stage, type: 'researchProject', sides: [], earlierMembers: ['C1'] },
    delivery: { deliveries: [{ product: 'SP1', ordered: 2, delivered: 3 }], filedTooLate: false },
  }
  const id = `s-${taskId}`
  const seats = nineSeats.map((seat) => ({ ...seat, as: as(seat.person) }))
  const body = { ...appointment(id, [task]), seats }
  const first = await actBy(engine, 'A1', on('2026-05-11'), body, { decisionNumber: '12/QĐ' })
  const input = sessionInput(id, { kind: 'acceptance', agenda: [task] }, '2026-05-11')
  await startWith(engine, 'councilSession', input, 'appointCouncil', first)
  const session = sessionStream(id)
  await sendPapers(engine, session, '2026-05-12', '2026-05-25')
  for (const person of nine) {
    const texts = { comments: 'Đạt yêu cầu.' }
    await perform(engine, session, ['2026-05-20', person, 'submitComments', { taskId }, texts])
  }
  const product = { type: 'pass', quantity: 'excellent', quality: level }
  const ballots = nine.map((member) => ({
    member,
    ballot: { products: { SP1: product }, report: 'pass', overall: level === 'fail' ? 'fail' : 'pass' },
  }))
  await satAndConcluded(engine, session, '2026-05-25', taskId, ballots, { mendingRequired })
}
