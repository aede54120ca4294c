import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16
const keyBytes = 32

/** The keys that secrets are sealed with, by their ids; the first seals, the others still open. */
export type SealKeys = readonly { readonly id: string; readonly key: Buffer }[]

/** A secret as it is kept: which key opens it, and the sealed bytes (nonce, tag, contents). */
export interface Sealed {
  readonly keyId: string
  readonly sealed: Buffer
}

/** How keys are written in a setting: an id and 32 bytes in base64 each, `id:key,id:key`. */
export const sealKeysForm = /^[\w-]{1,20}:[\w+/=-]{43,44}(,[\w-]{1,20}:[\w+/=-]{43,44})*$/

/** Reads keys as a setting writes them. */
export function sealKeysIn(text: string): SealKeys {
  return text.split(',').map((one) => {
    const [id = '', key = ''] = one.split(':')
    return { id, key: Buffer.from(key, 'base64').subarray(0, keyBytes) }
  })
}

/** Seals something for one purpose: it opens under the same `purpose` only, and nobody can change it. */
export function seal([key]: SealKeys, what: string | Uint8Array, purpose: string): Sealed {
  if (!key) throw new Error('There is no key to seal with')
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, key.key, iv).setAAD(Buffer.from(purpose))
  const contents = Buffer.concat([cipher.update(Buffer.from(what)), cipher.final()])
  return { keyId: key.id, sealed: Buffer.concat([iv, cipher.getAuthTag(), contents]) }
}

/** Opens what was sealed. Throws where the key is not there any more, or anything was changed. */
export function unseal(keys: SealKeys, { keyId, sealed }: Sealed, purpose: string): Buffer {
  const key = keys.find(({ id }) => id === keyId)
  if (!key) throw new Error(`The key ${keyId} is not among the installation's keys`)
  const [iv, tag] = [sealed.subarray(0, ivBytes), sealed.subarray(ivBytes, ivBytes + tagBytes)]
  const opener = createDecipheriv(algorithm, key.key, iv, { authTagLength: tagBytes })
  opener.setAAD(Buffer.from(purpose)).setAuthTag(tag)
  return Buffer.concat([opener.update(sealed.subarray(ivBytes + tagBytes)), opener.final()])
}
