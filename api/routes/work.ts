import { z } from 'zod'
import { loadCalendarYears } from '../../db/calendar'
import { processByStream } from '../../db/processes'
import type { WaitingAct } from '../../db/reads/awaited-acts'
import { actsAwaitedOfOthers } from '../../db/reads/awaited-of-others'
import type { WaitingAccount } from '../../db/reads/beneficiaries'
import {
  countWorkWaitingFor,
  type Work,
  type WorkPlace,
  waitingAct,
  workWaitingFor,
} from '../../db/reads/work'
import { WorkCalendar } from '../../domain/calendar'
import type { Instant } from '../../domain/instant'
import { accountConfirmer, confirmAccount } from '../../domain/rights/beneficiary'
import { sessionIdIn } from '../../domain/streams'
import { refuse } from '../../domain/verdict'
import { lawFor } from '../../regulations'
import { actionShape, actionsOn, hrefOf } from '../actions'
import { actByName } from '../acts'
import { namedCouncil } from '../council-answer'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { bodiesAwaited } from '../messages/bodies'
import { effectOfLateness } from '../messages/lateness'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead } from '../route'
import { instantShape, named, namedKind, orNull, reference } from '../shapes'
import { standingToSession } from '../standing'
import { termAnswer, termShape } from '../term-answer'
import { beneficiaryTag, confirmAccountTitle } from './beneficiary-accounts'
import { listLooker } from './tasks'
import { visibleTask } from './visible-task'

const tag = 'Việc của tôi'

const waiting = z
  .object({
    act: z.string(),
    title: z.string(),
    process: named,
    stream: z.string(),
    task: z.object({ id: z.string(), code: z.string(), title: z.string().nullable() }).nullable(),
    organisation: orNull(reference).meta({ description: 'Đơn vị có tài khoản thụ hưởng chờ xác nhận.' }),
    since: instantShape,
    due: instantShape.nullable(),
    late: z.boolean(),
    clause: z.string().nullable(),
    term: orNull(termShape),
    effect: z.string().nullable().meta({ description: 'Điều xảy ra khi quá hạn.' }),
    council: z.object({ title: z.string(), tasks: z.string() }).nullable(),
    awaits: z.array(z.string()).meta({ description: 'Cơ quan, đơn vị đang được chờ; không nêu tên người.' }),
    method: z.string(),
    href: z.string(),
  })
  .meta({ id: 'WaitingAct' })

/** Works out how waiting acts are told at a moment. */
export async function teller({ db }: AppDeps, now: Instant) {
  const years = await loadCalendarYears(db)
  return (row: WaitingAct): z.input<typeof waiting>[] => {
    const act = actByName(row.act)
    if (!act) return []
    const { taskId, code, clause, law, pauses, due } = row
    const calendar = new WorkCalendar(years, lawFor(law.editionId, law.overlay).clock)
    const kept = row.deadlineState && clause ? { due, state: row.deadlineState, pauses, clause } : undefined
    return [
      {
        act: act.name,
        title: act.title,
        process: namedKind(row.kind),
        stream: row.stream,
        task: taskId && code ? { id: taskId, code, title: row.title } : null,
        organisation: null,
        since: row.since,
        due,
        late: due !== null && due <= now,
        clause,
        term: kept ? termAnswer(calendar, law, kept, now) : null,
        effect: kept ? effectOfLateness(row.kind, act.name) : null,
        council: row.council && {
          title: row.council.name ?? namedCouncil(row.council.kind).title,
          tasks: row.council.tasks,
        },
        awaits: bodiesAwaited(row.tokens),
        method: act.method.toUpperCase(),
        href: hrefOf(act.path, row.stream, taskId ? { taskId } : {}),
      },
    ]
  }
}

/** A version of an account that waits, told like an act; it is in no process and has no term. */
function waitingAccount({ id, organisation, name, since }: WaitingAccount): z.input<typeof waiting> {
  return {
    ...{ act: confirmAccount, title: confirmAccountTitle, since, stream: `organisation/${organisation}` },
    process: { code: 'beneficiaryAccount', title: beneficiaryTag },
    organisation: { id: organisation, name },
    ...{ task: null, council: null, due: null, late: false, clause: null, term: null, effect: null },
    ...{ awaits: bodiesAwaited([`role:${accountConfirmer}`]), method: 'POST' },
    href: `/api/beneficiary-accounts/${organisation}/versions/${id}/confirmation`,
  }
}

const isAccount = (row: Work): row is WaitingAccount => 'organisation' in row

const place = z.tuple([z.string().nullable(), z.string(), z.string(), z.string()])

