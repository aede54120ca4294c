import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReceivedContent, Storage } from './storage'

/** A content's hash and size, counted as it streams by. */
function meter() {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      sizeBytes += chunk.length
      done(null, chunk)
    },
  })
  return { through, result: () => ({ sha256: hash.digest('hex'), sizeBytes }) }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}

/**
 * Contents as files of a folder: written beside their place, forced to the
 * disk, then renamed, so that no reader and no crash ever sees half a file.
 */
export function diskStorage(folder: string): Storage {
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    async receive(content) {
      const incoming = join(folder, 'incoming')
      await mkdir(incoming, { recursive: true })
      const path = join(incoming, randomUUID())
      const { through, result } = meter()
      const file = await open(path, 'wx', 0o600)
      try {
        // `flush` forces the bytes to the disk before the file is closed.
        await pipeline(content, through, file.createWriteStream({ flush: true }))
      } catch (error) {
        await file.close()
        await rm(path, { force: true })
        throw error
      }
      return received(path, placeOf, result())
    },
    async read(sha256) {
      const path = placeOf(sha256)
      if (!(await isThere(path))) return undefined
      const { size: sizeBytes } = await stat(path)
      return { sizeBytes, open: () => createReadStream(path) }
    },
  }
}

function received(
  path: string,
  placeOf: (sha256: string) => string,
  { sha256, sizeBytes }: { readonly sha256: string; readonly sizeBytes: number },
): ReceivedContent {
  return {
    sha256,
    sizeBytes,
    open: (): Readable => createReadStream(path),
    async keep() {
      const place = placeOf(sha256)
      await mkdir(join(place, '..'), { recursive: true })
      await rename(path, place)
    },
    discard: () => rm(path, { force: true }),
  }
}
