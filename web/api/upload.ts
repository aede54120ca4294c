import type { AnswerOf } from './client'
import { type Problem, ProblemError, unreachable } from './problem'

/** A file as the server keeps it. */
export type StoredFile = AnswerOf<'uploadFile'>

/** Sends a file; `onShare` is told how much of it is there, 0 to 1. Rejects with what the server refused. */
export function sendFile(file: File, onShare: (share: number) => void): Promise<StoredFile> {
  const form = new FormData()
  form.append('file', file, file.name)
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
    request.onerror = () => failed(new ProblemError(unreachable))
    request.onload = () => {
      const answer: unknown = JSON.parse(request.responseText)
      if (request.status < 300) done(answer as StoredFile)
      else failed(new ProblemError(answer as Problem))
    }
    request.open('POST', '/api/files')
    request.send(form)
  })
}
