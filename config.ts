import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import type { IdentitySettings } from './api/identity/settings'
import { sealKeysForm } from './db/sealed'
import { identitySchema, identitySettings } from './identity.config'
import { isReachable } from './scripts/runtime/postgres-account'
import { openPayloads } from './temporal.payloads'

/** `training` lets the business clock be moved; `production` never does. */
export type Mode = 'training' | 'production'

/** The settings of one installation; every TEMPORAL_* variable is read in `temporal.config.ts` instead. */
export interface Config {
  /** Everything that the product keeps outside PostgreSQL and Temporal lies here. Absolute. */
  dataFolder: string
  /** Absent: `npm start` runs PostgreSQL itself. */
  databaseUrl?: string
  /** Absent: `npm start` runs the mail catcher. */
  smtpUrl?: string
  ports: {
    site: number
    smtp: number
    inbox: number
    temporal: number
    temporalPages: number
    postgres: number
    /** Absent: the worker offers no figures. */
    workerMetrics?: number
  }
  /** Which Temporal server `npm start` runs: the development server, or the real one over PostgreSQL. */
  temporalServer: 'development' | 'postgresql'
  /** The address that the site listens on. */
  listen: string
  mode: Mode
  /** Base of the links in letters, without a slash at the end. */
  origin: string
  /** From the environment, or made once and kept in the data folder. */
  sessionSecret: string
  /** What the payloads of workflows are sealed with, as `TEMPORAL_PAYLOAD_KEYS` writes it, or `off`. */
  payloadKeys: string
  /** How people prove who they are, and for how long that holds. */
  identity: IdentitySettings
  /** The province's own values; absent: the demonstration province's. */
  overlayFile?: string
  /** Address that every letter comes from. */
  mailFrom: string
  /** Who signs in first where nobody is an administrator yet. */
  adminEmail: string
  /** Months for which the audit log is kept. */
  auditMonths: number
  /** Address outside the house that is told where the audit log ends each day; absent: nobody is. */
  auditMail?: string
  /** Folder into which the audit log is copied for a collector of logs; absent: it is not. */
  auditFolder?: string | undefined
  /** Months for which the logs of the parts are kept. */
  logMonths: number
  /** Sign-ins from one address within a quarter of an hour. */
  signInsPerQuarterHour: number
  /** Requests of one person within a minute. */
  requestsPerMinute: number
  /** The document that approves the installation as a closed network for state secrets; absent: none. */
  closedNetwork?: string
  /** `host:port` of a ClamAV daemon that looks into every file; absent: files are not scanned. */
  clamAv?: string
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

/** The settings of the worker and the API, which cannot do without a database and a way to send letters. */
export type AppConfig = Config & { databaseUrl: string; smtpUrl: string }

/** A setting that cannot be used; the message names the variable, in Vietnamese. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const root = __dirname
const SECRET_LENGTH = 32

const noPort = 'phải là số cổng từ 1 tới 65535'
const anyPort = z.coerce.number({ error: noPort }).int(noPort).min(1, noPort).max(65_535, noPort)
const port = (otherwise: number) => anyPort.default(otherwise)

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `phải là địa chỉ bắt đầu bằng ${protocols.map((protocol) => `${protocol}//`).join(' hoặc ')}`,
  })

const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, { error: `phải là một trong: ${values.join(', ')}` })

/** Whatever is set: what the logs hold is kept for a year at least. */
const leastMonths = 12
const tooFewMonths = `phải là số tháng từ ${leastMonths} trở lên`
const months = z.coerce.number({ error: tooFewMonths }).int(tooFewMonths).min(leastMonths, tooFewMonths)

const schema = z.object({
  DETAI_DATA_DIR: z.string().optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  PORT: port(3000),
  DETAI_SMTP_PORT: port(1025),
  DETAI_INBOX_PORT: port(1080),
  DETAI_TEMPORAL_PORT: port(7233),
  DETAI_TEMPORAL_UI_PORT: port(8233),
  DETAI_POSTGRES_PORT: port(5433),
  DETAI_WORKER_METRICS_PORT: anyPort.optional(),
  DETAI_TEMPORAL_SERVER: oneOf('development', 'postgresql').default('development'),
  DETAI_LISTEN: z.string().default('127.0.0.1'),
  DETAI_MODE: oneOf('training', 'production').default('production'),
  DETAI_ORIGIN: url(['http:', 'https:']).optional(),
  SESSION_SECRET: z.string().min(SECRET_LENGTH, `phải dài từ ${SECRET_LENGTH} ký tự trở lên`).optional(),
  DETAI_OVERLAY: z
    .string()
    .refine((file) => existsSync(resolve(file)), { error: 'phải là đường dẫn tới một tệp có thật' })
    .optional(),
  MAIL_FROM: z.email({ error: 'phải là một địa chỉ thư' }).default('khong-tra-loi@detai.example'),
  // No stricter than it must be: a machine's own address ends with no point and letters.
  DETAI_ADMIN_EMAIL: z
    .string()
    .regex(/^[^@\s]+@[^@\s]+$/, 'phải là một địa chỉ thư')
    .default('quan-tri@localhost'),
  DETAI_AUDIT_MONTHS: months.default(24),
  DETAI_AUDIT_MAIL: z.email({ error: 'phải là một địa chỉ thư' }).optional(),
  DETAI_AUDIT_FOLDER: z.string().optional(),
  DETAI_LOG_MONTHS: months.default(12),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  DETAI_SIGN_IN_LIMIT: z.coerce.number().int().min(1, 'phải là số nguyên dương').optional(),
  DETAI_CLOSED_NETWORK: z
    .string()
    .trim()
    .regex(/^\S.*\d.*$/, 'phải là số và ngày của văn bản phê duyệt, ví dụ 12/QĐ-BCY ngày 01/03/2026')
    .max(200, 'phải ngắn hơn 200 ký tự')
    .optional(),
  DETAI_CLAMAV: z
    .string()
    .regex(/^(\[[\da-f:]+\]|[\w.-]+):\d{1,5}$/i, 'phải có dạng máy:cổng, ví dụ 127.0.0.1:3310')
    .optional(),
  DETAI_REQUEST_LIMIT: z.coerce.number().int().min(60, 'phải là số nguyên từ 60 trở lên').optional(),
  TEMPORAL_PAYLOAD_KEYS: z
    .string()
    .refine((keys) => keys === openPayloads || sealKeysForm.test(keys), {
      error: 'phải có dạng mã:khóa,mã:khóa (mỗi khóa là 32 byte viết bằng base64), hoặc off',
    })
    .optional(),
  NODE_ENV: z.string().optional(),
  ...identitySchema,
})

/**
 * The data folder when none is named: in the checkout, unless PostgreSQL would run under another account
 * (started by root) that cannot pass into it.
 */
function defaultDataFolder(): string {
  if (process.getuid?.() !== 0 || isReachable(root)) return join(root, '.detai')
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 8)
  return `/var/lib/detai/${basename(root)}-${checkout}`
}

