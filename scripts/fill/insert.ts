import type { Db, Trx } from '../../db/connection'
import { type ChainEnd, type Copy, type Link, linksOf, type Message, messagesOf } from './links'
import { filledSql, type Varying, varying } from './places'
import { taskTables } from './rows'
import type { Template } from './template'

/** What a batch has brought, by table. */
export type Inserted = ReadonlyMap<string, number>

/** Of this connection alone: the templates' rows, and a batch's copies with what was worked out for them. */
const workplace = `
  create temporary table fill_rows
    (template integer, row integer, into_table text, body text, fact integer, primary key (template, row));
  create temporary table fill_copies (copy bigint primary key, template integer, base bigint, tokens text[]);
  create temporary table fill_links
    (copy bigint, fact integer, key text, prev_hash text, hash text, primary key (copy, fact));
  create temporary table fill_messages (copy bigint, row integer, id text, primary key (copy, row));
  create temporary table fill_chains (chain text, length integer, head text);
`

/** Lays the templates' rows down, once for all batches. */
export async function prepareWorkplace(db: Db, templates: readonly Template[]): Promise<void> {
  await db.raw(workplace)
  for (const [template, { rows }] of templates.entries()) {
    await db('fill_rows').insert(
      rows.map(({ table, body, fact }, row) => ({ template, row, into_table: table, body, fact })),
    )
  }
  await db.raw('analyze fill_rows')
}

/** Inserts copies with all their rows: the texts in PostgreSQL, the chains' hashes worked out here. */
export async function insertCopies(
  trx: Trx,
  templates: readonly Template[],
  copies: readonly Copy[],
): Promise<Inserted> {
  const linked = copies.map((copy) => linksOf(templates[copy.template]!, copy))
  const messages = copies.flatMap((copy) => messagesOf(templates[copy.template]!, copy))
  await trx.raw('truncate fill_copies, fill_links, fill_messages, fill_chains')
  await layCopies(trx, copies)
  await layLinks(
    trx,
    linked.flatMap(({ links }) => links),
  )
  await layMessages(trx, messages)
  await layChains(
    trx,
    linked.flatMap(({ chains }) => chains),
  )
  await trx.raw('analyze fill_copies, fill_links, fill_messages')
  await trx.raw('insert into chains select chain, length, head from fill_chains')
  const inserted = new Map<string, number>()
  const used = new Set(templates.flatMap(({ rows }) => rows.map(({ table }) => table)))
  for (const { name } of (await taskTables(trx)).filter((table) => used.has(table.name))) {
    const { rowCount } = await trx.raw<{ rowCount: number }>(statementFor(name))
    inserted.set(name, rowCount)
  }
  return inserted
}

const token = (name: Varying) => `c.tokens[${varying.indexOf(name) + 1}]`

const words = `' ' || plain_text(${token('title')} || ' ' || ${token('code')})`

/** What a copy's row has besides the places in its text. */
const ownColumns: Readonly<Record<string, { readonly join: string; readonly columns: string }>> = {
  journal: {
    join: 'join fill_links l on l.copy = c.copy and l.fact = f.fact',
    columns: `'key', l.key, 'prev_hash', l.prev_hash, 'hash', l.hash, 'recorded_at', clock_timestamp()`,
  },
  // As sent: nobody is to get a letter about a task that never was.
  outbox: {
    join: 'join fill_messages m on m.copy = c.copy and m.row = f.row',
    columns: `'message_id', m.id, 'sent_at', clock_timestamp(), 'attempts', 1, 'given_up', false,
      'receipt', 'loaded as sent', 'last_error', null, 'place', nextval('outbox_places')`,
  },
  // Without accents, as searches look for them: no place in the template's row tells them apart.
  task_words: { join: '', columns: `'title', plain_text(${token('title')}), 'words', ${words}` },
  tasks: { join: '', columns: `'words', ${words}` },
}

function statementFor(table: string): string {
  const { join = '', columns = '' } = ownColumns[table] ?? {}
  const text = filledSql('f.body', 'c.tokens', 'c.base + f.fact')
  return `
    insert into ${table} ${table === 'journal' ? 'overriding system value' : ''}
    select r.* from fill_copies c join fill_rows f on f.template = c.template ${join}
    cross join lateral
      jsonb_populate_record(null::${table}, ${text}::jsonb || jsonb_build_object(${columns})) r
    where f.into_table = '${table}' order by c.copy, f.row`
}

async function layCopies(trx: Trx, copies: readonly Copy[]): Promise<void> {
  const rows = copies.map(({ number, template, base, values }) => ({
    ...{ copy: number, template, base },
    tokens: varying.map((name) => values[name]),
  }))
  await trx('fill_copies').insert(rows)
}

/** Lays many narrow rows down in one statement, a column an array. */
async function lay(
  trx: Trx,
  table: string,
  columns: Readonly<Record<string, readonly unknown[]>>,
): Promise<void> {
  const types: Record<string, string> = { copy: 'bigint', fact: 'integer', row: 'integer', length: 'integer' }
  const names = Object.keys(columns)
  const arrays = names.map((name) => `cast(:${name} as ${types[name] ?? 'text'}[])`)
  await trx.raw(
    `insert into ${table} (${names.join(', ')}) select * from unnest(${arrays.join(', ')})`,
    columns as Record<string, never>,
  )
}

const layLinks = (trx: Trx, links: readonly Link[]) =>
  lay(trx, 'fill_links', {
    copy: links.map(({ copy }) => copy),
    fact: links.map(({ fact }) => fact),
    key: links.map(({ key }) => key),
    prev_hash: links.map(({ prevHash }) => prevHash),
    hash: links.map(({ hash }) => hash),
  })

const layMessages = (trx: Trx, messages: readonly Message[]) =>
  lay(trx, 'fill_messages', {
    copy: messages.map(({ copy }) => copy),
    row: messages.map(({ row }) => row),
    id: messages.map(({ id }) => id),
  })

const layChains = (trx: Trx, chains: readonly ChainEnd[]) =>
  lay(trx, 'fill_chains', {
    chain: chains.map(({ chain }) => chain),
    length: chains.map(({ length }) => length),
    head: chains.map(({ head }) => head),
  })
