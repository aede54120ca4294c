import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline as piped, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { SealKeys } from '../../db/sealed'
import { headIn, longestHead, openedBytes, sealing, unsealing } from './sealed-content'
import type { ReceivedContent, Storage, StoredContent } from './storage'

/** A content's hash and size, counted as it streams by. */
function meter() {
  const hash = createHash('sha256')
  let sizeBytes = 0
  let digest: string | undefined
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      sizeBytes += chunk.length
      done(null, chunk)
    },
  })
  const sha256 = () => {
    digest ??= hash.digest('hex')
    return digest
  }
  return { through, sha256, sizeBytes: () => sizeBytes }
}

async function opened(path: string): Promise<FileHandle | undefined> {
  return open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

/** What lies at a path, with the id of the key that it is sealed by; null for one that lies there openly. */
export interface ContentOnDisk extends StoredContent {
  readonly keyId: string | null
}

/** The content that lies at a path; undefined when there is none. */
export async function contentAt(
  path: string,
  keys: SealKeys,
  sha256: string,
): Promise<ContentOnDisk | undefined> {
  const file = await opened(path)
  if (!file) return undefined
  try {
    const { size } = await file.stat()
    const start = Buffer.alloc(Math.min(size, longestHead))
    await file.read(start, 0, start.length, 0)
    const head = headIn(start)
    if (!head) return { keyId: null, sizeBytes: size, open: () => createReadStream(path) }
    return {
      keyId: head.keyId,
      sizeBytes: openedBytes(size, head),
      open: () =>
        // What breaks the reading ends the stream that is returned, which its reader looks after.
        piped(createReadStream(path, { start: head.bytes }), unsealing(keys, head, sha256), () => undefined),
    }
  } finally {
    await file.close()
  }
}

/** Where a content lies in a folder. */
export const placeIn = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256)

/**
 * Contents as files of a folder, sealed by the first of the keys: written beside their place, forced to the
 * disk, then renamed, so that no reader and no crash ever sees half a file. Those that lie there from before
 * contents were sealed are read as they are.
 */
export function diskStorage(folder: string, keys: SealKeys): Storage {
  return {
    async receive(content) {
      const incoming = join(folder, 'incoming')
      await mkdir(incoming, { recursive: true })
      const path = join(incoming, randomUUID())
      const { through, sha256, sizeBytes } = meter()
      const seal = sealing(keys, sha256)
      const file = await open(path, 'wx', 0o600)
      try {
        await file.write(seal.head)
        // `flush` forces the bytes to the disk before the file is closed.
        await pipeline(content, through, seal.through, file.createWriteStream({ flush: true }))
      } catch (error) {
        await file.close()
        await rm(path, { force: true })
        throw error
      }
      return received(folder, path, keys, { sha256: sha256(), sizeBytes: sizeBytes() })
    },
    read: (sha256) => contentAt(placeIn(folder, sha256), keys, sha256),
  }
}

async function received(
  folder: string,
  path: string,
  keys: SealKeys,
  { sha256, sizeBytes }: Pick<ReceivedContent, 'sha256' | 'sizeBytes'>,
): Promise<ReceivedContent> {
  const content = await contentAt(path, keys, sha256)
  if (!content) throw new Error('A content that has just come in is not there')
  return {
    ...{ sha256, sizeBytes, open: content.open },
    async keep() {
      const place = placeIn(folder, sha256)
      await mkdir(join(place, '..'), { recursive: true })
      await rename(path, place)
    },
    discard: () => rm(path, { force: true }),
  }
}
