import { z } from 'zod'
import { logChange } from '../../db/administration/change'
import { moveBusinessTime } from '../../db/business-clock'
import { openStreams } from '../../db/processes'
import { type Instant, instant } from '../../domain/instant'
import { refuse } from '../../domain/verdict'
import { advanceClock, workflowIdOf } from '../../workflows/contract'
import { moment } from '../acts/fields'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { defineRead, defineRoute } from '../route'

const tag = 'Thời gian nghiệp vụ'
const clock = z.object({ mode: z.enum(['production', 'training']), businessTime: z.string() })
const signalsAtOnce = 16

/** Tells every workflow with an open process that time has moved; those that end meanwhile need not know. */
async function advanceAll({ db, temporal }: AppDeps, to: Instant): Promise<void> {
  const workflows = [...new Set((await openStreams(db)).map(workflowIdOf))]
  const next = async (): Promise<void> => {
    for (let id = workflows.pop(); id !== undefined; id = workflows.pop()) {
      await temporal.workflow.getHandle(id).signal(advanceClock, to).catch(ignoreEnded)
    }
  }
  await Promise.all(Array.from({ length: signalsAtOnce }, next))
}

function ignoreEnded(error: unknown): void {
  if (!(error instanceof Error && error.name === 'WorkflowNotFoundError')) throw error
}

/** Where business time stands, and moving it in training mode. */
export const clockRoutes = [
  defineRead({
    name: 'getClock',
    path: '/clock',
    tag,
    title: 'Xem thời gian nghiệp vụ',
    summary: 'Chế độ của đồng hồ và thời gian nghiệp vụ hiện tại.',
    access: 'public',
    answer: clock,
    handle: async ({ deps, at }) => ({ mode: deps.clock, businessTime: at }),
  }),
  defineRoute({
    name: 'moveClock',
    method: 'post',
    path: '/clock',
    tag,
    title: 'Đưa thời gian nghiệp vụ tới trước',
    summary: 'Chỉ ở chế độ tập huấn. Mọi thời hạn đã qua sẽ được xử lý theo thứ tự. Không đưa lùi lại được.',
    access: ['admin'],
    body: z.object({ businessTime: moment }),
    answer: clock,
    async handle({ deps, body, viewer, at }) {
      if (deps.clock !== 'training') throw reject(refuse('clock/not-in-training'))
      const businessTime = await deps.db.transaction(async (trx) => {
        const moved = await moveBusinessTime(trx, instant(body.businessTime))
        const change = { kind: 'clockMoved', subject: 'clock' } as const
        const [before, after] = [{ businessTime: at }, { businessTime: moved }]
        await logChange(trx, { by: viewer.id, at }, { ...change, before, after })
        return moved
      })
      await advanceAll(deps, businessTime)
      return { mode: deps.clock, businessTime }
    },
  }),
]
