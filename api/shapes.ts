import { z } from 'zod'
import type { ProcessKind, TaskOutcome, TaskType } from '../domain/life'
import { statusWords } from './messages/statuses'
import { kindWords, outcomeWords, typeWords } from './messages/words'

/** A code with its Vietnamese name, as every answer gives codes that people read. */
export const named = z.object({ code: z.string(), title: z.string() }).meta({ id: 'Named' })

/** A moment as answers give it. */
export const instantShape = z.string().meta({ format: 'date-time' })

/** Whether a file's signatures leave out what it ends with, as answers tell it. */
export const addedAfterSigningShape = z.boolean().meta({
  description: 'Tệp có phần thêm sau chữ ký cuối cùng: chữ ký không bao phủ phần đó.',
})

/** An id with a name. */
export const reference = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Reference' })

/** A stage or another process with its name. */
export function namedKind(kind: string) {
  return { code: kind, title: kindWords[kind as ProcessKind] ?? kind }
}

/** A status of a kind of process with its name. */
export function namedStatus(kind: string, status: string) {
  return { code: status, title: statusWords(kind as ProcessKind, status) ?? status }
}

/** An outcome of a task with its name. */
export function namedOutcome(outcome: string | null) {
  return outcome === null ? null : { code: outcome, title: outcomeWords[outcome as TaskOutcome] ?? outcome }
}

/** A type of task with its name. */
export function namedType(type: string) {
  return { code: type, title: typeWords[type as TaskType] ?? type }
}

/** A shape that has a name of its own, or null: `nullable` would make the named shape itself nullable. */
export const orNull = <T extends z.ZodType>(shape: T) => z.union([shape, z.null()])

/** A code with its name out of a catalogue. */
export function word(words: Readonly<Record<string, string>>, code: string) {
  return { code, title: words[code] ?? code }
}