const placeOf = (row: Work) =>
  isAccount(row)
    ? [null, row.since, row.organisation, confirmAccount]
    : [row.due, row.since, row.stream, row.act]

function placeIn(cursor: string | undefined): WorkPlace | undefined {
  const found = fromCursor(cursor, place)
  if (!found) return undefined
  const [due, since, stream, act] = found
  return { due, since, stream, act }
}

const getMyWork = defineRead({
  name: 'getMyWork',
  path: '/me/work',
  tag,
  title: 'Việc đang chờ tôi',
  summary: 'Các việc đang chờ người đăng nhập: việc gì, từ khi nào, hạn nào, căn cứ nào. Hạn gần nhất trước.',
  access: 'signedIn',
  query: z.object(paging),
  answer: pageOf(waiting),
  async handle({ deps, viewer, at, query: { cursor, limit } }) {
    const asked = { from: placeIn(cursor), limit: limit + 1 }
    const [rows, told] = await Promise.all([
      workWaitingFor(deps.db, listLooker(viewer), asked),
      teller(deps, at),
    ])
    const { items, next } = page(rows, limit, placeOf)
    return { items: items.flatMap((row) => (isAccount(row) ? waitingAccount(row) : told(row))), next }
  },
})

const mostCounted = 100

const countMyWork = defineRead({
  name: 'countMyWork',
  path: '/me/work/count',
  tag,
  title: 'Số việc đang chờ tôi',
  summary: 'Số việc đang chờ người đăng nhập; đếm tới 100, có nhiều hơn thì báo more.',
  access: 'signedIn',
  answer: z
    .object({
      count: z.int().meta({ description: `Nhiều nhất ${mostCounted}.` }),
      more: z.boolean().meta({ description: 'Còn việc chưa đếm.' }),
    })
    .meta({ id: 'WorkCount' }),
  async handle({ deps, viewer }) {
    const found = await countWorkWaitingFor(deps.db, listLooker(viewer), mostCounted + 1)
    return { count: Math.min(found, mostCounted), more: found > mostCounted }
  },
})

const getAwaited = defineRead({
  name: 'getAwaited',
  path: '/me/awaited',
  tag,
  title: 'Việc tôi đang chờ người khác',
  summary: 'Các bước mà người đăng nhập đã làm phần mình và đang chờ người khác. Nhiều nhất 50.',
  access: 'signedIn',
  answer: z.object({ items: z.array(waiting) }),
  async handle({ deps, viewer, at }) {
    const looker = listLooker(viewer)
    const [rows, told] = await Promise.all([actsAwaitedOfOthers(deps.db, looker), teller(deps, at)])
    return { items: rows.flatMap(told) }
  },
})

const oneAct = z
  .object({
    action: actionShape,
    process: named,
    task: z.object({ id: z.string(), code: z.string(), title: z.string().nullable() }).nullable(),
    session: z.string().nullable(),
    waiting: orNull(waiting).meta({ description: 'Không có khi việc này không đang được chờ.' }),
  })
  .meta({ id: 'OneAct' })

const getMyAct = defineRead({
  name: 'getMyAct',
  path: '/me/acts/{act}',
  tag,
  title: 'Một việc của tôi',
  summary: 'Một việc trên một quy trình: có được làm bây giờ không, vì sao, hạn nào, căn cứ nào.',
  access: 'signedIn',
  query: z.object({ stream: z.string().min(1).max(300) }),
  answer: oneAct,
  async handle({ deps, viewer, params, query, at }) {
    const { db } = deps
    const { stream } = query
    const process = await processByStream(db, stream)
    if (!process) throw reject(refuse('request/not-found'))
    const known = process.taskId ? await visibleTask(deps, viewer, process.taskId, 'full') : undefined
    const task = known ? { id: known.task.id, code: known.task.code, title: known.task.title } : null
    const session = process.kind === 'councilSession' ? sessionIdIn(stream) : null
    const standing = known
      ? known.standing.before(stream)
      : (await standingToSession(db, viewer, stream, undefined)).standing
    const place = { ...(task ? { taskId: task.id } : {}), ...(session ? { sessionId: session } : {}) }
    const action = actionsOn(process, standing, place).find(({ act }) => act === params.act)
    if (!action) throw reject(refuse('request/not-found'))
    const [row, told] = await Promise.all([waitingAct(db, stream, action.act), teller(deps, at)])
    const [waitsNow = null] = row ? told(row) : []
    return { action, process: namedKind(process.kind), task, session, waiting: waitsNow }
  },
})

/** What waits for the signed-in person, and what they wait for. */
export const workRoutes = [getMyWork, countMyWork, getAwaited, getMyAct]
