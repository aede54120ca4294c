import type { Client } from '@temporalio/client'
import type { Store } from 'express-session'
import type { Logger } from 'pino'
import type { Db } from '../db/connection'
import type { Overlay } from '../regulations'
import type { ClockMode } from '../workflows/contract'
import type { CatchUp } from './acts/catch-up'
import type { AuditTrail } from './audit/trail'
import type { FactListener } from './fact-listener'
import type { Scan } from './files/antivirus'
import type { IdentitySettings } from './identity/settings'
import type { Storage } from './storage/storage'

/** Limits that an installation, the loading of the demonstration and tests may set. */
export interface Limits {
  /** Sign-ins from one address within a quarter of an hour. */
  readonly signInsPerQuarterHour: number
  /** Requests of one person within a minute; of an address where nobody is signed in, half as many. */
  readonly requestsPerMinute: number
  /** Milliseconds that an act may take before the caller is told to ask again. */
  readonly actMs: number
  /** Milliseconds that an act waits for its stage to open. */
  readonly stageOpenMs: number
  /** Bytes of a JSON body. */
  readonly jsonBytes: number
  /** Bytes of one file. */
  readonly fileBytes: number
}

/** The limits of an ordinary installation. */
export const ordinaryLimits: Limits = {
  signInsPerQuarterHour: 30,
  requestsPerMinute: 1200,
  actMs: 20_000,
  stageOpenMs: 10_000,
  jsonBytes: 1_048_576,
  fileBytes: 52_428_800,
}

/** Everything that the API reaches outside itself. */
export interface AppDeps {
  readonly db: Db
  /** Where the signed-in persons' sessions are kept. */
  readonly sessionStore: Store
  readonly temporal: Client
  readonly taskQueue: string
  /** Acts that are sent to one workflow at once; the others wait in line. */
  readonly updatesInFlight: number
  readonly facts: FactListener
  readonly catchUp: CatchUp
  /** Where what was refused, read and administered is recorded. */
  readonly audit: AuditTrail
  /** Where the contents of files lie. */
  readonly files: Storage
  /** Looks into files for malicious software; absent where the installation has no scanner. */
  readonly scan?: Scan
  /** The folder of files that are still coming in, piece by piece. */
  readonly uploadsFolder: string
  /** The document by which the installation is a closed network for state secrets; absent: it is none. */
  readonly closedNetwork?: string
  readonly clock: ClockMode
  /** The province's own values, laid over the edition of every task that begins. */
  readonly overlay?: Overlay
  readonly sessionSecret: string
  readonly identity: IdentitySettings
  /** The wall's clock in milliseconds, by which sessions, locks and codes run out. */
  readonly now: () => number
  /** Base address of the site; https makes cookies secure. */
  readonly origin: string
  readonly limits: Limits
  /** Where the pages of whoever signs in are built; absent: the API and the public pages only. */
  readonly pagesFolder?: string
  /** The product's version. */
  readonly version: string
  readonly logger: Logger
}
