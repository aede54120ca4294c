import { z } from 'zod'
import {
  documentsOfTask,
  dossierSealsOf,
  type ReadableDossiers,
  type TaskDocument,
} from '../../db/reads/documents'
import { mayReadDossier, mayReadPersonal } from '../../domain/rights/dossier'
import type { AppDeps } from '../deps'
import { readerOf } from '../files/access'
import { documentWords } from '../messages/document-words'
import { fromCursor, pageOf, paging, toCursor } from '../paging'
import { defineRead } from '../route'
import { addedAfterSigningShape, instantShape, named, reference } from '../shapes'
import type { Viewer } from '../viewer'
import { type VisibleTask, visibleTask } from './visible-task'

const document = z
  .object({
    sha256: z.string(),
    name: z.string(),
    of: named.meta({ description: 'Tệp thuộc hồ sơ nào.' }),
    objectId: z.string(),
    number: z.number().nullable().meta({ description: 'Kỳ báo cáo, đợt cấp; không có với hồ sơ khác.' }),
    version: z.int().meta({ description: 'Bản thứ mấy trong các tệp cùng tên của cùng loại hồ sơ.' }),
    size: z.number().meta({ description: 'Số byte.' }),
    type: z.string(),
    signers: z.array(z.string()).meta({ description: 'Tên trong chứng thư của các chữ ký số.' }),
    addedAfterSigning: addedAfterSigningShape,
    at: instantShape.nullable(),
    by: reference.nullable(),
    href: z.string(),
  })
  .meta({ id: 'DocumentOfTask' })

function toAnswer({ kind, sizeBytes, mediaType, ...row }: TaskDocument) {
  return {
    ...row,
    signers: [...row.signers],
    of: { code: kind, title: documentWords[kind] ?? kind },
    size: sizeBytes,
    type: mediaType,
    href: `/api/files/${row.sha256}`,
  }
}

async function readableDossiers(
  { db }: AppDeps,
  viewer: Viewer,
  visible: VisibleTask,
): Promise<ReadableDossiers> {
  const [seals, reader] = await Promise.all([
    dossierSealsOf(db, visible.task.id),
    readerOf(db, viewer, visible),
  ])
  const those = (mayRead: typeof mayReadDossier) =>
    seals.filter((seal) => mayRead(reader, seal)).map(({ id }) => id)
  return { readable: those(mayReadDossier), personal: those(mayReadPersonal) }
}

/** The files of a task. A task has few hundred at most, so a page may count from the newest. */
export const taskDocumentsRoutes = [
  defineRead({
    name: 'listTaskDocuments',
    path: '/tasks/{taskId}/documents',
    tag: 'Nhiệm vụ',
    title: 'Tài liệu của nhiệm vụ',
    summary:
      'Các tệp của nhiệm vụ mà người xem được đọc: bản, mã băm, dung lượng, ai gửi, khi nào. Mới trước.',
    access: 'signedIn',
    query: z.object(paging),
    answer: pageOf(document),
    async handle({ deps, viewer, params, query: { cursor, limit } }) {
      const visible = await visibleTask(deps, viewer, params.taskId, 'full')
      const [offset] = fromCursor(cursor, z.tuple([z.int().nonnegative()])) ?? [0]
      const readable = await readableDossiers(deps, viewer, visible)
      const rows = await documentsOfTask(deps.db, visible.task.id, readable, { offset, limit: limit + 1 })
      const next = rows.length > limit ? toCursor([offset + limit]) : null
      return { items: rows.slice(0, limit).map(toAnswer), next }
    },
  }),
]