/** A secret of this installation: made once, so that what rests on it outlives a restart. */
function keptSecret(dataFolder: string, name: string): string {
  const file = join(dataFolder, name)
  mkdirSync(dataFolder, { recursive: true })
  try {
    // Worker and server may come here at the same moment: only one of them makes the file.
    writeFileSync(file, randomBytes(SECRET_LENGTH).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}

function read(environment: Record<string, string | undefined>): z.infer<typeof schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}.`)
  throw new ConfigError(`Cấu hình chưa dùng được:\n${lines.join('\n')}`)
}

/** Reads `.env` of the checkout, if there is one, into the environment; what is set already stays. */
export function loadEnvironmentFile(): void {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** The settings in an environment. Throws a `ConfigError` that names every variable at fault. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const values = read(environment)
  if (values.DETAI_MODE === 'training' && values.NODE_ENV === 'production') {
    throw new ConfigError(
      'Cấu hình chưa dùng được:\n  DETAI_MODE: không được là training khi NODE_ENV là production.',
    )
  }
  if (values.DETAI_MODE === 'production' && values.TEMPORAL_PAYLOAD_KEYS === openPayloads) {
    throw new ConfigError(
      'Cấu hình chưa dùng được:\n  TEMPORAL_PAYLOAD_KEYS: chỉ được là off khi DETAI_MODE là training.',
    )
  }
  const { DETAI_OIDC_ISSUER: issuer, DETAI_OIDC_CLIENT_ID: client, DETAI_OIDC_CLIENT_SECRET: secret } = values
  if (issuer && !(client && secret)) {
    throw new ConfigError(
      'Cấu hình chưa dùng được:\n  DETAI_OIDC_ISSUER: cần thêm DETAI_OIDC_CLIENT_ID, …_SECRET.',
    )
  }
  const dataFolder = resolve(values.DETAI_DATA_DIR ?? defaultDataFolder())
  return {
    dataFolder,
    databaseUrl: values.DATABASE_URL,
    smtpUrl: values.SMTP_URL,
    ports: {
      site: values.PORT,
      smtp: values.DETAI_SMTP_PORT,
      inbox: values.DETAI_INBOX_PORT,
      temporal: values.DETAI_TEMPORAL_PORT,
      temporalPages: values.DETAI_TEMPORAL_UI_PORT,
      postgres: values.DETAI_POSTGRES_PORT,
      workerMetrics: values.DETAI_WORKER_METRICS_PORT,
    },
    temporalServer: values.DETAI_TEMPORAL_SERVER,
    listen: values.DETAI_LISTEN,
    mode: values.DETAI_MODE,
    origin: (values.DETAI_ORIGIN ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    sessionSecret: values.SESSION_SECRET ?? keptSecret(dataFolder, 'session-secret'),
    payloadKeys: values.TEMPORAL_PAYLOAD_KEYS ?? `kept:${keptSecret(dataFolder, 'payload-key')}`,
    identity: identitySettings(values, values.DETAI_MODE, () => keptSecret(dataFolder, 'identity-key')),
    overlayFile: values.DETAI_OVERLAY && resolve(values.DETAI_OVERLAY),
    mailFrom: values.MAIL_FROM,
    adminEmail: values.DETAI_ADMIN_EMAIL,
    auditMonths: values.DETAI_AUDIT_MONTHS,
    auditMail: values.DETAI_AUDIT_MAIL,
    auditFolder: values.DETAI_AUDIT_FOLDER && resolve(values.DETAI_AUDIT_FOLDER),
    logMonths: values.DETAI_LOG_MONTHS,
    // A class or the loading of the demonstration signs many people in from one address.
    signInsPerQuarterHour: values.DETAI_SIGN_IN_LIMIT ?? (values.DETAI_MODE === 'training' ? 1000 : 30),
    closedNetwork: values.DETAI_CLOSED_NETWORK,
    clamAv: values.DETAI_CLAMAV,
    requestsPerMinute: values.DETAI_REQUEST_LIMIT ?? (values.DETAI_MODE === 'training' ? 1_000_000 : 1200),
    logLevel: values.LOG_LEVEL,
  }
}

/** The settings of this process, with `.env` of the checkout. */
export function loadConfig(): Config {
  loadEnvironmentFile()
  return readConfig(process.env)
}

/**
 * The settings for the worker and the API. Throws a `ConfigError` when the database or the mail server is not
 * named.
 */
export function loadAppConfig(): AppConfig {
  const { databaseUrl, smtpUrl, ...rest } = loadConfig()
  if (databaseUrl && smtpUrl) return { ...rest, databaseUrl, smtpUrl }
  const missing = [databaseUrl ? '' : 'DATABASE_URL', smtpUrl ? '' : 'SMTP_URL'].filter(Boolean)
  throw new ConfigError(`Thiếu biến môi trường ${missing.join(' và ')}; lệnh npm start tự đặt các biến này.`)
}
