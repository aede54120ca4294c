import { constants, createHash, verify, X509Certificate } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs'

/** A digital signature in a PDF. Whether its authority is trusted is left to who relies on it. */
export interface PdfSignature {
  /** The common name of the certificate that it was made with; null where that cannot be read. */
  readonly signer: string | null
  /** The signed bytes are those that were signed, and all up to their end but the signature itself. */
  readonly intact: boolean
  /** Nothing was added after them: by another who signed, or by who changed what is shown. */
  readonly coversFile: boolean
}

/** Four numbers of a PDF's /ByteRange: two stretches of bytes, and between them the signature itself. */
type ByteRange = readonly [number, number, number, number]

const rangeForm = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g
const overlap = 200
const mostSignatures = 20
const mostSignatureBytes = 1_000_000

const digests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const messageDigest = '1.2.840.113549.1.9.4'
const commonName = '2.5.4.3'
const rsaPss = '1.2.840.113549.1.1.10'

/** Where a PDF says that it is signed, in the order of the signatures. */
async function rangesIn(content: Readable): Promise<ByteRange[]> {
  const found = new Map<string, ByteRange>()
  let tail = ''
  for await (const chunk of content) {
    const text = tail + (chunk as Buffer).toString('latin1')
    for (const [whole, ...numbers] of text.matchAll(rangeForm)) {
      const [a = 0, b = 0, c = 0, d = 0] = numbers.map(Number)
      found.set(whole, [a, b, c, d])
    }
    if (found.size > mostSignatures) break
    tail = text.slice(-overlap)
  }
  return [...found.values()]
}

/** Piece by piece: what a signature covers, what stands between (itself), and what comes after. */
async function* partsOf(content: Readable, [a, b, c, d]: ByteRange) {
  let at = 0
  for await (const one of content) {
    const chunk = one as Buffer
    const within = (from: number, to: number) =>
      chunk.subarray(Math.max(0, from - at), Math.max(0, Math.min(chunk.length, to - at)))
    const after = within(c + d, Infinity)
    yield { signed: [within(a, a + b), within(c, c + d)], between: within(a + b, c), after }
    at += chunk.length
  }
}

/** Throws where the gap holds anything but one signature: nobody would have signed the rest. */
function signatureIn(between: Buffer): SignedData {
  const hex = /^<?([\s0-9a-f]*)>?$/i.exec(between.toString('latin1'))?.[1]
  if (hex === undefined) throw new RangeError('No signature alone')
  const bytes = Buffer.from(hex.replace(/\s/g, ''), 'hex')
  const { content } = ContentInfo.fromBER(new Uint8Array(bytes).buffer)
  return new SignedData({ schema: content })
}

/** The certificate of a signer, by its number; the first one where a signer is named otherwise. */
function certificateOf({ certificates = [] }: SignedData, { sid }: SignerInfo): Certificate | undefined {
  return certificates.find(
    (one): one is Certificate =>
      'serialNumber' in one && (sid.serialNumber === undefined || one.serialNumber.isEqual(sid.serialNumber)),
  )
}

function nameIn(certificate: Certificate | undefined): string | null {
  const name = certificate?.subject.typesAndValues.find(({ type }) => type === commonName)
  return name ? String(name.value.valueBlock.value) : null
}

/** The signer's own statement holds the digest of the bytes, and is signed with the certificate's key. */
function holds(
  certificate: Certificate | undefined,
  info: SignerInfo,
  digestOf: (name: string) => Buffer,
): boolean {
  const name = digests[info.digestAlgorithm.algorithmId]
  const { signedAttrs } = info
  if (!name || !certificate || !signedAttrs) return false
  const stated = signedAttrs.attributes.find(({ type }) => type === messageDigest)?.values[0]
  if (!stated || !digestOf(name).equals(Buffer.from(stated.valueBlock.valueHexView))) return false
  const pss = info.signatureAlgorithm.algorithmId === rsaPss
  const { publicKey } = new X509Certificate(Buffer.from(certificate.toSchema().toBER()))
  const key = pss ? { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING } : publicKey
  const signature = Buffer.from(info.signature.valueBlock.valueHexView)
  return verify(name, Buffer.from(signedAttrs.encodedValue), key, signature)
}

async function judged(open: () => Readable, range: ByteRange): Promise<PdfSignature> {
  const hashes = Object.fromEntries(Object.values(digests).map((name) => [name, createHash(name)]))
  const pieces: Buffer[] = []
  let length = 0
  let coversFile = true
  for await (const { signed, between, after } of partsOf(open(), range)) {
    for (const part of signed) for (const hash of Object.values(hashes)) hash.update(part)
    if (after.toString('latin1').trim() !== '') coversFile = false
    length += between.length
    if (length <= mostSignatureBytes) pieces.push(Buffer.from(between))
  }
  try {
    const data = signatureIn(Buffer.concat(pieces))
    const [info] = data.signerInfos
    if (!info) return { signer: null, intact: false, coversFile }
    const certificate = certificateOf(data, info)
    const intact = range[0] === 0 && holds(certificate, info, (name) => hashes[name]!.digest())
    return { signer: nameIn(certificate), intact, coversFile }
  } catch {
    // Whatever cannot be read as a signature does not hold as one.
    return { signer: null, intact: false, coversFile }
  }
}

/**
 * The digital signatures of a PDF (ISO 32000-2, 12.8): who made each, and whether what it covers is still
 * what was signed. The content is read as a stream, once to find them and once for each.
 */
export async function signaturesOf(open: () => Readable): Promise<PdfSignature[]> {
  const content = open()
  const ranges = await rangesIn(content).finally(() => content.destroy())
  const found: PdfSignature[] = []
  for (const range of ranges) found.push(await judged(open, range))
  return found
}
