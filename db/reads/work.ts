import { confirmAccount } from '../../domain/rights/beneficiary'
import type { Db } from '../connection'
import {
  type AwaitedAct,
  awaitedOfAnother,
  ownActs,
  ownActsOf,
  seenActs,
  shown,
  task,
  term,
  toAwaited,
  type WaitingAct,
  withDetails,
} from './awaited-acts'
import {
  type AccountPlace,
  accountsWaitingFor,
  countAccountsWaitingFor,
  type WaitingAccount,
} from './beneficiaries'
import { allOf, type Part, part } from './parts'
import type { ListLooker } from './tasks'

/** What waits for a person: an act, or a version of an account that they may confirm. */
export type Work = WaitingAct | WaitingAccount

/** The place in the list after which a page begins. */
export interface WorkPlace {
  readonly due: string | null
  readonly since: string
  /** Of a version of an account: its organisation. */
  readonly stream: string
  readonly act: string
}

/** More acts than these, waiting for a role, are looked for in the order of the list and not all at once. */
const many = 1_000

/** Acts whose term runs come first, in the order of their terms. */
const dated = {
  own: `own as awaited cross join ${term} ${task} where term.due is not null`,
  ofRole: `deadlines as term cross join lateral (select * from awaited_acts
      where stream = term.stream and act = term.waits_for and tokens && ?::text[] offset 0) as awaited
    ${task} where term.closed_at is null and term.due is not null`,
  keys: 'term.due, term.stream, term.waits_for',
  order: 'due, stream, act',
}
/** Then those without a term, or whose term stands, by their age. */
const undated = {
  own: `own as awaited left join ${term} on true ${task} where term.due is null`,
  ofRole: `awaited_acts as awaited left join ${term} on true
    ${task} where awaited.tokens && ?::text[] and term.due is null`,
  keys: 'awaited.since, awaited.stream, awaited.act',
  order: 'since, stream, act',
}

/** For whom acts wait: tokens by which all are found, and those that too many acts have. */
interface Tokens {
  readonly few: string[]
  readonly many: string[]
}

async function tokensOf(db: Db, { ids, awaitedAs }: ListLooker): Promise<Tokens> {
  const tokens = awaitedAs.map((role) => `role:${role}`)
  const persons = ids.map((id) => `person:${id}`)
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    'select count(*) from (select from awaited_acts where tokens && ?::text[] limit ?) as waiting',
    [tokens, many],
  )
  return rows[0]!.count < many ? { few: [...persons, ...tokens], many: [] } : { few: persons, many: tokens }
}

interface Wanted {
  readonly looker: ListLooker
  readonly tokens: Tokens
  readonly seen: Part
  /** The values of the keys after which the page begins; none for the first. */
  readonly after: readonly string[]
  readonly limit: number
}

async function waiting(
  db: Db,
  { own, ofRole, keys, order }: typeof dated,
  { looker, tokens, seen, after, limit }: Wanted,
): Promise<AwaitedAct[]> {
  const { sql, bindings } = allOf([
    seen,
    ...(after.length > 0 ? [part(`(${keys}) > (?, ?, ?)`, ...after)] : []),
  ])
  const rowsFrom = (acts: string) => `(select ${shown} from ${acts} and ${sql} order by ${keys} limit ?)`
  const isMany = tokens.many.length > 0
  const { rows } = await db.raw(
    `with own as materialized (${ownActs})
     select * from (${rowsFrom(own)} ${isMany ? `union ${rowsFrom(ofRole)}` : ''}) as found
     order by ${order} limit ?`,
    [
      ...[...ownActsOf(looker, tokens.few), ...bindings, limit],
      ...(isMany ? [tokens.many, ...bindings, limit] : []),
      limit,
    ],
  )
  return rows.map(toAwaited)
}

/** What holds of the acts that a person may see and, as far as their maker is concerned, do. */
async function theirs(db: Db, looker: ListLooker): Promise<Part> {
  const [seen, another] = await Promise.all([seenActs(db, looker), awaitedOfAnother(db, looker)])
  return allOf([seen, part(`not ${another.sql}`, ...another.bindings)])
}

/**
 * A page of what waits for a person now: acts, soonest due first; accounts, the oldest first; then acts
 * without a term, the oldest first. Those of tasks that they may not see are left out.
 */
export async function workWaitingFor(
  db: Db,
  looker: ListLooker,
  { from, limit }: { readonly from: WorkPlace | undefined; readonly limit: number },
): Promise<Work[]> {
  const seen = await theirs(db, looker)
  const wanted = { looker, tokens: await tokensOf(db, looker), seen }
  const acts: AwaitedAct[] = []
  const accounts: Work[] = []
  const left = () => limit - acts.length - accounts.length
  if (!from || from.due !== null) {
    const after = from?.due ? [from.due, from.stream, from.act] : []
    acts.push(...(await waiting(db, dated, { ...wanted, after, limit })))
  }
  const isAmongAccounts = from?.act === confirmAccount
  if (left() > 0 && (from?.due !== null || isAmongAccounts)) {
    const after: AccountPlace | undefined = isAmongAccounts ? [from.since, from.stream] : undefined
    accounts.push(...(await accountsWaitingFor(db, looker, { after, limit: left() })))
  }
  if (left() > 0) {
    const after = from?.due === null && !isAmongAccounts ? [from.since, from.stream, from.act] : []
    acts.push(...(await waiting(db, undated, { ...wanted, after, limit: left() })))
  }
  const detailed = await withDetails(db, acts)
  const isDated = ({ due }: WaitingAct) => due !== null
  return [...detailed.filter(isDated), ...accounts, ...detailed.filter((work) => !isDated(work))]
}

/** How much waits for a person now, of what they may see; no more than so many are counted. */
export async function countWorkWaitingFor(db: Db, looker: ListLooker, most: number): Promise<number> {
  const { sql, bindings } = await theirs(db, looker)
  const { few, many: shared } = await tokensOf(db, looker)
  const ofRole = `union (select awaited.stream, awaited.act from awaited_acts as awaited ${task}
    where tokens && ?::text[] and ${sql} limit ?)`
  const isMany = shared.length > 0
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `with own as materialized (${ownActs})
     select count(*) from (select from (
       (select awaited.stream, awaited.act from own as awaited ${task} where ${sql} limit ?)
       ${isMany ? ofRole : ''}) as found limit ?) as waiting`,
    [...[...ownActsOf(looker, few), ...bindings, most], ...(isMany ? [shared, ...bindings, most] : []), most],
  )
  return Math.min(most, Number(rows[0]!.count) + (await countAccountsWaitingFor(db, looker)))
}

/** An awaited act of a process, whoever it waits for. */
export async function waitingAct(db: Db, stream: string, act: string): Promise<WaitingAct | undefined> {
  const { rows } = await db.raw(
    `select ${shown} from awaited_acts as awaited left join ${term} on true ${task}
     where awaited.stream = ? and awaited.act = ?`,
    [stream, act],
  )
  const [found] = await withDetails(db, rows.map(toAwaited))
  return found
}
