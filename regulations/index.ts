import type { Edition } from './compose'
import { edition2014 } from './editions/2014-08-01'
import { edition2016 } from './editions/2016-02-15'
import { edition2023 } from './editions/2023-11-27'
import { edition2025 } from './editions/2025-10-01'
import { applyOverlay, type Overlay } from './overlay'
import type { EditionId, Law } from './schema'

export type { Edition } from './compose'
export { contradictions } from './consistency'
export { applyOverlay, checkOverlay, type Overlay } from './overlay'
export type { EditionId, Law } from './schema'

/** The national editions, oldest first; each holds until the next takes effect. */
export const editions: readonly Edition[] = [edition2014, edition2016, edition2023, edition2025]

/** Whether the text names an edition. */
export function isEditionId(id: string): id is EditionId {
  return editions.some((edition) => edition.id === id)
}

/** The edition of that id. */
export function edition(id: EditionId): Edition {
  const found = editions.find((candidate) => candidate.id === id)
  if (!found) throw new RangeError(`No edition has the id ${id}.`)
  return found
}

/** The edition in force on a day (YYYY-MM-DD, Vietnam), or null before the first. */
export function editionInForceOn(localDate: string): Edition | null {
  return editions.findLast((candidate) => candidate.inForce <= localDate) ?? null
}

/** The law that a process keeps: the edition, and the province's values as they were when it was pinned. */
export interface PinnedLaw {
  readonly editionId: EditionId
  readonly overlay?: Overlay
}

/**
 * The edition of a task that begins on a day: the one that
 * the province's decision is made over, or the one in force.
 */
export function editionFor(localDate: string, overlay?: Overlay): Edition | null {
  return overlay?.edition ? edition(overlay.edition) : editionInForceOn(localDate)
}

/** An edition's law, with the province's own values over it where there are some. */
export function lawFor(id: EditionId, overlay?: Overlay): Law {
  const { law } = edition(id)
  return overlay ? applyOverlay(law, overlay) : law
}
