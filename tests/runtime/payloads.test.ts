import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPayloadConverter } from '@temporalio/common'
import { readConfig } from '../../config'
import { sealKeysIn } from '../../db/sealed'
import { dataConverterFor, SealingCodec } from '../../temporal.payloads'

const keyOf = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`
const [older, newer] = [keyOf('2025', 1), keyOf('2026', 2)]
const codec = (keys: string) => new SealingCodec(sealKeysIn(keys))
const told = { act: 'castBallot', member: 'P-021', points: { overview: 12 } }
const payload = defaultPayloadConverter.toPayload(told)!

test('a sealed payload says nothing but its key, differs each time, and opens to what it was', async () => {
  const [first] = await codec(older).encode([payload])
  const [second] = await codec(older).encode([payload])
  const readable = Buffer.from(first!.data!).toString('latin1')
  for (const word of ['castBallot', 'P-021', 'overview', 'json/plain']) expect(readable).not.toContain(word)
  expect(Buffer.compare(Buffer.from(first!.data!), Buffer.from(second!.data!))).not.toBe(0)
  expect(Buffer.from(first!.metadata!['encryption-key-id']!).toString()).toBe('2025')
  const [opened] = await codec(older).decode([first!])
  expect(defaultPayloadConverter.fromPayload(opened!)).toEqual(told)
})

test('a key is changed by putting the new one first: what the old one sealed still opens', async () => {
  const [sealed] = await codec(older).encode([payload])
  const both = codec(`${newer},${older}`)
  const [opened] = await both.decode([sealed!])
  expect(defaultPayloadConverter.fromPayload(opened!)).toEqual(told)
  const [again] = await both.encode([payload])
  expect(Buffer.from(again!.metadata!['encryption-key-id']!).toString()).toBe('2026')
  await expect(codec(newer).decode([sealed!])).rejects.toThrow('2025')
})

test('a changed payload does not open, and one that was never sealed is taken as it is', async () => {
  const [sealed] = await codec(older).encode([payload])
  const data = Buffer.from(sealed!.data!)
  data[data.length - 1]! ^= 1
  await expect(codec(older).decode([{ ...sealed!, data }])).rejects.toThrow()
  expect(await codec(older).decode([payload])).toEqual([payload])
})

test('payloads are sealed unless training says otherwise, and never open in production', () => {
  const folder = { DETAI_DATA_DIR: mkdtempSync(join(tmpdir(), 'detai-keys-')) }
  const training = readConfig({ ...folder, DETAI_MODE: 'training' })
  expect(training.payloadKeys).toMatch(/^kept:[\w-]{43}$/)
  expect(readConfig({ ...folder, DETAI_MODE: 'production' }).payloadKeys).toBe(training.payloadKeys)
  expect(dataConverterFor(training.payloadKeys).payloadCodecs).toHaveLength(1)
  const off = { ...folder, TEMPORAL_PAYLOAD_KEYS: 'off' }
  expect(dataConverterFor(readConfig({ ...off, DETAI_MODE: 'training' }).payloadKeys)).toEqual({})
  expect(() => readConfig({ ...off, DETAI_MODE: 'production' })).toThrow('TEMPORAL_PAYLOAD_KEYS')
  expect(() => readConfig({ ...folder, TEMPORAL_PAYLOAD_KEYS: 'k:short' })).toThrow('TEMPORAL_PAYLOAD_KEYS')
})
