import { createHmac, hkdfSync } from 'node:crypto'
import { type Sealed, type SealKeys, seal, unseal } from './sealed'

const digestKeyBytes = 32
const shownAtTheEnd = 4

/** A field of one person that is sealed at rest: it opens for this field of this person only. */
export interface PersonalField {
  /** Stays the same for as long as anything is sealed under it. */
  readonly field: string
  readonly personId: string
}

const purposeOf = ({ field, personId }: PersonalField) => `personal ${field} ${personId}`

/** Seals a field of a person by the first of the installation's keys. */
export function sealPersonal(keys: SealKeys, of: PersonalField, text: string): Sealed {
  return seal(keys, text, purposeOf(of))
}

/** Opens a field of a person. Throws where its key is gone, or it was sealed for another. */
export function openPersonal(keys: SealKeys, of: PersonalField, sealed: Sealed): string {
  return unseal(keys, sealed, purposeOf(of)).toString('utf8')
}

/** A text of which the end alone can be read, enough to tell one's own: `********1234`. */
export function maskPersonal(text: string): string {
  const hidden = Math.max(0, text.length - shownAtTheEnd)
  return '*'.repeat(hidden) + text.slice(hidden)
}

/**
 * By which equal values of a field are found without being opened: HMAC-SHA-256 under a key that is derived
 * (HKDF) from each key of the installation, the first key's first. Nobody without the keys can try values
 * out. Digests change with the first key: whoever reseals a field writes its digest anew, and looks with all
 * of them until then.
 */
export function personalDigests(keys: SealKeys, field: string, text: string): [string, ...string[]] {
  const [first, ...others] = keys.map(({ key }) => {
    const derived = hkdfSync('sha256', key, '', `personal digest ${field}`, digestKeyBytes)
    return createHmac('sha256', Buffer.from(derived)).update(text).digest('hex')
  })
  if (first === undefined) throw new Error('There is no key to digest with')
  return [first, ...others]
}
