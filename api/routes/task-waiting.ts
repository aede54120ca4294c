import { z } from 'zod'
import { type AwaitedOfTask, actsAwaitedIn, type UsualWait, usualWaitsFor } from '../../db/reads/task-waits'
import { addMillis, type Instant } from '../../domain/instant'
import type { Relation } from '../../domain/life'
import { isOffice } from '../../domain/rights/view'
import { actionsOn } from '../actions'
import type { AppDeps } from '../deps'
import { council, councilAtWork } from '../messages/bodies'
import { defineRead } from '../route'
import { instantShape, named, namedKind } from '../shapes'
import { termShape } from '../term-answer'
import type { Viewer } from '../viewer'
import { type VisibleTask, visibleTask } from './visible-task'
import { teller } from './work'

/** Fewer waits than these say nothing of the next. */
const fewestCounted = 5
const secondMs = 1000
const daySeconds = 86_400

const wait = z
  .object({
    act: z
      .string()
      .nullable()
      .meta({ description: 'Không có khi việc là của hội đồng mà người xem không dự.' }),
    title: z.string(),
    process: named,
    stream: z.string().nullable(),
    awaits: z.array(z.string()).meta({ description: 'Cơ quan, đơn vị đang được chờ; không nêu tên người.' }),
    since: instantShape,
    term: termShape.nullable(),
    effect: z.string().nullable().meta({ description: 'Điều xảy ra khi quá hạn.' }),
    mine: z.boolean().meta({ description: 'Người xem là người làm được việc này bây giờ.' }),
    estimate: z
      .object({
        at: instantShape,
        days: z.number().meta({ description: 'Số ngày thường mất, trung vị.' }),
        count: z.int().meta({ description: 'Số lần đã tính.' }),
      })
      .nullable()
      .meta({ description: 'Ước tính, không phải cam kết; không có khi quá ít lần để tính.' }),
  })
  .meta({ id: 'WaitOfTask' })

type Wait = z.input<typeof wait>

/** When a wait may be over if it takes as long as such waits have taken; nothing where that has passed. */
function estimateOf(row: AwaitedOfTask, usual: readonly UsualWait[], now: Instant): Wait['estimate'] {
  const known = usual.find(({ kind, act }) => kind === row.kind && act === row.act)
  if (!known || known.count < fewestCounted || row.deadlineState !== 'running') return null
  const at = addMillis(row.since, Math.round(known.medianSeconds * secondMs))
  const days = Math.round(known.medianSeconds / daySeconds)
  return at <= now || days < 1 ? null : { at, days, count: known.count }
}

const isOfCouncil = (relation: Relation) => relation.startsWith('council') || relation === 'expertGroup'
const isCouncils = ({ kind }: AwaitedOfTask) => kind === 'councilSession'

/** What a party learns of a council at work: that it works. */
function atWork(rows: readonly AwaitedOfTask[]): Wait[] {
  const [first] = rows.map(({ since }) => since).sort()
  if (!first) return []
  return [
    {
      ...{ act: null, stream: null, title: councilAtWork, process: namedKind('councilSession') },
      ...{ awaits: [council], since: first, term: null, effect: null, mine: false, estimate: null },
    },
  ]
}

function isMine(row: AwaitedOfTask, { task, standing }: VisibleTask): boolean {
  const actions = actionsOn(row, standing.before(row.stream), { taskId: task.id })
  return actions.some(({ act, awaited }) => act === row.act && awaited)
}

async function waitsOf(deps: AppDeps, viewer: Viewer, visible: VisibleTask, now: Instant): Promise<Wait[]> {
  const { task, standing } = visible
  const { id: taskId, code, title } = task
  const rows = await actsAwaitedIn(deps.db, taskId)
  const seesCouncils = isOffice(viewer.roles)
  const sits = ({ stream }: AwaitedOfTask) => standing.before(stream).relations.some(isOfCouncil)
  const shown = rows.filter((row) => !isCouncils(row) || seesCouncils || sits(row))
  const [told, usual] = await Promise.all([teller(deps, now), usualWaitsFor(deps.db, shown)])
  const waits = shown.flatMap((row) =>
    told({ ...row, taskId, code, title, council: null }).map(
      ({ act, process, stream, awaits, since, term, effect, ...one }) => ({
        ...{ act, process, stream, awaits, since, term, effect, title: one.title },
        mine: isMine(row, visible),
        estimate: estimateOf(row, usual, now),
      }),
    ),
  )
  return [...waits, ...atWork(rows.filter((row) => !shown.includes(row)))]
}

/** Why a task waits: for whom, for what, since when, until when, and what comes of lateness. */
export const taskWaitingRoutes = [
  defineRead({
    name: 'getTaskWaiting',
    path: '/tasks/{taskId}/waiting',
    tag: 'Nhiệm vụ',
    title: 'Vì sao nhiệm vụ đang chờ',
    summary: 'Nhiệm vụ đang chờ cơ quan nào, việc gì, từ khi nào, hạn pháp lý nào. Hạn gần nhất trước.',
    access: 'signedIn',
    answer: z.object({ items: z.array(wait) }),
    async handle({ deps, viewer, params, at }) {
      const visible = await visibleTask(deps, viewer, params.taskId, 'full')
      return { items: await waitsOf(deps, viewer, visible, at) }
    },
  }),
]
