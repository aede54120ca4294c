import type { Page } from 'playwright-core'
import type { World } from '../../tests/web/flows/world'

/** A page in a state, as it is to be looked at. */
export interface Shot {
  /** File name without width and ending. */
  readonly name: string
  /** Who is signed in (`P-005`), or how they are found; null for anyone. */
  readonly person: string | null | ((world: World) => Promise<string>)
  /** The address, or how it is found. */
  readonly path: string | ((world: World) => Promise<string>)
  /** Nothing stands at the address: every other page must be there. */
  readonly missing?: true
  /** As an installation in a closed network shows it. */
  readonly closedNetwork?: true
  /** People put the page on paper. */
  readonly printed?: true
  /** Brings the page into the state, once it is open. */
  readonly prepare?: (page: Page, world: World) => Promise<void>
}
