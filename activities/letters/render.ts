import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { htmlBlocks } from '../../templates/html-blocks'
import type { CalendarEntry, Letter } from '../../templates/letter'
import { type LetterContexts, type LetterName, letters } from '../../templates/letters'
import { flow, textBlocks, withoutMarks } from '../../templates/text-blocks'
import { valueBlocks } from '../../templates/value-blocks'
import { calendarFile } from './invitation'
import type { Mailbox } from './send'

/** A file that goes with a letter. */
export interface LetterAttachment {
  filename: string
  contentType: string
  content: string
}

/** A letter ready to be sent. */
export interface RenderedLetter {
  /** At most 110 characters. */
  subject: string
  html: string
  text: string
  attachments: LetterAttachment[]
}

type Rendering = 'html' | 'text'
type View = Record<string, unknown>

const folder = join(__dirname, '..', '..', 'templates')
const subjectLimit = 110
const absentBasics = { due: null, clause: null, clauseAssumed: false, orgName: 'Sở Khoa học và Công nghệ' }

const renderings = {
  html: environment('html', htmlBlocks, 'layout.hbs'),
  text: environment('text', textBlocks, 'layout.text.hbs'),
}
const compiled = new Map<string, Handlebars.TemplateDelegate>()

function environment(
  rendering: Rendering,
  blocks: Handlebars.HelperDeclareSpec,
  layout: string,
): typeof Handlebars {
  const own = Handlebars.create()
  own.registerHelper({ ...valueBlocks, ...blocks })
  // Compiled here once: a partial that is registered as text is compiled anew by every template that uses it.
  const source = readFileSync(join(folder, layout), 'utf8')
  own.registerPartial('layout', own.compile(source, { strict: true, noEscape: rendering === 'text' }))
  return own
}

function template(path: string, rendering: Rendering): Handlebars.TemplateDelegate {
  const key = `${rendering} ${path}`
  const known = compiled.get(key)
  if (known) return known
  const source = readFileSync(join(folder, `${path}.hbs`), 'utf8')
  const made = renderings[rendering].compile(source, { strict: true, noEscape: rendering === 'text' })
  compiled.set(key, made)
  return made
}

/**
 * A copy in which reading a field that is not there throws. Handlebars' strict mode alone lets a missing one
 * pass where it is a helper's argument, and a letter would leave with a hole.
 */
function guarded(value: unknown, path: string): unknown {
  if (typeof value === 'string') return withoutMarks(value)
  if (Array.isArray(value)) return value.map((item, index) => guarded(item, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return value
  const given = Object.entries(value).filter(([, field]) => field !== undefined)
  const copy = Object.fromEntries(given.map(([key, field]) => [key, guarded(field, `${path}.${key}`)]))
  return new Proxy(copy, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !(key in target)) throw new ReferenceError(`${path}.${key} is missing`)
      return Reflect.get(target, key, receiver)
    },
  })
}

function clipped(subject: string): string {
  const oneLine = withoutMarks(subject).replace(/\s+/g, ' ').trim()
  return oneLine.length <= subjectLimit ? oneLine : `${oneLine.slice(0, subjectLimit - 1).trimEnd()}…`
}

function assertAbsolute(link: string): void {
  if (!/^https?:$/.test(new URL(link).protocol)) throw new TypeError(`A letter cannot link to ${link}`)
}

function calendarAttachment(entry: CalendarEntry, organizer: Mailbox): LetterAttachment {
  const { method, content } = calendarFile(entry, organizer)
  return { filename: 'lich-hop.ics', contentType: `text/calendar; charset=utf-8; method=${method}`, content }
}

/** The subject line of a letter, at most 110 characters. Throws where the context lacks what it tells. */
export function subjectOf<N extends LetterName>(name: N, context: LetterContexts[N]): string {
  const letter: Letter<LetterContexts[N]> = letters[name]
  return clipped(letter.subject(context))
}

/**
 * Renders one letter in both forms, with its calendar entry when it has one; `from` is its organizer.
 * Pure but for reading its templates. Throws when the context lacks a field that the letter shows, or when a
 * value has no Vietnamese form: a bug, not a fault.
 */
export function renderLetter<N extends LetterName>(
  name: N,
  context: LetterContexts[N],
  from: Mailbox,
): RenderedLetter {
  const letter: Letter<LetterContexts[N]> = letters[name]
  assertAbsolute(context.link)
  const subject = subjectOf(name, context)
  const due = context.due ? { workingDaysLeft: null, ...context.due } : null
  const view = guarded(
    { ...absentBasics, ...context, due, subject, asks: letter.asks(context) },
    name,
  ) as View
  const entry = letter.calendar?.(context) ?? null
  return {
    subject,
    html: template(letter.template, 'html')(view),
    text: flow(template(letter.template, 'text')(view)),
    attachments: entry ? [calendarAttachment(entry, from)] : [],
  }
}
