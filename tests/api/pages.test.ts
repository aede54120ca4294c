import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import express from 'express'
import { pagesRouter } from '../../api/pages'
import { sessionCookie } from '../../api/session'
import { packAssets } from '../../scripts/web/build'

const code = 'export const words = "Việc của tôi"\n'.repeat(20)
const folder = mkdtempSync(join(tmpdir(), 'detai-pages-'))
const server = createServer()

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<html><head></head></html>')
  writeFileSync(join(folder, 'assets', 'page.js'), code)
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({
      'pages/task/task.tsx': { file: 'assets/task.js', imports: ['_shared.js'], css: ['assets/task.css'] },
      '_shared.js': { file: 'assets/shared.js' },
    }),
  )
  await packAssets(join(folder, 'assets'))
  server.on('request', express().use(pagesRouter(folder)))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
})

afterAll(async () => {
  await new Promise((closed) => server.close(closed))
  rmSync(folder, { recursive: true })
})

async function read(
  path: string,
  encoding: string,
  more: Record<string, string> = {},
): Promise<{ head: IncomingMessage; bytes: Buffer }> {
  const { port } = server.address() as AddressInfo
  const head = await new Promise<IncomingMessage>((resolve) => {
    get({ port, path, headers: { 'Accept-Encoding': encoding, ...more }, agent: false }, resolve)
  })
  const parts: Buffer[] = []
  for await (const part of head) parts.push(part)
  return { head, bytes: Buffer.concat(parts) }
}

test.each([
  ['br', 'gzip, br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  [undefined, 'identity', (bytes: Buffer) => bytes],
])('code is sent as %s to whoever takes %s', async (sent, taken, unpack) => {
  const { head, bytes } = await read('/assets/page.js', taken)
  expect(head.headers).toMatchObject({
    vary: 'Accept-Encoding',
    'cache-control': expect.stringContaining('immutable'),
  })
  expect(head.headers['content-type']).toMatch(/^text\/javascript/)
  expect(head.headers['content-encoding']).toBe(sent)
  expect(unpack(bytes).toString()).toBe(code)
})

test('a page names what it will ask for to whoever is signed in, and nothing to others', async () => {
  const path = '/nhiem-vu/NV-2026-001'
  const { bytes } = await read(path, 'identity', { Cookie: `${sessionCookie}=x` })
  for (const href of ['/assets/task.js', '/assets/shared.js', '/assets/task.css', '/api/tasks/NV-2026-001']) {
    expect(bytes.toString()).toContain(`href="${href}"`)
  }
  expect((await read('/viec', 'identity')).bytes.toString()).not.toContain('preload')
})

test.each(['/assets/none.js', '/assets/..%2findex.html', '/assets/'])('%s is not there', async (path) => {
  expect((await read(path, 'br')).head.statusCode).toBe(404)
})
