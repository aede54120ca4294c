import SwaggerParser from '@apidevtools/swagger-parser'
import type { Express } from 'express'
import { acts } from '../../api/acts'
import { type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

interface Operation {
  operationId: string
  summary: string
  description?: string
  parameters?: { name: string; in: string; required?: boolean }[]
  responses: Record<string, unknown>
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
}

let engine: Engine
let api: RunningApi
let document: Document

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  document = (await api.anonymous.get<Document>('/api/openapi.json')).body
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

test('the description is valid OpenAPI 3.1', async () => {
  expect(document.openapi).toBe('3.1.0')
  await expect(SwaggerParser.validate(structuredClone(document) as never)).resolves.toBeDefined()
})

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Record<string, boolean> }
  readonly handle: { readonly stack?: readonly Layer[] }
  match(path: string): boolean
}

/** Routes of the API's routers as the description writes them. Pages for people are no part of the API. */
function mountedIn(layers: readonly Layer[]): string[] {
  return layers
    .filter((layer) => layer.match('/api/x') && !layer.match('/x'))
    .flatMap(({ handle }) => handle.stack ?? [])
    .flatMap(({ route }) => {
      const methods = Object.keys(route?.methods ?? {}).filter((method) => method !== '_all')
      return methods.map((method) => `${method} /api${route?.path.replace(/:(\w+)/g, '{$1}')}`)
    })
}

const forOperators = ['get /healthz', 'get /readyz', 'get /metrics']

test('every mounted route is described, and nothing else', () => {
  const { router } = api.app as Express & { router: { stack: readonly Layer[] } }
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  )
  expect(described.sort()).toEqual([...forOperators, ...mountedIn(router.stack)].sort())
})

test('every operation is told in Vietnamese and has an id of its own', () => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  const ids = operations.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { summary, operationId } of operations)
    expect([operationId, summary]).toEqual([operationId, expect.stringMatching(/\S/)])
})

test('every act asks for its key and names its refusals', () => {
  for (const { method, path } of acts) {
    const operation = document.paths[`/api${path}`]?.[method]
    expect(operation?.parameters).toContainEqual(
      expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true }),
    )
    for (const status of ['201', '401', '403', '404', '409', '422', '503'])
      expect(operation?.responses).toHaveProperty(status)
  }
})

test('the reference page asks no other host for anything', async () => {
  const page = await api.anonymous.get<string>('/api/docs')
  expect(page.status).toBe(200)
  expect(page.body).not.toMatch(/https?:\/\//)
  expect((await api.anonymous.get('/api/docs/rapidoc-min.js')).headers.get('content-type')).toContain(
    'javascript',
  )
})
