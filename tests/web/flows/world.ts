import type { Page } from 'playwright-core'
import type { Db } from '../../../db/connection'
import type { Hands } from './hands'

/** The running system as a flow in the browser meets it: the pages, and what prepares a state for them. */
export interface World {
  /** Base address of the site. */
  readonly origin: string
  /** Signs a person of the demonstration (`P-005`) in. */
  enter(page: Page, personId: string): Promise<void>
  /** Signs a person in and waits for their queue. */
  signIn(page: Page, personId: string): Promise<void>
  /** Performs an act over the API as a person, at a business time; resolves with the answer. */
  act(
    personId: string,
    request: { readonly path: string; readonly body?: unknown; readonly at?: string },
  ): Promise<unknown>
  readonly db: Db
  /** Base address at which the same system is one in a closed network; started when it is asked for. */
  closedNetwork(): Promise<string>
  /** Notes a figure of the run, for whoever reads its output. */
  tell(line: string): void
}

/** A way through the pages that a person goes by their hands, with what they see on it. */
export type Flow = (page: Page, world: World, hands: Hands) => Promise<void>
