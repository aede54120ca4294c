import { z } from 'zod'
import { actsWaitingFor, type WorkPlace } from '../../db/reads/work'
import { hrefOf } from '../actions'
import { actByName } from '../acts'
import { fromCursor, page, pageOf, paging } from '../paging'
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

const place = z.tuple([z.string().nullable(), z.string(), z.string(), z.string()])

function placeIn(cursor: string | undefined): WorkPlace | undefined {
  const found = fromCursor(cursor, place)
  if (!found) return undefined
  const [due, since, stream, act] = found
  return { due, since, stream, act }
}

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
    query: z.object(paging),
    answer: pageOf(waiting),
    async handle({ deps, viewer, at, query: { cursor, limit } }) {
      const from = placeIn(cursor)
      const rows = await actsWaitingFor(deps.db, listLooker(viewer), { from, limit: limit + 1 })
      const waits = page(rows, limit, ({ due, since, stream, act }) => [due, since, stream, act])
      const items = waits.items.flatMap((row) => {
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
      return { items, next: waits.next }
    },
  }),
]
