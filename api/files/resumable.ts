import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { FileConfigstore, FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { type Request, type RequestHandler, Router } from 'express'
import { refuse } from '../../domain/verdict'
import type { AppDeps } from '../deps'
import { problemOf, Refused, reject } from '../http'
import { insistOnReach } from '../identity/tokens'
import { signedInId } from '../session'
import { announced, type CheckedUpload, checkedContent } from './upload'

const dayMs = 86_400_000
const hourMs = 3_600_000
const mostUnfinished = 30
const ownerDigits = 24
const place = '/api/uploads'
const idForm = /^[0-9a-f]{24}-[0-9a-f-]{36}$/

/** What an upload's id begins with: nobody but its owner may go on with it, and it names nobody. */
const markOf = (personId: string) =>
  createHash('sha256').update(`uploads of ${personId}`).digest('hex').slice(0, ownerDigits)

function ownedBy(personId: string, id: string): void {
  if (!idForm.test(id) || !id.startsWith(`${markOf(personId)}-`)) throw reject(refuse('request/not-found'))
}

/** A refusal as the protocol's server answers it: with the problem that any other route would send. */
function told(error: unknown): unknown {
  if (!(error instanceof Refused)) return error
  const problem = problemOf(error.refusal)
  return { status_code: problem.status, body: JSON.stringify(problem) }
}

interface Announced {
  readonly size?: number | undefined
  readonly metadata?: Readonly<Record<string, string | null>> | undefined
}

/** Whoever announces a file may send it: its size and name are checked before a byte of it comes. */
async function admit(
  deps: AppDeps,
  records: FileConfigstore,
  id: string,
  { size, metadata }: Announced,
): Promise<void> {
  if (size === undefined) throw reject(refuse('file/one-expected'))
  announced(metadata?.filename ?? '', size, deps)
  const [mark = ''] = id.split('-')
  const count = (await records.list()).filter((one) => one.startsWith(mark)).length
  if (count >= mostUnfinished)
    throw reject(refuse('file/too-many-unfinished', { count, most: mostUnfinished }))
}

/** Drops, at most once an hour, what has not been finished within a day. */
function sweeper(server: Server, { logger }: AppDeps): () => Promise<void> {
  let swept = 0
  return async () => {
    if (Date.now() - swept < hourMs) return
    swept = Date.now()
    await server.cleanUpExpiredUploads().catch((error: unknown) => {
      logger.warn({ err: error }, 'unfinished uploads could not be cleared away')
    })
  }
}

/**
 * Files that come in piece by piece and go on after the network was cut: the tus protocol 1.0, at
 * /api/uploads. What has come in whole is taken over by `finishUpload`.
 */
export function uploadsRouter(deps: AppDeps): Router {
  const directory = deps.uploadsFolder
  const records = new FileConfigstore(directory)
  const server: Server = new Server({
    path: place,
    relativeLocation: true,
    allowedOrigins: [deps.origin],
    datastore: new FileStore({ directory, configstore: records, expirationPeriodInMilliseconds: dayMs }),
    namingFunction: (req) => {
      const asked = req.runtime?.node?.req as Request | undefined
      return `${markOf(asked ? signedInId(asked) : '')}-${randomUUID()}`
    },
    async onUploadCreate(_req, upload) {
      await sweep()
      await admit(deps, records, upload.id, upload).catch((error: unknown) => Promise.reject(told(error)))
      return {}
    },
  })
  const sweep = sweeper(server, deps)
  const own: RequestHandler = (req, _res, next) => {
    const { uploadId } = req.params as { uploadId?: string }
    insistOnReach(req, 'files')
    const personId = signedInId(req)
    if (uploadId !== undefined) ownedBy(personId, uploadId)
    next()
  }
  const serve: RequestHandler = (req, res) => server.handle(req, res)
  const router = Router()
  router.post('/uploads', own, serve)
  router.head('/uploads/:uploadId', own, serve)
  router.patch('/uploads/:uploadId', own, serve)
  router.delete('/uploads/:uploadId', own, serve)
  return router
}

/** An upload that has come in whole: taken into the storage once, and known by its hash from then on. */
export interface FinishedUpload {
  /** Its hash, when it was taken before. */
  readonly sha256: string | undefined
  take(): Promise<CheckedUpload>
  /** Lets go of the pieces; what became of them is remembered for a day. */
  forget(sha256: string): Promise<void>
}

/** A person's own upload that has come in whole. */
export async function finishedUpload(deps: AppDeps, personId: string, id: string): Promise<FinishedUpload> {
  ownedBy(personId, id)
  const directory = deps.uploadsFolder
  const records = new FileConfigstore(directory)
  const record = await records.get(id)
  if (!record?.size) throw reject(refuse('request/not-found'))
  const name = record.metadata?.filename ?? ''
  const path = join(directory, id)
  const drop = async () => {
    await rm(path, { force: true })
    await records.delete(id)
  }
  return {
    sha256: record.metadata?.sha256 ?? undefined,
    async take() {
      const content = await deps.files.receive(createReadStream(path))
      if (content.sizeBytes !== record.size) {
        await content.discard()
        const { sizeBytes: received } = content
        throw reject(refuse('file/unfinished', { received, size: record.size ?? 0, name }))
      }
      return checkedContent(name, content, deps).catch(async (error: unknown) => {
        // What could not be scanned waits, so that it does not have to be sent again.
        if (!(error instanceof Refused && error.refusal.code === 'file/not-scanned')) await drop()
        throw error
      })
    },
    async forget(sha256) {
      await truncate(path, 0)
      record.metadata = { ...record.metadata, sha256 }
      await records.set(id, record)
    },
  }
}
