import { z } from 'zod'
import { refuse } from '../../domain/verdict'
import { actByName } from '../acts'
import { reject } from '../http'
import { defineRead } from '../route'
import { named, namedKind } from '../shapes'

const actForm = z
  .object({
    act: z.string(),
    title: z.string(),
    summary: z.string(),
    process: named,
    method: z.string(),
    path: z.string(),
    request: z
      .record(z.string(), z.unknown())
      .meta({ description: 'Lược đồ JSON của nội dung mà việc này nhận.' }),
  })
  .meta({ id: 'ActForm' })

/** What acts take, so that a page can ask for it. */
export const actsRoutes = [
  defineRead({
    name: 'getActForm',
    path: '/acts/{act}',
    tag: 'Việc của tôi',
    title: 'Nội dung của một việc',
    summary: 'Tên, ý nghĩa và nội dung mà một việc nhận, dạng lược đồ JSON.',
    access: 'public',
    answer: actForm,
    handle: async ({ params }) => {
      const act = actByName(params.act ?? '')
      if (!act) throw reject(refuse('request/not-found'))
      const { name, title, summary, kind, method, path, request } = act
      return {
        ...{ act: name, title, summary, path: `/api${path}` },
        process: namedKind(kind),
        method: method.toUpperCase(),
        request: z.toJSONSchema(request, { io: 'input' }) as Record<string, unknown>,
      }
    },
  }),
]
