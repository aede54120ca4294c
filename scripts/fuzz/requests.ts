import { randomUUID } from 'node:crypto'
import type { Chance } from './chance'
import type { Schema, Values } from './values'

interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema?: Schema
}

/** A route of the OpenAPI document. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly body: Schema | undefined
}

/** One request as it is sent. */
export interface FuzzRequest {
  readonly operation: Operation
  readonly url: string
  readonly init: RequestInit
}

/** What would end the run itself, or follow events for ever. */
const leftOut = [
  '/api/session',
  '/api/clock',
  '/api/me/sessions',
  '/api/me/password',
  '/api/me/second-factor',
]
const endless = /\/events$/

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly Parameter[]
            readonly requestBody?: {
              readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
            }
          }
        >
      >
    >
  >
}

/** The routes that are asked: all of the document but those that would end the sessions of the run. */
export function operationsOf({ paths }: Document): Operation[] {
  return Object.entries(paths)
    .filter(([path]) => !leftOut.includes(path) && !endless.test(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
        ...{ method: method.toUpperCase(), path, parameters },
        body: requestBody?.content?.['application/json']?.schema,
      })),
    )
}

const mediaTypes = ['application/json', 'text/plain', 'application/xml', 'multipart/form-data', '']
const spoiled = [
  '{',
  '[',
  '"',
  '{"a":',
  'null',
  '[]',
  '1',
  '\u0000',
  '{"a":1}{"b":2}',
  '{"__proto__":{"x":1}}',
]

/** Builds requests to one origin: of the right form mostly, and of every wrong one. */
export class Requests {
  constructor(
    private readonly origin: string,
    private readonly operations: readonly Operation[],
    private readonly chance: Chance,
    private readonly values: Values,
    /** Path parameters that lead to something that there is. */
    private readonly places: Readonly<Record<string, readonly string[]>>,
    private readonly wild: number,
  ) {}

  /** A request by somebody with this cookie, or by nobody where it is empty. */
  next(cookie: string): FuzzRequest {
    const operation = this.chance.of(this.operations)
    const headers = this.headers(operation, cookie)
    const body = this.body(operation)
    const url = `${this.origin}${this.path(operation)}${this.query(operation)}`
    return { operation, url, init: { method: operation.method, headers, redirect: 'manual', ...body } }
  }

  private path({ path }: Operation): string {
    return path.replace(/\{(\w+)\}/g, (_all, name: string) => {
      const known = this.places[name]
      const value = known && !this.chance.chance(this.wild) ? this.chance.of(known) : this.values.hostile()
      return encodeURIComponent(wellFormed(asText(value))) || 'x'
    })
  }

  private query({ parameters }: Operation): string {
    const asked = parameters.filter(({ in: place }) => place === 'query' && this.chance.chance(0.4))
    const query = new URLSearchParams()
    for (const { name, schema = {} } of asked) query.append(name, asText(this.values.of(schema)))
    if (this.chance.chance(this.wild / 2)) query.append(this.chance.of(['x', 'limit', 'cursor', 'q[]']), 'x')
    const text = query.toString()
    return text ? `?${text}` : ''
  }

  private headers({ method }: Operation, cookie: string): Headers {
    const headers = new Headers()
    if (cookie) headers.set('Cookie', cookie)
    if (isRead(method)) return headers
    const type = this.chance.chance(this.wild / 2) ? this.chance.of(mediaTypes) : 'application/json'
    if (type) headers.set('Content-Type', type)
    const keys = [randomUUID(), randomUUID(), randomUUID(), 'x', 'a/b', 'k'.repeat(300), 'fuzz-again']
    if (!this.chance.chance(this.wild / 2)) headers.set('Idempotency-Key', this.chance.of(keys))
    if (this.chance.chance(0.1)) headers.set('X-Seen-Seq', this.chance.of(['0', '1', 'x', '9'.repeat(20)]))
    return headers
  }

  private body({ method, body }: Operation): { body?: string } {
    if (isRead(method)) return {}
    if (this.chance.chance(this.wild / 3)) return { body: this.chance.of(spoiled) }
    return { body: wellFormed(JSON.stringify(this.values.of(body ?? { type: 'object' })) ?? '') }
  }
}

/** What cannot be sent as UTF-8 would never leave this process. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8')
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))
