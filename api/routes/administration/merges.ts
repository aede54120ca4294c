import { z } from 'zod'
import {
  confirmMerge,
  declineMerge,
  mayConfirmAlone,
  mergeObstacle,
  proposeMerge,
} from '../../../db/administration/merges'
import {
  listMerges,
  type MergeRow,
  type MergeSide,
  mergeCandidates,
  mergeSide,
} from '../../../db/reads/merges'
import { toLocalDate } from '../../../domain/instant'
import { type Refusal, refuse } from '../../../domain/verdict'
import { code, longText, shortText } from '../../acts/fields'
import { reject } from '../../http'
import { occasionOf } from '../../identity/own-password'
import { mergeSignWords } from '../../messages/administration'
import { worded } from '../../messages/render'
import { roleWords } from '../../messages/words'
import { defineRead, defineRoute, type RouteInput } from '../../route'
import { instantShape, named, orNull, reference } from '../../shapes'
import { authorOf, orReject, tag } from './answering'

const mostListed = 100

const side = z
  .object({
    id: z.string(),
    name: z.string(),
    degree: z.string().nullable(),
    specialty: z.string().nullable(),
    emails: z.array(z.string()),
    hasNationalId: z.boolean(),
    roles: z.array(z.object({ role: named, organisation: z.string(), from: z.string() })),
    tasks: z.number(),
    acts: z.number(),
  })
  .meta({ id: 'MergeSide' })

const merge = z
  .object({
    id: z.string(),
    kept: reference,
    merged: reference,
    reason: z.string(),
    document: z.string(),
    proposedBy: reference,
    proposedAt: instantShape,
    outcome: z.enum(['confirmed', 'declined']).nullable(),
    decidedBy: orNull(reference),
    decidedAt: instantShape.nullable(),
    alone: z.boolean().nullable().meta({ description: 'Khi đó không có người quản trị thứ hai.' }),
    mayConfirm: z.boolean(),
  })
  .meta({ id: 'Merge' })

type Input = Pick<RouteInput, 'deps' | 'viewer' | 'at'>

async function shownMerge(
  { deps, viewer, at }: Input,
  { proposedAt, decidedAt, ...row }: MergeRow,
): Promise<z.input<typeof merge>> {
  const two = { kept: row.kept.id, merged: row.merged.id }
  const own = [two.kept, two.merged].includes(viewer.id)
  const waiting = row.outcome === null && !own
  const mayConfirm =
    waiting &&
    (row.proposedBy.id !== viewer.id || (await mayConfirmAlone(deps.db, viewer.id, toLocalDate(at), two)))
  return {
    ...row,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    mayConfirm,
  }
}

const shownSide = ({ mergedInto: _into, roles, ...row }: MergeSide): z.input<typeof side> => ({
  ...row,
  emails: [...row.emails],
  roles: roles.map(({ role, ...held }) => ({ ...held, role: { code: role, title: roleWords[role] } })),
})

function whyNot(obstacle: Refusal) {
  const { title, detail } = worded(obstacle)
  return { code: obstacle.code, title, detail }
}

const occasionIn = ({ deps, req, viewer, at }: Pick<RouteInput, 'deps' | 'req' | 'viewer' | 'at'>) => ({
  ...occasionOf(deps, req),
  ...{ by: viewer.id, at, today: toLocalDate(at) },
})

const reads = [
  defineRead({
    name: 'listMerges',
    path: '/admin/merges',
    tag,
    title: 'Gộp hồ sơ người',
    summary: 'Các đề nghị gộp, và những cặp hồ sơ có thể là một người.',
    access: ['admin'],
    answer: z.object({
      merges: z.array(merge),
      candidates: z.array(z.object({ one: reference, other: reference, signs: z.array(named) })),
    }),
    async handle({ deps, viewer, at, noteRead }) {
      noteRead('person')
      const rows = await listMerges(deps.db, mostListed)
      const candidates = await mergeCandidates(deps.db)
      return {
        merges: await Promise.all(rows.map((row) => shownMerge({ deps, viewer, at }, row))),
        candidates: candidates.map(({ signs, ...pair }) => ({
          ...pair,
          signs: signs.map((sign) => ({ code: sign, title: mergeSignWords[sign] })),
        })),
      }
    },
  }),
  defineRead({
    name: 'compareForMerge',
    path: '/admin/merges/compare',
    tag,
    title: 'So hai hồ sơ',
    summary: 'Hai hồ sơ cạnh nhau, và lý do không gộp được nếu có.',
    access: ['admin'],
    query: z.object({ kept: code, merged: code }),
    answer: z.object({
      kept: side,
      merged: side,
      obstacle: orNull(z.object({ code: z.string(), title: z.string(), detail: z.string() })),
    }),
    async handle({ deps, query, viewer, noteRead }) {
      noteRead('person')
      const [kept, merged] = await Promise.all([
        mergeSide(deps.db, query.kept),
        mergeSide(deps.db, query.merged),
      ])
      if (!kept || !merged) throw reject(refuse('request/not-found'))
      const own = [query.kept, query.merged].includes(viewer.id)
      const obstacle = own
        ? refuse('merge/of-oneself')
        : await mergeObstacle(deps.db, deps.identity.keys, query)
      return {
        kept: shownSide(kept),
        merged: shownSide(merged),
        obstacle: obstacle ? whyNot(obstacle) : null,
      }
    },
  }),
]

/** Making one person of two records: proposed by one administrator, confirmed by another. */
export const mergeRoutes = [
  ...reads,
  defineRoute({
    name: 'proposeMerge',
    method: 'post',
    path: '/admin/merges',
    tag,
    title: 'Đề nghị gộp',
    summary: 'Đề nghị gộp một hồ sơ vào hồ sơ khác của cùng một người. Chưa đổi gì cho tới khi xác nhận.',
    access: ['admin'],
    body: z.object({
      kept: code.meta({ description: 'Hồ sơ được giữ lại.' }),
      merged: code.meta({ description: 'Hồ sơ được gộp vào hồ sơ giữ lại.' }),
      reason: longText,
      document: shortText.max(200),
    }),
    handle: ({ deps, viewer, at, body }) =>
      orReject(proposeMerge(deps.db, deps.identity.keys, authorOf({ viewer, at }), body)),
  }),
  defineRoute({
    name: 'confirmMerge',
    method: 'post',
    path: '/admin/merges/{mergeId}/confirmation',
    tag,
    title: 'Xác nhận gộp',
    summary: 'Gộp hai hồ sơ thành một người. Không tách lại được. Người quản trị thứ hai xác nhận, nếu có.',
    access: ['admin'],
    handle: ({ deps, req, viewer, at, params }) =>
      orReject(
        confirmMerge(deps.db, deps.identity.keys, mergeIn(params), occasionIn({ deps, req, viewer, at })),
      ),
  }),
  defineRoute({
    name: 'declineMerge',
    method: 'post',
    path: '/admin/merges/{mergeId}/refusal',
    tag,
    title: 'Không gộp',
    summary: 'Bác một đề nghị gộp, hoặc rút đề nghị của mình.',
    access: ['admin'],
    handle: ({ deps, viewer, at, params }) =>
      orReject(declineMerge(deps.db, mergeIn(params), authorOf({ viewer, at }))),
  }),
]

function mergeIn({ mergeId }: RouteInput['params']): string {
  const id = z.uuid().safeParse(mergeId)
  if (!id.success) throw reject(refuse('request/not-found'))
  return id.data
}
