import { z } from 'zod'
import type { AgendaOfCouncil } from '../../db/reads/councils'
import { organisationsNamed, peopleNamed } from '../../db/reads/names'
import { productTextsOf } from '../../db/reads/session-news'
import { tallyOrderText } from '../../domain/council/determination-tally'
import { fewestOf } from '../../domain/council/quorum'
import { practices } from '../../domain/councils/practices'
import {
  type AgendaItem,
  type AgendaTask,
  itemOf,
  presentMembers,
  type SessionState,
} from '../../domain/councils/state'
import { mayCountBallots } from '../../domain/rights/council-view'
import type { Law } from '../../regulations/schema'
import type { AppDeps } from '../deps'
import { instantShape, named, orNull, reference } from '../shapes'
import type { VisibleSession } from '../visible-session'
import { ballotForm, ballotFormShape } from './ballot-form'
import { countOn, countShape } from './counting-answer'
import { namedConclusion, outcomeOf, outcomeShape } from './outcome'

/** A task of an agenda, by id, code and title; a classified one without its title. */
export const taskReference = z.object({ id: z.string(), code: z.string(), title: z.string().nullable() })

/** A task of a council's agenda as members and offices read it. */
export const agendaShape = z
  .object({
    task: taskReference,
    stands: z.string(),
    conclusion: z.string().nullable(),
    concluded: orNull(named),
    result: z.unknown(),
    outcome: outcomeShape.optional(),
    concludedAt: instantShape.nullable(),
    parties: z
      .array(z.object({ host: reference, partners: z.array(reference), people: z.array(reference) }))
      .meta({ description: 'Các bên mà thành viên không được có quan hệ.' }),
    ballot: ballotFormShape,
    voting: z
      .object({ cast: z.int(), expected: z.int() })
      .optional()
      .meta({ description: 'Chỉ người chủ trì và thư ký hành chính thấy.' }),
    count: countShape.optional().meta({
      description:
        'Khi ban kiểm phiếu xác nhận trên hệ thống; ban kiểm phiếu, người chủ trì, thư ký hành chính thấy.',
    }),
    orderText: z
      .object({
        base: z.int(),
        needed: z.int(),
        numerator: z.int(),
        denominator: z.int(),
        comparator: z.enum(['>', '>=']),
        clause: z.string(),
        assumed: z.boolean(),
      })
      .optional()
      .meta({ description: 'Số người phải nhất trí nội dung đặt hàng, khi đang chờ thông qua.' }),
  })
  .meta({ id: 'AgendaItem' })

/** The names of everyone and everything that an agenda speaks of. */
async function namesFor({ db }: AppDeps, agenda: readonly AgendaTask[]) {
  const sides = agenda.flatMap((task) => task.sides)
  const ids = sides.flatMap(({ host, partners }) => [host, ...partners])
  const people = sides.flatMap(({ keyPeople, otherPeople }) => [...keyPeople, ...(otherPeople ?? [])])
  const [organisation, person] = await Promise.all([organisationsNamed(db, ids), peopleNamed(db, people)])
  return { organisation, person }
}

function votingOn(state: SessionState, taskId: string) {
  const task = itemOf(state, taskId)
  if (!task || state.status !== 'sitting' || task.stands !== 'open') return undefined
  const present = presentMembers(state)
  const cast = state.ballots.filter((one) => one.taskId === taskId && present.includes(one.member)).length
  return { cast, expected: present.length * practices[state.kind].ballotsEach(task) }
}

/** How many must agree to the wording of an order that waits for it. */
function orderTextOn({ stands, voters }: AgendaItem, law: Law) {
  if (stands !== 'awaitingText' || !voters) return undefined
  const { orderTextShare: share, orderTextComparator: comparator } = law.determination
  const turnout = { ...voters, cast: voters.present, valid: voters.present }
  const { base, clause } = tallyOrderText(voters.present, turnout, law)
  return {
    ...{ base, clause, ...share.value, comparator: comparator.value },
    needed: fewestOf(base, share.value, comparator.value),
    assumed: share.status === 'assumed',
  }
}

/** The agenda with the ballots that its tasks ask for, and with results as far as there are some. */
export async function agendaAnswer(
  deps: AppDeps,
  rows: readonly AgendaOfCouncil[],
  { state, law, standing }: Pick<VisibleSession, 'state' | 'law' | 'standing'>,
): Promise<z.input<typeof agendaShape>[]> {
  const { kind, agenda } = state
  const taskIds = agenda.map(({ taskId }) => taskId)
  const [{ organisation, person }, texts] = await Promise.all([
    namesFor(deps, agenda),
    kind === 'acceptance' ? productTextsOf(deps.db, taskIds) : new Map(),
  ])
  const counts = mayCountBallots(standing.relations)
  return rows.flatMap((row) => {
    const task = itemOf(state, row.task.id)
    if (!task) return []
    const voting = counts ? votingOn(state, task.taskId) : undefined
    const count = countOn({ state, standing }, task.taskId)
    const orderText = orderTextOn(task, law)
    const parties = task.sides.map(({ host, partners, keyPeople, otherPeople }) => ({
      ...{ host: organisation(host), partners: partners.map(organisation) },
      people: [...keyPeople, ...(otherPeople ?? [])].map(person),
    }))
    return [
      {
        ...row,
        ...{ parties, concluded: namedConclusion(row.conclusion) },
        ballot: ballotForm(kind, task, law, { organisation, texts: texts.get(task.taskId) ?? [] }),
        ...(row.result ? { outcome: outcomeOf(kind, row.result, { task, law, organisation }) } : {}),
        ...(voting ? { voting } : {}),
        ...(count ? { count } : {}),
        ...(orderText ? { orderText } : {}),
      },
    ]
  })
}
