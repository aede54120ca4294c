import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../config'
import { hasOwnTemporal, temporalAccess, workerTuning } from '../../temporal.config'

const folder = mkdtempSync(join(tmpdir(), 'detai-config-'))
const here = { DETAI_DATA_DIR: folder }

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an empty environment has a value for everything that has one', () => {
  const config = readConfig(here)
  expect(config).toMatchObject({ dataFolder: folder, mode: 'production', origin: 'http://localhost:3000' })
  expect(config.databaseUrl).toBeUndefined()
  expect(config.ports).toEqual({
    site: 3000,
    smtp: 1025,
    inbox: 1080,
    temporal: 7233,
    temporalPages: 8233,
    postgres: 5433,
  })
})

test('the session secret is made once and kept', () => {
  const { sessionSecret } = readConfig(here)
  expect(sessionSecret).toHaveLength(43)
  expect(readConfig(here).sessionSecret).toBe(sessionSecret)
  expect(readFileSync(join(folder, 'session-secret'), 'utf8')).toBe(sessionSecret)
})

test('every variable at fault is named, in Vietnamese', () => {
  const wrong = {
    ...here,
    PORT: '70000',
    DATABASE_URL: 'mysql://x',
    DETAI_MODE: 'thử',
    SESSION_SECRET: 'ngắn',
  }
  expect(() => readConfig(wrong)).toThrow(
    'Cấu hình chưa dùng được:\n' +
      '  DATABASE_URL: phải là địa chỉ bắt đầu bằng postgres:// hoặc postgresql://.\n' +
      '  PORT: phải là số cổng từ 1 tới 65535.\n' +
      '  DETAI_MODE: phải là một trong: training, production.\n' +
      '  SESSION_SECRET: phải dài từ 32 ký tự trở lên.',
  )
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ ...here, DATABASE_URL: '', PORT: '' }).ports.site).toBe(3000)
})

test('the worker offers figures where a port is named for them', () => {
  expect(readConfig(here).ports.workerMetrics).toBeUndefined()
  expect(readConfig({ ...here, DETAI_WORKER_METRICS_PORT: '9464' }).ports.workerMetrics).toBe(9464)
  expect(() => readConfig({ ...here, DETAI_WORKER_METRICS_PORT: '0' })).toThrow(/DETAI_WORKER_METRICS_PORT/)
})

test('a closed network is declared by the document that approves it', () => {
  expect(readConfig(here).closedNetwork).toBeUndefined()
  const closedNetwork = '12/QĐ-BCY ngày 01/03/2026'
  expect(readConfig({ ...here, DETAI_CLOSED_NETWORK: closedNetwork })).toMatchObject({ closedNetwork })
  expect(() => readConfig({ ...here, DETAI_CLOSED_NETWORK: 'có' })).toThrow(/DETAI_CLOSED_NETWORK/)
})

test('a scanner of files is named by its machine and port', () => {
  expect(readConfig(here).clamAv).toBeUndefined()
  for (const clamAv of ['127.0.0.1:3310', 'quet.so.example:3310', '[::1]:3310']) {
    expect(readConfig({ ...here, DETAI_CLAMAV: clamAv })).toMatchObject({ clamAv })
  }
  expect(() => readConfig({ ...here, DETAI_CLAMAV: 'quet.so.example' })).toThrow(/DETAI_CLAMAV/)
})

test('the audit log is kept for a year at least, and told to an address where one is named', () => {
  expect(readConfig(here)).toMatchObject({ auditMonths: 24, auditMail: undefined })
  const set = { ...here, DETAI_AUDIT_MONTHS: '12', DETAI_AUDIT_MAIL: 'luu-giu@thanh-tra.example' }
  expect(readConfig(set)).toMatchObject({ auditMonths: 12, auditMail: 'luu-giu@thanh-tra.example' })
  expect(() => readConfig({ ...here, DETAI_AUDIT_MONTHS: '11' })).toThrow(/DETAI_AUDIT_MONTHS/)
  expect(() => readConfig({ ...here, DETAI_AUDIT_MAIL: 'ai' })).toThrow(/DETAI_AUDIT_MAIL/)
})

test('the parts’ logs are kept for a year at least, and the audit log is copied to a named folder', () => {
  expect(readConfig(here)).toMatchObject({ logMonths: 12, auditFolder: undefined })
  expect(readConfig({ ...here, DETAI_AUDIT_FOLDER: '/srv/nhat-ky' }).auditFolder).toBe('/srv/nhat-ky')
  expect(() => readConfig({ ...here, DETAI_LOG_MONTHS: '6' })).toThrow(/DETAI_LOG_MONTHS/)
})

