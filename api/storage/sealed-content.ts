import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import type { SealKeys } from '../../db/sealed'

/**
 * A content as it lies on the disk: a head (which key, a salt), then chunks, each sealed by AES-256-GCM under
 * a key of this content alone, with its number and whether it is the last in the nonce: none can be changed,
 * left out or put elsewhere. The last chunk is bound to the content's SHA-256, by which it is asked for.
 */
const magic = Buffer.from('detai sealed 1\n')
const saltBytes = 32
const chunkBytes = 65_536
const tagBytes = 16
const sealedChunkBytes = chunkBytes + tagBytes
const algorithm = 'aes-256-gcm'
/** The head is never longer: the id of a key has 20 characters at most (`sealKeysForm`). */
export const longestHead = magic.length + 1 + 255 + saltBytes

/** What the head of a sealed content says. */
interface Head {
  readonly keyId: string
  readonly salt: Buffer
  readonly bytes: number
}

/** The head at the beginning of what lies on the disk; undefined where it is not sealed. */
export function headIn(start: Buffer): Head | undefined {
  if (!start.subarray(0, magic.length).equals(magic)) return undefined
  const idAt = magic.length + 1
  const saltAt = idAt + (start[magic.length] ?? 0)
  const bytes = saltAt + saltBytes
  if (start.length < bytes) throw new Error('A sealed content ends within its head')
  return { keyId: start.toString('utf8', idAt, saltAt), salt: start.subarray(saltAt, bytes), bytes }
}

/** How many bytes of content lie sealed behind a head. */
export function openedBytes(onDisk: number, { bytes }: Head): number {
  const sealed = onDisk - bytes
  return sealed - Math.ceil(sealed / sealedChunkBytes) * tagBytes
}

const keyOf = (key: Buffer, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, 'detai file', key.length))

const nonceBytes = 12

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(nonceBytes)
  nonce.writeUInt32BE(number, nonceBytes - 5)
  nonce.writeUInt8(isLast ? 1 : 0, nonceBytes - 1)
  return nonce
}

/** Cuts what streams by into chunks; which one is the last is known only at the end. */
function inChunks(
  bytes: number,
  each: (chunk: Buffer, number: number, isLast: boolean) => Buffer,
): Transform {
  let held: Buffer = Buffer.alloc(0)
  let number = 0
  const attempt = (stream: Transform, done: TransformCallback, isEnd: boolean) => {
    try {
      for (; held.length > bytes; held = held.subarray(bytes)) {
        stream.push(each(held.subarray(0, bytes), number++, false))
      }
      if (isEnd) stream.push(each(held, number, true))
      done()
    } catch (error) {
      done(error as Error)
    }
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
      attempt(this, done, false)
    },
    flush(done) {
      attempt(this, done, true)
    },
  })
}

/** Seals what streams by under the first key; `sha256` of the content is asked for at its end. */
export function sealing([key]: SealKeys, sha256: () => string): { head: Buffer; through: Transform } {
  if (!key) throw new Error('There is no key to seal with')
  const salt = randomBytes(saltBytes)
  const own = keyOf(key.key, salt)
  const id = Buffer.from(key.id)
  const through = inChunks(chunkBytes, (chunk, number, isLast) => {
    const cipher = createCipheriv(algorithm, own, nonceOf(number, isLast))
    cipher.setAAD(Buffer.from(isLast ? sha256() : ''))
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
  })
  return { head: Buffer.concat([magic, Buffer.from([id.length]), id, salt]), through }
}

/** Opens what streams by behind a head. Ends in an error where a key is missing or a bit was changed. */
export function unsealing(keys: SealKeys, { keyId, salt }: Head, sha256: string): Transform {
  const key = keys.find(({ id }) => id === keyId)
  if (!key) throw new Error(`The key ${keyId} is not among the installation's keys`)
  const own = keyOf(key.key, salt)
  return inChunks(sealedChunkBytes, (chunk, number, isLast) => {
    const opener = createDecipheriv(algorithm, own, nonceOf(number, isLast), { authTagLength: tagBytes })
    opener.setAAD(Buffer.from(isLast ? sha256 : ''))
    opener.setAuthTag(chunk.subarray(-tagBytes))
    return Buffer.concat([opener.update(chunk.subarray(0, -tagBytes)), opener.final()])
  })
}
