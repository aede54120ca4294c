import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { noteUpload, referencesTo, storedFile, type Upload, uploadsOf } from '../../db/files'
import { relationsToTask } from '../../db/people'
import { refuse } from '../../domain/verdict'
import type { AppDeps } from '../deps'
import { maySee } from '../files/access'
import { finishedUpload } from '../files/resumable'
import { type CheckedUpload, takeUpload } from '../files/upload'
import { reject } from '../http'
import { defineRead, defineRoute, type RouteInput } from '../route'
import { addedAfterSigningShape } from '../shapes'
import type { Viewer } from '../viewer'

const tag = 'Tệp'

const file = z
  .object({
    sha256: z
      .string()
      .meta({ description: 'Mã băm SHA-256, 64 chữ số thập lục phân. Các việc dẫn tệp bằng mã này.' }),
    size: z.int().meta({ description: 'Số byte.' }),
    type: z.string().meta({ description: 'Kiểu nội dung, xác định từ chính nội dung.' }),
    name: z.string(),
    signers: z.array(z.string()).meta({
      description: 'Tên trong chứng thư của các chữ ký số còn nguyên vẹn. Không xác nhận nơi cấp chứng thư.',
    }),
    addedAfterSigning: addedAfterSigningShape,
  })
  .meta({ id: 'StoredFile' })

const toAnswer = ({ sizeBytes: size, mediaType: type, signers, ...stored }: Upload) => ({
  ...stored,
  ...{ size, type, signers: [...signers] },
})

/** Stores what has come in whole and was checked, as the viewer's. */
async function keepUpload({ db }: AppDeps, viewer: Viewer, { content, ...checked }: CheckedUpload) {
  const { sha256, sizeBytes } = content
  const upload = { ...checked, sha256, sizeBytes }
  await content.keep()
  await noteUpload(db, viewer.id, upload)
  return toAnswer(upload)
}

/** The name under which a viewer may read a content; undefined when they may not. */
async function nameFor({ deps, viewer, noteRead }: RouteInput, sha256: string): Promise<string | undefined> {
  const own = (await uploadsOf(deps.db, viewer.id, [sha256])).get(sha256)
  if (own) return own.name
  for (const reference of await referencesTo(deps.db, sha256)) {
    if (!(await maySee(deps, viewer, reference))) continue
    noteRead(
      'file',
      (await relationsToTask(deps.db, reference.taskId, viewer.ids)).map(({ relation }) => relation),
    )
    return reference.name
  }
  return undefined
}

async function download(input: RouteInput): Promise<undefined> {
  const { deps, params, req, res } = input
  const { sha256 = '' } = params
  const [stored, name] = await Promise.all([storedFile(deps.db, sha256), nameFor(input, sha256)])
  const content = stored && name !== undefined ? await deps.files.read(sha256) : undefined
  if (!stored || name === undefined || !content) throw reject(refuse('request/not-found'))
  res.attachment(name)
  res.set({
    'Content-Type': stored.mediaType,
    'Content-Length': String(content.sizeBytes),
    ETag: `"${sha256}"`,
    'X-Content-Type-Options': 'nosniff',
  })
  if (req.method === 'HEAD') {
    res.end()
    return undefined
  }
  // A reader who goes away ends the reading of the file, and is no fault.
  await pipeline(content.open(), res).catch((error: unknown) => {
    if (!req.destroyed && !res.destroyed) throw error
  })
  return undefined
}

/** Files: brought in once, referred to by their hash, read by whoever may see what refers to them. */
export const filesRoutes = [
  defineRoute({
    name: 'uploadFile',
    method: 'post',
    path: '/files',
    tag,
    title: 'Gửi tệp',
    summary: 'Gửi một tệp trong mục file. Trả về mã băm để dẫn trong hồ sơ. Cùng nội dung chỉ lưu một lần.',
    access: 'signedIn',
    tokens: 'files',
    consumes: 'multipart/form-data',
    body: z.object({ file: z.string().meta({ format: 'binary' }) }),
    answer: file,
    status: 201,
    async handle({ deps, req, res, viewer }) {
      return keepUpload(deps, viewer, await takeUpload(req, res, deps.files, deps))
    },
  }),
  defineRoute({
    name: 'finishUpload',
    method: 'post',
    path: '/uploads/{uploadId}/file',
    tag,
    title: 'Nhận tệp đã gửi đủ từng phần',
    summary:
      'Kiểm tra và lưu một tệp đã gửi từng phần tại /api/uploads theo giao thức tus 1.0. ' +
      'Gọi lại nhận cùng kết quả.',
    access: 'signedIn',
    tokens: 'files',
    answer: file,
    async handle({ deps, viewer, params }) {
      const upload = await finishedUpload(deps, viewer.id, params.uploadId ?? '')
      const stored = upload.sha256 ?? (await upload.take())
      if (typeof stored === 'string') {
        const known = (await uploadsOf(deps.db, viewer.id, [stored])).get(stored)
        if (!known) throw reject(refuse('request/not-found'))
        return toAnswer(known)
      }
      const answer = await keepUpload(deps, viewer, stored)
      await upload.forget(answer.sha256)
      return answer
    },
  }),
  defineRead({
    name: 'readFile',
    path: '/files/{sha256}',
    tag,
    title: 'Tải tệp',
    summary: 'Tải một tệp mà người gọi đã gửi, hoặc thuộc hồ sơ mà người gọi được xem.',
    access: 'signedIn',
    produces: 'application/octet-stream',
    handle: download,
  }),
]
