import { z } from 'zod'
import { type Draft, draftOf, draftsOfPerson, dropDraft, keepDraftOf } from '../../db/drafts'
import { refuse } from '../../domain/verdict'
import { shortText } from '../acts/fields'
import { reject } from '../http'
import { defineRead, defineRoute } from '../route'
import { instantShape } from '../shapes'

const tag = 'Bản nháp'

const mostBytes = 262_144
const mostListed = 100
const formName = /^[A-Za-z][\w:.-]{0,149}$/

const draftHead = z
  .object({
    form: z.string().meta({ description: 'Biểu mẫu, ví dụ proposal hoặc dossier:<mã nhiệm vụ>.' }),
    version: z.int().meta({ description: '0 khi chưa có bản nào.' }),
    title: z.string().nullable(),
    savedAt: instantShape.nullable(),
  })
  .meta({ id: 'DraftHead' })

const draftShape = draftHead
  .extend({
    content: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'Trống khi chưa có bản nháp, hoặc bản nháp đã gửi hay đã bỏ.' }),
  })
  .meta({ id: 'Draft' })

/** The name of a form in an address. */
function formIn({ form = '' }: Readonly<Record<string, string>>): string {
  if (!formName.test(form)) throw reject(refuse('request/not-found'))
  return form
}

function withinLimit(content: NonNullable<Draft['content']>): void {
  const bytes = Buffer.byteLength(JSON.stringify(content))
  if (bytes > mostBytes) throw reject(refuse('request/too-large', { limit: mostBytes }))
}

/** Drafts: what a person has begun to fill in. Each is its owner's alone, whatever their roles. */
export const draftsRoutes = [
  defineRead({
    name: 'getDrafts',
    path: '/drafts',
    tag,
    title: 'Các bản nháp của tôi',
    summary: 'Các bản nháp còn dở của chính người gọi, mới trước cũ sau.',
    access: 'signedIn',
    answer: z.object({ items: z.array(draftHead) }),
    handle: async ({ deps, viewer }) => ({ items: await draftsOfPerson(deps.db, viewer.id, mostListed) }),
  }),
  defineRead({
    name: 'getDraft',
    path: '/drafts/{form}',
    tag,
    title: 'Xem bản nháp',
    summary: 'Bản nháp của chính người gọi. Chưa có thì phiên bản là 0 và nội dung trống.',
    access: 'signedIn',
    answer: draftShape,
    handle: ({ deps, viewer, params }) => draftOf(deps.db, viewer.id, formIn(params)),
  }),
  defineRoute({
    name: 'saveDraft',
    method: 'put',
    path: '/drafts/{form}',
    tag,
    title: 'Lưu bản nháp',
    summary:
      'Lưu bản nháp viết tiếp từ phiên bản đã nêu. ' +
      'Nơi khác đã lưu bản mới hơn thì không ghi đè, trả lỗi 409.',
    access: 'signedIn',
    body: z.object({
      version: z.int().nonnegative(),
      title: shortText.nullable().default(null),
      content: z.record(z.string(), z.unknown()),
    }),
    answer: z.object({ version: z.int(), savedAt: instantShape }),
    async handle({ deps, viewer, params, body }) {
      const form = formIn(params)
      const { version: base, title, content } = body
      withinLimit(content)
      const kept = await keepDraftOf(deps.db, viewer.id, { form, base, title, content })
      if (kept) return kept
      const { version } = await draftOf(deps.db, viewer.id, form)
      throw reject(refuse('draft/changed', { kept: version, yours: base }))
    },
  }),
  defineRoute({
    name: 'dropDraft',
    method: 'delete',
    path: '/drafts/{form}',
    tag,
    title: 'Bỏ bản nháp',
    summary: 'Bỏ bản nháp của chính người gọi, vì đã gửi hoặc không dùng nữa.',
    access: 'signedIn',
    async handle({ deps, viewer, params }) {
      await dropDraft(deps.db, viewer.id, formIn(params))
      return undefined
    },
  }),
]
