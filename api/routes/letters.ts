import { z } from 'zod'
import { logChange } from '../../db/administration/change'
import { type LetterRow, letterById, letterStates, listLetters, retryLetter } from '../../db/reads/letters'
import { refuse } from '../../domain/verdict'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { contentsOf, mayReadLetter, subjectIn } from '../letter-answer'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead, defineRoute } from '../route'
import { instantShape, reference } from '../shapes'
import type { Viewer } from '../viewer'

const tag = 'Thư'

const letterShape = z
  .object({
    messageId: z.string(),
    letter: z.string(),
    subject: z
      .string()
      .nullable()
      .meta({ description: 'Không có khi người xem không được đọc, hoặc thư không tạo được.' }),
    readable: z.boolean().meta({ description: 'Người xem được đọc nội dung thư.' }),
    to: reference,
    email: z.string(),
    taskCode: z.string().nullable(),
    createdAt: instantShape,
    sentAt: instantShape.nullable(),
    receipt: z.string().nullable().meta({ description: 'Câu trả lời của máy chủ thư khi nhận thư.' }),
    attempts: z.number(),
    nextAttemptAt: instantShape,
    givenUp: z.boolean(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Letter' })

/** What a letter about a sealed dossier is called to those who may not know of it. */
const sealedName = 'sealed'

function shown(viewer: Viewer, row: LetterRow): z.input<typeof letterShape> {
  const { messageId, letter, toPerson, toName, toEmail, createdAt, sentAt, nextAttemptAt } = row
  const readable = mayReadLetter(viewer, row)
  const { receipt, attempts, givenUp, lastError } = row
  return {
    ...{ messageId, receipt, attempts, givenUp, lastError, readable },
    letter: row.sealed && !readable ? sealedName : letter,
    subject: readable ? subjectIn(row) : null,
    to: { id: toPerson, name: toName },
    email: toEmail,
    taskCode: row.sealed && !readable ? null : (row.task?.code ?? null),
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    nextAttemptAt: nextAttemptAt.toISOString(),
  }
}

async function known({ db }: AppDeps, viewer: Viewer, messageId: string | undefined): Promise<LetterRow> {
  const row = await letterById(db, viewer.id, messageId ?? '')
  if (!row) throw reject(refuse('request/not-found'))
  return row
}

/** What a letter's page may do in the frame that shows it: nothing but be looked at. */
const framePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"

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
    async handle({ deps, viewer, query }) {
      const [after] = fromCursor(query.cursor, z.tuple([z.int()])) ?? []
      const rows = await listLetters(deps.db, viewer.id, query.state, { after, limit: query.limit + 1 })
      const { items, next } = page(rows, query.limit, (last) => [last.place])
      return { items: items.map((row) => shown(viewer, row)), next }
    },
  }),
  defineRead({
    name: 'getLetter',
    path: '/letters/{messageId}',
    tag,
    title: 'Xem một thư',
    summary: 'Thư gửi cho ai, về nhiệm vụ nào, đã gửi chưa, và lỗi gần nhất.',
    access: ['admin'],
    answer: letterShape,
    handle: async ({ deps, viewer, params }) => shown(viewer, await known(deps, viewer, params.messageId)),
  }),
  defineRoute({
    name: 'readLetter',
    method: 'get',
    path: '/letters/{messageId}/contents',
    tag,
    title: 'Đọc nội dung thư',
    summary: 'Thư đúng như khi gửi, dạng HTML hoặc chữ. Mỗi lần đọc được ghi vào nhật ký quản trị.',
    access: ['admin'],
    query: z.object({ form: z.enum(['html', 'text']).default('html') }),
    produces: 'text/html',
    async handle({ deps, viewer, at, params, query, res, noteRead }) {
      const row = await known(deps, viewer, params.messageId)
      if (!mayReadLetter(viewer, row)) throw reject(refuse('rights/letter-kept'))
      noteRead('letter')
      const contents = contentsOf(row, query.form, deps.origin)
      if (contents instanceof Error) throw reject(refuse('letter/not-made', { cause: contents.message }))
      const subject = `letter/${row.messageId}`
      await logChange(
        deps.db,
        { by: viewer.id, at },
        { kind: 'letterRead', subject, before: null, after: null },
      )
      res.set('Content-Security-Policy', framePolicy)
      res.type(query.form === 'html' ? 'html' : 'text').send(contents)
      return undefined
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
    async handle({ deps, viewer, at, params }) {
      const messageId = params.messageId ?? ''
      const back = await deps.db.transaction(async (trx) => {
        if (!(await retryLetter(trx, messageId))) return false
        const subject = `letter/${messageId}`
        const author = { by: viewer.id, at }
        await logChange(trx, author, { kind: 'letterRetried', subject, before: null, after: null })
        return true
      })
      if (!back) throw reject(refuse('request/not-found'))
      return undefined
    },
  }),
]
