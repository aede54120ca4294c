import type { Request, Response } from 'express'
import multer, { MulterError, type StorageEngine } from 'multer'
import type { Signatures } from '../../db/files'
import { bearsSecrecyMark } from '../../domain/secrecy-marks'
import { type Refusal, refuse } from '../../domain/verdict'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import type { ReceivedContent, Storage } from '../storage/storage'
import { NotScanned } from './antivirus'
import { allowedEndings, allowedTypes, endsAs, pdf, typeOf } from './media-types'
import { signaturesOf } from './signatures'

const longestName = 200

/** What a file is checked by: its size, and where there is a scanner, that it holds nothing malicious. */
export type FileRules = Pick<AppDeps, 'limits' | 'scan' | 'logger' | 'closedNetwork'>

/** One file as it came in, checked. */
export interface CheckedUpload extends Signatures {
  readonly name: string
  readonly mediaType: string
  readonly content: ReceivedContent
}

const unsigned: Signatures = { signers: [], addedAfterSigning: false }

type Incoming = Express.Multer.File & { content?: ReceivedContent }

/** The storage failed, and not whoever sent the file. */
class NotStored extends Error {
  constructor(override readonly cause: unknown) {
    super('A file could not be stored')
  }
}

/** Lets multer's files stream into the storage instead of a folder or memory. */
function engineOf(storage: Storage): StorageEngine {
  return {
    _handleFile(_req, file, done) {
      storage.receive(file.stream).then(
        (content) => done(null, { content } as Partial<Express.Multer.File>),
        (error: unknown) => done(new NotStored(error)),
      )
    },
    _removeFile(_req, file, done) {
      const discarded = (file as Incoming).content?.discard() ?? Promise.resolve()
      discarded.then(() => done(null), done)
    },
  }
}

function refusalOf({ code }: MulterError, limit: number): Refusal {
  return code === 'LIMIT_FILE_SIZE' ? refuse('file/too-large', { limit }) : refuse('file/one-expected')
}

/** Reads the one file of a multipart request into the storage, where it waits to be kept. */
async function received(req: Request, res: Response, storage: Storage, limit: number): Promise<Incoming> {
  const limits = { fileSize: limit, files: 1, fields: 0, parts: 1 }
  const reader = multer({ storage: engineOf(storage), limits, defParamCharset: 'utf8' }).single('file')
  await new Promise<void>((done, fail) =>
    reader(req, res, (error?: unknown) => (error ? fail(error) : done())),
  ).catch((error: unknown) => {
    if (error instanceof MulterError) throw reject(refusalOf(error, limit))
    if (!req.complete) throw reject(refuse('request/cut-off'))
    // What the reader of the form cannot read is an error without a class of its own.
    throw error instanceof NotStored ? error.cause : reject(refuse('file/one-expected'))
  })
  if (!req.file) throw reject(refuse('file/one-expected'))
  return req.file
}

/** The name as people gave it, without folders and control characters, composed as Vietnamese is typed. */
function cleanName(name: string): string {
  const bare = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  return bare.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '').trim()
}

/** A file's name without its ending. */
const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '')

/** Refuses a file for what is known before its contents: its name and size. Resolves with the clean name. */
export function announced(given: string, sizeBytes: number, rules: FileRules): string {
  const { fileBytes: limit } = rules.limits
  const name = cleanName(given)
  if (name === '' || name.length > longestName) throw reject(refuse('file/name', { most: longestName }))
  if (!rules.closedNetwork && bearsSecrecyMark(stemOf(name)))
    throw reject(refuse('classified/marked-file', { name }))
  if (sizeBytes === 0) throw reject(refuse('file/empty', { name }))
  if (sizeBytes > limit) throw reject(refuse('file/too-large', { limit }))
  if (!Object.keys(allowedTypes).some((type) => endsAs(name, type))) {
    throw reject(refuse('file/type', { name, allowed: allowedEndings }))
  }
  return name
}

/** Refuses what the scanner finds something in, and takes nothing for clean that could not be scanned. */
async function scanned(name: string, content: ReceivedContent, { scan, logger }: FileRules): Promise<void> {
  const found = await scan?.(content.open()).catch((error: unknown) => {
    if (!(error instanceof NotScanned)) throw error
    logger.error({ err: error }, 'the scanner of files does not answer')
    throw reject(refuse('file/not-scanned', { name }))
  })
  if (found) throw reject(refuse('file/malicious', { name, found }))
}

/**
 * Who has signed a PDF; one in which something signed was changed is refused. What programs add at its end,
 * such as proofs that a certificate was valid, cannot be told from a change of what it shows: that is told.
 */
async function signaturesIn(name: string, { open }: ReceivedContent): Promise<Signatures> {
  const signatures = await signaturesOf(open)
  const broken = signatures.find(({ intact }) => !intact)
  if (broken) throw reject(refuse('file/signature-broken', { name, signer: broken.signer ?? '' }))
  const signers = signatures.flatMap(({ signer }) => signer ?? [])
  return {
    signers,
    addedAfterSigning: signers.length > 0 && !signatures.some(({ coversFile }) => coversFile),
  }
}

/** Refuses a content that is malicious or not what its name says; then nothing of it stays. */
export async function checkedContent(
  given: string,
  content: ReceivedContent,
  rules: FileRules,
): Promise<CheckedUpload> {
  try {
    const name = announced(given, content.sizeBytes, rules)
    const mediaType = await typeOf(content.open)
    if (mediaType === undefined || !(mediaType in allowedTypes) || !endsAs(name, mediaType)) {
      throw reject(refuse('file/type', { name, allowed: allowedEndings }))
    }
    await scanned(name, content, rules)
    const signatures = mediaType === pdf ? await signaturesIn(name, content) : unsigned
    return { name, mediaType, ...signatures, content }
  } catch (error) {
    await content.discard()
    throw error
  }
}

/** Takes in the one file of a request, and refuses what is too large, empty, or not of an allowed type. */
export async function takeUpload(
  req: Request,
  res: Response,
  storage: Storage,
  rules: FileRules,
): Promise<CheckedUpload> {
  const { content, originalname } = await received(req, res, storage, rules.limits.fileBytes)
  if (!content) throw new Error('The storage took nothing in')
  return checkedContent(originalname, content, rules)
}
