import { z } from 'zod'
import type { RouteDefinition } from '../../../api/route'

interface Part {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Part[]
  readonly oneOf?: readonly Part[]
  readonly items?: Part
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly format?: string
  readonly pattern?: string
  readonly properties?: Readonly<Record<string, Part>>
  readonly required?: readonly string[]
}

const hashDigits = 64

function textOf({ format, pattern, minLength = 1 }: Part): string {
  if (format === 'date') return '2026-03-02'
  if (format === 'date-time') return '2026-03-02T02:00:00.000Z'
  if (format === 'uri') return 'https://detai.example/'
  if (format === 'email') return 'ai@detai.example'
  if (pattern?.includes(`{${hashDigits}}`)) return 'a'.repeat(hashDigits)
  return 'x'.repeat(Math.max(minLength, 1))
}

function sampleValue(part: Part): unknown {
  if (part.const !== undefined) return part.const
  if (part.enum) return part.enum[0]
  const [first] = part.anyOf ?? part.oneOf ?? []
  if (first) return sampleValue(first)
  if (part.type === 'string') return textOf(part)
  if (part.type === 'boolean') return true
  if (part.type === 'array')
    return Array.from({ length: part.minItems ?? 0 }, () => sampleValue(part.items ?? {}))
  if (part.type === 'object') return objectOf(part)
  if (part.type === 'integer' || part.type === 'number') {
    return Math.max(part.minimum ?? 0, part.exclusiveMinimum === undefined ? 0 : part.exclusiveMinimum + 1, 1)
  }
  return null
}

function objectOf({ properties = {}, required = [] }: Part): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name))
      .map(([name, part]) => [name, sampleValue(part)]),
  )
}

/** A small body that a schema takes, with some of its fields given. */
export function sampleOf(schema: z.ZodObject, given: Readonly<Record<string, unknown>> = {}): object {
  const own = Object.entries(given).filter(([name]) => name in schema.shape)
  return { ...objectOf(z.toJSONSchema(schema, { io: 'input' }) as Part), ...Object.fromEntries(own) }
}

/** The members of a query that a route cannot do without, as an address has them. */
export function queryOf(schema: z.ZodObject): string {
  const given = Object.entries(sampleOf(schema)).map(([name, value]) => [name, String(value ?? 1)])
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/** The body of a route, with some of its fields given; undefined for one that only reads. */
export const bodyOf = (
  { method, body }: Pick<RouteDefinition, 'method' | 'body'>,
  given: Readonly<Record<string, unknown>> = {},
): object | undefined => (method === 'get' ? undefined : sampleOf(body, given))

/** An address with its parameters; those that nobody gives name nothing. */
export const filled = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? 'khong-co')
