import type { z } from 'zod'
import { refuse } from '../domain/verdict'
import { type FieldError, reject } from './http'
import { unreadableText, wordsOfIssue } from './messages/validation'

/** Checks a value against a schema; refuses with every defect at once, in Vietnamese. */
export function validated<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value, { error: wordsOfIssue })
  const errors = parsed.success ? unstorable(parsed.data, []) : parsed.error.issues.map(fieldError)
  if (parsed.success && errors.length === 0) return parsed.data
  throw reject(refuse('request/invalid', { count: errors.length }), errors)
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  return { field: issue.path.map(String).join('.'), message: issue.message, code: issue.code }
}

/** Texts that PostgreSQL takes nowhere: with U+0000, or with half of a character. */
function unstorable(value: unknown, path: readonly string[]): FieldError[] {
  if (typeof value === 'string') return isBroken(value) ? [unreadable(path)] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    isBroken(name) ? [unreadable(path)] : unstorable(member, [...path, name]),
  )
}

const isBroken = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text)

const unreadable = (path: readonly string[]): FieldError => ({
  field: path.join('.'),
  message: unreadableText,
  code: 'unreadable',
})
