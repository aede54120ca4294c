import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { contentAt, diskStorage, placeIn } from '../../api/storage/disk'
import { resealContents } from '../../api/storage/reseal'
import type { SealKeys } from '../../db/sealed'

const keyOf = (id: string) => ({ id, key: randomBytes(32) })
const [older, newer] = [keyOf('k1'), keyOf('k2')]
const chunk = 65_536

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'detai-sealed-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

async function kept(content: Buffer, keys: SealKeys = [older]): Promise<string> {
  const received = await diskStorage(folder, keys).receive(Readable.from([content]))
  await received.keep()
  return received.sha256
}

const read = async (hash: string, keys: SealKeys) => {
  const content = await diskStorage(folder, keys).read(hash)
  return content && { sizeBytes: content.sizeBytes, bytes: await buffer(content.open()) }
}

test.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 7])(
  'a content of %i bytes lies sealed and is read back byte for byte',
  async (size) => {
    const content = randomBytes(size)
    const hash = await kept(content)
    expect(hash).toBe(sha256(content))
    const read1 = await read(hash, [older])
    expect([read1?.sizeBytes, read1?.bytes.equals(content)]).toEqual([size, true])
    const onDisk = await readFile(placeIn(folder, hash))
    if (size > 16) expect(onDisk.includes(content.subarray(0, 16))).toBe(false)
  },
)

test.each([
  ['a bit changed', (sealed: Buffer) => sealed.fill(sealed.at(-1)! ^ 1, sealed.length - 1)],
  ['its end cut off', (sealed: Buffer) => sealed.subarray(0, -(chunk + 16))],
  ['its last chunk cut off', (sealed: Buffer) => sealed.subarray(0, sealed.length - 7 - 16)],
])('a content with %s is not read', async (_what, spoil) => {
  const hash = await kept(randomBytes(2 * chunk + 7))
  const place = placeIn(folder, hash)
  await writeFile(place, spoil(await readFile(place)))
  await expect(read(hash, [older])).rejects.toThrow()
})

test('a content under the name of another, or without its key, is not read', async () => {
  const [one, other] = [await kept(Buffer.from('một')), await kept(Buffer.from('hai'))]
  await writeFile(placeIn(folder, other), await readFile(placeIn(folder, one)))
  await expect(read(other, [older])).rejects.toThrow()
  await expect(read(one, [newer])).rejects.toThrow('The key k1 is not among')
})

test('rotation seals every content by the first key, those that lay openly as well', async () => {
  const plain = Buffer.from('%PDF-1.7 để ngỏ')
  const open = sha256(plain)
  await mkdir(join(placeIn(folder, open), '..'), { recursive: true })
  await writeFile(placeIn(folder, open), plain)
  expect((await read(open, [older]))?.bytes.equals(plain)).toBe(true)
  const sealed = await kept(Buffer.from('đã niêm phong'))
  const false1 = 'f'.repeat(64)
  await mkdir(join(placeIn(folder, false1), '..'), { recursive: true })
  await writeFile(placeIn(folder, false1), 'không đúng tên')

  const keys = [newer, older]
  expect(await resealContents(folder, keys)).toEqual({ resealed: 2, left: 0, broken: [false1] })
  expect(await resealContents(folder, keys)).toEqual({ resealed: 0, left: 2, broken: [false1] })
  for (const [hash, text] of [
    [open, '%PDF-1.7 để ngỏ'],
    [sealed, 'đã niêm phong'],
  ] as const) {
    expect((await contentAt(placeIn(folder, hash), keys, hash))?.keyId).toBe('k2')
    expect((await read(hash, [newer]))?.bytes.toString('utf8')).toBe(text)
  }
})
