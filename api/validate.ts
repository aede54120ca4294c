import type { z } from 'zod'
import { refuse } from '../domain/verdict'
import { type FieldError, reject } from './http'
import { wordsOfIssue } from './messages/validation'

/** Checks a value against a schema; refuses with every defect at once, in Vietnamese. */
export function validated<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value, { error: wordsOfIssue })
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(fieldError)
  throw reject(refuse('request/invalid', { count: errors.length }), errors)
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  return { field: issue.path.map(String).join('.'), message: issue.message }
}
