import { z } from 'zod'
import { actsWaitingFor } from '../../db/reads/work'
import { hrefOf } from '../actions'
import { actByName } from '../acts'
import { defineRead } from '../route'
import { instantShape, named, namedKind } from '../shapes'
import { listLooker } from './tasks'

const waiting = z
  .object({
    act: z.string(),
    title: z.string(),
    process: named,
    stream: z.string(),
    task: z.object({ id: z.string(), code: z.string(), title: z.string().nullable() }).nullable(),
    since: instantShape,
    due: instantShape.nullable(),
    late: z.boolean(),
    clause: z.string().nullable(),
    method: z.string(),
    href: z.string(),
  })
  .meta({ id: 'WaitingAct' })

/** What waits for the signed-in person. */
export const workRoutes = [
  defineRead({
    name: 'getMyWork',
    path: '/me/work',
    tag: 'Việc của tôi',
    title: 'Việc đang chờ tôi',
    summary:
      'Các việc đang chờ người đăng nhập: việc gì, từ khi nào, hạn nào, căn cứ nào. Hạn gần nhất trước.',
    access: 'signedIn',
    answer: z.object({ items: z.array(waiting) }),
    async handle({ deps, viewer, at }) {
      const rows = await actsWaitingFor(deps.db, listLooker(viewer))
      const items = rows.flatMap((row) => {
        const act = actByName(row.act)
        if (!act) return []
        const { taskId, code } = row
        return [
          {
            act: act.name,
            title: act.title,
            process: namedKind(row.kind),
            stream: row.stream,
            task: taskId && code ? { id: taskId, code, title: row.title } : null,
            since: row.since,
            due: row.due,
            late: row.due !== null && row.due <= at,
            clause: row.clause,
            method: act.method.toUpperCase(),
            href: hrefOf(act.path, row.stream, taskId ? { taskId } : {}),
          },
        ]
      })
      return { items }
    },
  }),
]
