import { z } from 'zod'
import { letterStates, listLetters, retryLetter } from '../../db/reads/letters'
import { refuse } from '../../domain/verdict'
import { reject } from '../http'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead, defineRoute } from '../route'
import { instantShape, reference } from '../shapes'

const tag = 'Thư'

const letterShape = z
  .object({
    messageId: z.string(),
    letter: z.string(),
    to: reference,
    createdAt: instantShape,
    sentAt: instantShape.nullable(),
    attempts: z.number(),
    nextAttemptAt: instantShape,
    givenUp: z.boolean(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Letter' })

/** The outbox as its operator sees it: what waits, what keeps failing and why, and trying again. */
export const lettersRoutes = [
  defineRead({
    name: 'listLetters',
    path: '/letters',
    tag,
    title: 'Hộp thư đi',
    summary: 'Thư đang chờ, thư gửi lỗi kèm nguyên nhân, hoặc thư đã gửi. Mới nhất trước.',
    access: ['admin'],
    query: z.object({ state: z.enum(letterStates).default('failed'), ...paging }),
    answer: pageOf(letterShape),
    async handle({ deps, query }) {
      const place = fromCursor(query.cursor, z.tuple([z.int(), z.string()]))
      const after = place && { seq: place[0], id: place[1] }
      const rows = await listLetters(deps.db, query.state, { after, limit: query.limit + 1 })
      const { items, next } = page(rows, query.limit, (last) => [last.factSeq, last.messageId])
      const shown = items.map(
        ({ toPerson, toName, createdAt, sentAt, nextAttemptAt, factSeq: _seq, ...row }) => ({
          ...row,
          to: { id: toPerson, name: toName },
          createdAt: createdAt.toISOString(),
          sentAt: sentAt?.toISOString() ?? null,
          nextAttemptAt: nextAttemptAt.toISOString(),
        }),
      )
      return { items: shown, next }
    },
  }),
  defineRoute({
    name: 'retryLetter',
    method: 'post',
    path: '/letters/{messageId}/retry',
    tag,
    title: 'Gửi lại thư',
    summary: 'Đưa thư chưa gửi được trở lại hàng đợi.',
    access: ['admin'],
    async handle({ deps, params }) {
      if (!(await retryLetter(deps.db, params.messageId ?? ''))) throw reject(refuse('request/not-found'))
      return undefined
    },
  }),
]
