import { DetailedError, Upload } from 'tus-js-client'
import { type AnswerOf, api } from './client'
import { type Problem, ProblemError, unreachable } from './problem'
import { sessionLost } from './session-lost'

/** A file as the server keeps it. */
export type StoredFile = AnswerOf<'uploadFile'>

const place = '/api/uploads'
const pieceBytes = 1_048_576
/** How long to wait before going on after the network was cut; after the last the person is told. */
const retryDelays = [0, 1_000, 3_000, 5_000, 10_000, 20_000]

/** What the server said against a file, or that it could not be asked. */
function problemOf(error: unknown): ProblemError {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined
  if (!body?.startsWith('{')) return new ProblemError(unreachable)
  const problem = JSON.parse(body) as Problem
  if (problem.code === 'session/required') sessionLost.tell()
  return new ProblemError(problem)
}

/** A file in this browser by what tells it apart: chosen again after a reload, it goes on where it was. */
const nameOf = (file: File) => ['detai', file.name, file.size, file.lastModified].join('/')

const uploadIdIn = (url: string | null) => url?.slice(url.lastIndexOf('/') + 1) ?? ''

function transported(file: File, onShare: (share: number) => void): Promise<string> {
  return new Promise((done, failed) => {
    const upload = new Upload(file, {
      endpoint: place,
      chunkSize: pieceBytes,
      retryDelays,
      metadata: { filename: file.name },
      fingerprint: async () => nameOf(file),
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => onShare(total > 0 ? sent / total : 0),
      onError: (error) => failed(problemOf(error)),
      onSuccess: () => done(uploadIdIn(upload.url)),
    })
    upload.findPreviousUploads().then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous)
      upload.start()
    }, failed)
  })
}

/**
 * Sends a file piece by piece; after a lost network or a reload it goes on where it was. `onShare` is told
 * how much of it is there, 0 to 1. Rejects with what the server refused: before the first piece for its
 * name and size, after the last for its contents.
 */
export async function sendFile(file: File, onShare: (share: number) => void): Promise<StoredFile> {
  const uploadId = await transported(file, onShare)
  const { data } = await api.POST('/api/uploads/{uploadId}/file', { params: { path: { uploadId } } })
  if (!data) throw new ProblemError(unreachable)
  return data
}
