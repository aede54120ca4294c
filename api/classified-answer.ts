import { z } from 'zod'
import { classifiedContents } from '../db/reads/classified'
import { processesOf } from '../db/reads/task'
import { actionsOn } from './actions'
import type { AppDeps } from './deps'
import type { VisibleTask } from './routes/visible-task'
import { instantShape, reference } from './shapes'

/** What a classified task has besides its code and stage. */
export const classifiedShape = z
  .object({
    stageSince: z.string().nullable().meta({ description: 'Ngày bắt đầu giai đoạn hiện nay.' }),
    startsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
    closedNetwork: z.string().nullable().meta({
      description: 'Văn bản phê duyệt mạng khép kín; không có thì nội dung không được ghi.',
    }),
    contents: z.array(
      z.object({
        text: z.string(),
        at: instantShape,
        by: reference,
        files: z.array(z.object({ sha256: z.string(), name: z.string() })),
      }),
    ),
  })
  .meta({ id: 'ClassifiedTask' })

/** All that there is of a classified task besides: its dates, and how it moves on. */
export async function classifiedOf({ db, closedNetwork }: AppDeps, { task, standing }: VisibleTask) {
  const [[process], contents] = await Promise.all([
    processesOf(db, task.id),
    closedNetwork === undefined ? [] : classifiedContents(db, task.id),
  ])
  const isOpen = process !== undefined && process.closedAt === null
  return {
    followed: {
      ...{ stageSince: task.stageSince, startsOn: task.plannedStart, endsOn: task.plannedEnd },
      ...{ closedNetwork: closedNetwork ?? null, contents },
    },
    actions: isOpen
      ? actionsOn(process, standing.before(process.stream), { taskId: task.id }).filter(
          ({ act }) => closedNetwork !== undefined || act !== 'noteClassifiedContent',
        )
      : [],
  }
}
