import { receiptNumber } from '../../activities/call-completions'
import type { Db } from '../../db/connection'
import { openAccounts } from '../../demo/beneficiary-accounts'
import type { DemoClient } from '../../demo/client'
import { keyOf } from './links'
import type { Values } from './places'
import type { Template } from './template'
import { fieldsLike, titleOf } from './titles'

/** An organisation that performs tasks, and its account for payment. */
export interface Host {
  readonly id: string
  readonly name: string
  readonly account: string | null
}

const copiesInGroup = 50
const millisInMinute = 60_000
/** Numbers that lie together get seconds far apart. */
const stride = 7_919

/** Kinds of body that perform tasks. */
const performing = ['institute', 'university', 'college', 'academy', 'enterprise', 'centre', 'hospital']

const performers = (db: Db) =>
  db('organisations as o')
    .whereIn('o.kind', performing)
    .whereNull('o.valid_to')
    .whereRaw(`o.id !~ '[.]'`)
    .orderBy('o.id')

/** Accounts for all that may perform a copy: what is paid to a template's host is paid to the copy's own. */
export async function openHostAccounts(db: Db, client: DemoClient): Promise<void> {
  await openAccounts(client, await performers(db).pluck('o.id'))
}

/** Bodies that may stand in for the one that performs the template. */
export async function hostsFor(db: Db, { host, organisations }: Template): Promise<Host[]> {
  if (host === undefined) return []
  return performers(db)
    .leftJoin('beneficiary_accounts as a', (own) => own.on('a.organisation_id', 'o.id').onVal('a.version', 1))
    .whereNotIn('o.id', [...organisations])
    .select('o.id', 'o.name', 'a.id as account')
}

/** The group of copies with people of their own that a copy is in. */
export function groupOf(number: number): string {
  return String(Math.floor((number - 1) / copiesInGroup))
}

/** What a copy has in its places. */
export function valuesOf(
  template: Template,
  hosts: readonly Host[],
  { number, base, code }: { readonly number: number; readonly base: number; readonly code: string },
): Values {
  const fields = fieldsLike(template.field)
  const field = fields[number % fields.length]!
  const host = hosts[number % hosts.length]
  const seconds = ((number * stride) % millisInMinute) / 1_000
  const values: Values = {
    ...{ code, title: titleOf(field, number), field: field.id, group: groupOf(number) },
    copy: String(number).padStart(12, '0'),
    seconds: seconds.toFixed(3).padStart(6, '0'),
    ...{ host: host?.id ?? '', hostName: host ? JSON.stringify(host.name).slice(1, -1) : '' },
    account: host?.account ?? '',
    ...{ receipt0: '', receipt1: '', receipt2: '' },
  }
  const receipts = template.receipts.map(({ fact, at }, index) => {
    const key = keyOf(template, fact, { number, base, values })
    return [`receipt${index}`, receiptNumber({ key, at })]
  })
  return { ...values, ...Object.fromEntries(receipts) }
}