test('training mode is refused where NODE_ENV says production', () => {
  expect(() => readConfig({ ...here, DETAI_MODE: 'training', NODE_ENV: 'production' })).toThrow(/DETAI_MODE/)
})

test('links carry no slash at the end of the origin', () => {
  expect(readConfig({ ...here, DETAI_ORIGIN: 'https://khcn.example.vn/' }).origin).toBe(
    'https://khcn.example.vn',
  )
})

test('a Temporal server of the operator is used with its namespace, key and encryption', () => {
  const environment = { TEMPORAL_ADDRESS: 'cluster:7233', TEMPORAL_NAMESPACE: 'tinh', TEMPORAL_API_KEY: 'k' }
  expect(hasOwnTemporal(environment)).toBe(true)
  expect(temporalAccess(environment)).toEqual({
    address: 'cluster:7233',
    namespace: 'tinh',
    connection: { address: 'cluster:7233', tls: true, apiKey: 'k' },
  })
})

test('a client certificate is read from its files', () => {
  const certificate = { TEMPORAL_TLS_CLIENT_CERT_DATA: 'cert', TEMPORAL_TLS_CLIENT_KEY_DATA: 'key' }
  const { connection } = temporalAccess({ TEMPORAL_ADDRESS: 'cluster:7233', ...certificate })
  expect(connection.tls).toMatchObject({ clientCertPair: { crt: expect.anything(), key: expect.anything() } })
  const missing = { TEMPORAL_TLS_CLIENT_CERT_PATH: '/nowhere', TEMPORAL_TLS_CLIENT_KEY_PATH: '/nowhere' }
  expect(() => temporalAccess(missing)).toThrow(/TEMPORAL_\*/)
})

test('the worker takes its queue, cache and concurrency from the environment', () => {
  expect(workerTuning({ TEMPORAL_TASK_QUEUE: 'tinh', TEMPORAL_CACHE_SIZE: '50' })).toMatchObject({
    taskQueue: 'tinh',
    maxCachedWorkflows: 50,
    namespace: 'default',
  })
  expect(() => workerTuning({ TEMPORAL_CACHE_SIZE: 'nhiều' })).toThrow(/TEMPORAL_CACHE_SIZE/)
})

describe('how people prove who they are', () => {
  const minuteMs = 60_000

  test('is strict in production and made for lessons in training', () => {
    expect(readConfig(here).identity).toMatchObject({
      ...{ absoluteMs: 720 * minuteMs, strongIdleMs: 30 * minuteMs, idleMs: 240 * minuteMs },
      secondFactor: 'required',
    })
    expect(readConfig({ ...here, DETAI_MODE: 'training' }).identity).toMatchObject({
      ...{ strongIdleMs: 720 * minuteMs, idleMs: 720 * minuteMs, secondFactor: 'offered' },
    })
    expect(readConfig(here).identity.provider).toBeUndefined()
  })

  test('no session is idle for longer than it lives', () => {
    const settings = { DETAI_SESSION_HOURS: '1', DETAI_IDLE_MINUTES: '90' }
    expect(readConfig({ ...here, ...settings }).identity.idleMs).toBe(60 * minuteMs)
  })

  test('keys are those that are named, the first first, or one that is made once', () => {
    const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
    const given = readConfig({ ...here, DETAI_IDENTITY_KEYS: `moi:${key(2)},cu:${key(1)}` }).identity.keys
    expect(given).toEqual([
      { id: 'moi', key: Buffer.alloc(32, 2) },
      { id: 'cu', key: Buffer.alloc(32, 1) },
    ])
    expect(readConfig(here).identity.keys).toEqual(readConfig(here).identity.keys)
    expect(() => readConfig({ ...here, DETAI_IDENTITY_KEYS: 'moi:ngan' })).toThrow(/DETAI_IDENTITY_KEYS/)
  })

  test('a provider is named whole, and over TLS unless it runs here', () => {
    const named = { DETAI_OIDC_CLIENT_ID: 'detai', DETAI_OIDC_CLIENT_SECRET: 'bi-mat' }
    const at = (issuer: string) => readConfig({ ...here, ...named, DETAI_OIDC_ISSUER: issuer })
    expect(at('https://id.example.vn').identity.provider).toMatchObject({
      ...{ issuer: 'https://id.example.vn', emailClaim: 'email', verifiedClaim: 'email_verified' },
    })
    expect(at('http://127.0.0.1:4000').identity.provider?.clientId).toBe('detai')
    expect(() => at('http://id.example.vn')).toThrow(/DETAI_OIDC_ISSUER: phải là địa chỉ https/)
    expect(() => readConfig({ ...here, DETAI_OIDC_ISSUER: 'https://id.example.vn' })).toThrow(/CLIENT_ID/)
  })
})
