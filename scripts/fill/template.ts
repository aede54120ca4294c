import { messageId, type NamedLetter } from '../../activities/letters/address'
import type { Trx } from '../../db/connection'
import { hashedText, type StoredEntry, toEntry } from '../../db/journal'
import { type Instant, toLocalDate, yearOf } from '../../domain/instant'
import { marksOf } from './marks'
import { type OwnPeople, ownPeople } from './people'
import { place } from './places'
import { type TaskRow, taskRows } from './rows'

/** A fact of the journal with places. */
export interface TemplateFact {
  readonly chain: string
  readonly chainSeq: number
  readonly key: string
  /** A fact of the clock is named by that which set its deadline: which of the template's it is, from 1. */
  readonly setBy: number | undefined
  /** The text that is hashed. */
  readonly hashed: string
}

/** A row with places. */
export interface TemplateRow {
  readonly table: string
  readonly body: string
  /** The fact that a column of it names, among the template's, from 1. */
  readonly fact: number | null
}

/** A letter with places; `row` is its place among the rows. */
export interface TemplateLetter extends Omit<NamedLetter, 'key'> {
  readonly row: number
  readonly fact: number
}

/** An open task that copies are made of. */
export interface Template {
  readonly taskId: string
  readonly year: number
  readonly field: string
  /** The organisation that performs it, once it is awarded, and all that are named in it. */
  readonly host: string | undefined
  readonly organisations: readonly string[]
  readonly facts: readonly TemplateFact[]
  readonly rows: readonly TemplateRow[]
  readonly letters: readonly TemplateLetter[]
  /** Facts by which dossiers came in, and when: their receipts' numbers follow from them. */
  readonly receipts: readonly { readonly fact: number; readonly at: Instant }[]
  readonly draws: readonly { readonly year: number; readonly source: string; readonly dong: number }[]
  readonly own: OwnPeople
}

type Received = Readonly<Record<string, unknown>> & { readonly receiptNumber: string }

/** Reads an open task as a template. */
export async function readTemplate(trx: Trx, taskId: string): Promise<Template> {
  const task = await trx('tasks')
    .where({ id: taskId })
    .first('code', 'title', 'field', 'host_organisation as host')
  const sessions: string[] = await trx('council_agenda').where({ task_id: taskId }).pluck('session_id')
  const chains = [`task/${taskId}`, ...sessions.map((session) => `session/${session}`)]
  const entries: StoredEntry[] = (await trx('journal').whereIn('chain', chains).orderBy('seq')).map(toEntry)
  const keys = entries.map(({ key }) => key)
  const rows = await taskRows(trx, { taskId, sessions, seqs: entries.map(({ seq }) => seq), keys })
  const text = [...entries.map((entry) => JSON.stringify(entry)), ...rows.map(({ body }) => body)].join('\n')
  const named = async (table: string): Promise<string[]> =>
    (await trx(table).pluck('id')).filter(
      (id: string) => text.includes(`"${id}"`) || text.includes(`:${id}"`),
    )
  const own = await ownPeople(trx, await named('people'))
  const received = entries.filter(({ data }) => 'receiptNumber' in data)
  const mark = marksOf({
    ...task,
    ...{ entries, own, host: await trx('organisations').where({ id: task.host }).first('id', 'name') },
    contractNumber: (await trx('contracts').where({ task_id: taskId }).first('number'))?.number,
    receipts: received.map(({ data }) => (data as Received).receiptNumber),
    accounts: entries.flatMap(({ data }) => (typeof data.beneficiary === 'string' ? [data.beneficiary] : [])),
    ids: [
      ...[taskId, ...sessions],
      ...(await trx('applications').where({ task_id: taskId }).pluck('id')),
      // A copy names contents of its own, which nobody has stored: no content is in thousands of dossiers.
      ...(await trx('file_references').where({ task_id: taskId }).distinct().pluck('sha256')),
    ],
  })
  const factOf = new Map(entries.map(({ seq }, index) => [seq, index + 1]))
  return {
    ...{ taskId, own, field: task.field, host: task.host ?? undefined },
    year: yearOf(toLocalDate(entries[0]!.at)),
    organisations: await named('organisations'),
    facts: entries.map((entry) => factWith(mark, entry, factOf)),
    rows: rows.map(({ table, body, seq }) => ({
      ...{ table, body: withFact(mark(body), seq), fact: seq === null ? null : factOf.get(seq)! },
    })),
    letters: lettersOf(mark, rows, entries, taskId),
    receipts: received.map(({ seq, at }) => ({ fact: factOf.get(seq)!, at })),
    draws: await trx('tranche_draws')
      .where({ task_id: taskId })
      .select('year', 'source', 'amount_dong as dong'),
  }
}

/** A row names its fact by number; an invitation to an appraisal has it as the calendar's sequence too. */
function withFact(body: string, seq: number | null): string {
  const named = new RegExp(`("(?:last_seq|opened_seq|fact_seq|seq|sequence)": )${seq}(?=[,}])`, 'g')
  return seq === null ? body : body.replace(named, `$1${place('fact')}`)
}

const ofClock = /^(.*\/deadline(?:Reminded|Missed|Escalated)\/)(\d+)$/

function factWith(
  mark: (text: string) => string,
  entry: StoredEntry,
  factOf: ReadonlyMap<number, number>,
): TemplateFact {
  const { chain, chainSeq, key } = entry
  const [, stem, setBy] = (entry.act === null && ofClock.exec(key)) || []
  return {
    ...{ chain: mark(chain), chainSeq, key: mark(stem ?? key) },
    setBy: setBy === undefined ? undefined : factOf.get(Number(setBy)),
    hashed: mark(hashedText({ ...entry, key: place('key') }, chainSeq, place('prevHash'))),
  }
}

function lettersOf(
  mark: (text: string) => string,
  rows: readonly TaskRow[],
  entries: readonly StoredEntry[],
  taskId: string,
): TemplateLetter[] {
  return rows.flatMap(({ table, body, seq }, row) => {
    if (table !== 'outbox') return []
    const { message_id: id, letter, to_person: person } = JSON.parse(body) as Record<string, string>
    const fact = entries.findIndex((entry) => entry.seq === seq)
    const { key } = entries[fact]!
    const about = [undefined, taskId].find(
      (aboutTask) => messageId({ key, aboutTask, letter: letter!, person: person! }) === id,
    )
    const aboutTask = about === undefined ? undefined : mark(about)
    return [{ row, fact: fact + 1, letter: letter!, person: mark(person!), aboutTask }]
  })
}
