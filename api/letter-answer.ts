import { renderLetter, subjectOf } from '../activities/letters/render'
import type { LetterRow } from '../db/reads/letters'
import { taskView } from '../domain/rights/view'
import { lookerOf } from './standing'
import type { Viewer } from './viewer'

type Name = Parameters<typeof subjectOf>[0]
type Context = Parameters<typeof subjectOf>[1]

/** Nobody receives a preview: the organiser of its calendar entry is never read. */
const nobody = { name: '', address: 'xem-truoc@localhost' }

/**
 * Whether a viewer may read what a letter says. Whom it goes to and whether it went is for administrators to
 * know; its words are for whoever sees the whole task, and for nobody of a classified one, in conflict, or
 * before the dossier that it tells of is opened.
 */
export function mayReadLetter(viewer: Viewer, { task, toPerson, sealed }: LetterRow): boolean {
  if (viewer.ids.includes(toPerson)) return true
  if (sealed) return false
  if (task === null) return viewer.roles.includes('admin')
  return taskView(lookerOf(viewer), task, task.relations) === 'full'
}

/** Letters are made from what their fact recorded, by the template of their name. */
const madeFrom = ({ letter, context }: LetterRow) => [letter as Name, context as object as Context] as const

/** A letter of which a template makes nothing is a bug of the product; its operator is told which. */
function orFault<T>(make: () => T): T | Error {
  try {
    return make()
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
}

/** The subject line; null where the letter cannot be made. */
export function subjectIn(row: LetterRow): string | null {
  const made = orFault(() => subjectOf(...madeFrom(row)))
  return made instanceof Error ? null : made
}

/** The letter as it goes out, in a form; why there is none where it cannot be made. */
export function contentsOf(row: LetterRow, form: 'html' | 'text', origin: string): string | Error {
  const [name, context] = madeFrom(row)
  return orFault(() => {
    const link = new URL(context.link, origin).href
    return renderLetter(name, { ...context, link }, nobody)[form]
  })
}
