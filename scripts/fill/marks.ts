import type { StoredEntry } from '../../db/journal'
import { deadlineEscalated, deadlineMissed, deadlineReminded } from '../../domain/fact'
import { idInGroup, type OwnPeople } from './people'
import { place, type Varying } from './places'

/** What of a task differs in its copies. */
export interface Differing {
  readonly code: string
  readonly title: string
  readonly field: string
  readonly host: { readonly id: string; readonly name: string } | undefined
  readonly contractNumber: string | undefined
  /** Its host's accounts for payment. */
  readonly accounts: readonly string[]
  readonly receipts: readonly string[]
  /** The task, its councils, its dossiers and their contents: ids that end with twelve digits of a hash. */
  readonly ids: readonly string[]
  readonly entries: readonly StoredEntry[]
  readonly own: OwnPeople
}

type Mark = (text: string) => string

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Any of these words, whole: a longer one before one that it begins with. */
function anyOf(words: readonly string[]): RegExp {
  const longestFirst = words.toSorted((a, b) => b.length - a.length).map(escaped)
  return new RegExp(`(?<![\\w.-])(?:${longestFirst.join('|')})(?![\\w.-])`, 'g')
}

const marked = (words: readonly string[], by: (word: string) => string): Mark =>
  words.length === 0 ? (text) => text : (text) => text.replace(anyOf(words), by)

const inJson = (text: string) => JSON.stringify(text).slice(1, -1)

const inPlaceOf =
  (words: string, name: Varying): Mark =>
  (text) =>
    text.replaceAll(inJson(words), place(name))

/** What falls due does so at midnight, and stays there. */
const ofClock: readonly string[] = [deadlineReminded, deadlineMissed, deadlineEscalated]

/**
 * Acts that happened at a full minute happen within that minute: thousands of copies do not move at once. The
 * same seconds for all of a copy keep their order.
 */
function withSeconds(entries: readonly StoredEntry[]): Mark {
  const acted = entries.filter(({ type, at }) => !ofClock.includes(type) && at.endsWith(':00.000Z'))
  const minutes = acted.map(({ at }) => at.slice(0, 17))
  const times = new RegExp(`(${[...new Set(minutes)].join('|')})00(?:\\.000)?(?=Z|\\+00:00)`, 'g')
  return (text) => text.replace(times, `$1${place('seconds')}`)
}

const uniqueDigits = 12

/** Puts places where the texts of a task name what differs. */
export function marksOf(differing: Differing): Mark {
  const { code, title, field, host, contractNumber, accounts, receipts, ids, entries, own } = differing
  const keys = entries.filter(({ act }) => act !== null).map(({ key }) => key)
  const steps: Mark[] = [
    (text) => text.replaceAll(code, place('code')),
    inPlaceOf(title, 'title'),
    (text) => text.replace(new RegExp(`("field":\\s?")${escaped(field)}"`, 'g'), `$1${place('field')}"`),
    ...(host ? [inPlaceOf(host.name, 'hostName'), marked([host.id], () => place('host'))] : []),
    ...(contractNumber ? [marked([contractNumber], (number) => `${number}/${place('code')}`)] : []),
    marked(accounts, () => place('account')),
    ...receipts.map((receipt, index) => marked([receipt], () => place(`receipt${index}` as Varying))),
    marked(ids, (id) => `${id.slice(0, -uniqueDigits)}${place('copy')}`),
    marked(keys, (key) => `${key}.${place('copy')}`),
    marked([...own.people, ...own.organisations], idInGroup),
    withSeconds(entries),
  ]
  return (text) => steps.reduce((before, step) => step(before), text)
}
