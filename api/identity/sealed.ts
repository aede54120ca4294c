import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SealKeys } from './settings'

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** A secret as it is kept: which key opens it, and the sealed bytes (nonce, tag, contents). */
export interface Sealed {
  readonly keyId: string
  readonly sealed: Buffer
}

/** Seals a text for one purpose: it opens under the same `purpose` only, and nobody can change it. */
export function seal([key]: SealKeys, text: string, purpose: string): Sealed {
  if (!key) throw new Error('There is no key to seal with')
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, key.key, iv).setAAD(Buffer.from(purpose))
  const contents = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { keyId: key.id, sealed: Buffer.concat([iv, cipher.getAuthTag(), contents]) }
}

/** Opens what was sealed. Throws where the key is not there any more, or anything was changed. */
export function unseal(keys: SealKeys, { keyId, sealed }: Sealed, purpose: string): string {
  const key = keys.find(({ id }) => id === keyId)
  if (!key) throw new Error(`The key ${keyId} is not among the installation's keys`)
  const [iv, tag] = [sealed.subarray(0, ivBytes), sealed.subarray(ivBytes, ivBytes + tagBytes)]
  const opener = createDecipheriv(algorithm, key.key, iv, { authTagLength: tagBytes })
  opener.setAAD(Buffer.from(purpose)).setAuthTag(tag)
  return Buffer.concat([opener.update(sealed.subarray(ivBytes + tagBytes)), opener.final()]).toString('utf8')
}
