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

/**
 * Bodies that may stand in for the one that performs the template. Where it was paid, each gets an account,
 * as that one has.
 */
export async function hostsFor(db: Db, client: DemoClient, template: Template): Promise<Host[]> {
  const { host, organisations, accounts } = template
  if (host === undefined) return []
  const found: Omit<Host, 'account'>[] = await db('organisations')
    .whereIn('kind', performing)
    .whereNull('valid_to')
    .whereNotIn('id', [...organisations])
    .whereRaw(`id !~ '[.]'`)
    .orderBy('id')
    .select('id', 'name')
  if (accounts.length === 0) return found.map((named) => ({ ...named, account: null }))
  const ids = found.map(({ id }) => id)
  await openAccounts(client, ids)
  const first: { organisation: string; account: string }[] = await db('beneficiary_accounts')
    .whereIn('organisation_id', ids)
    .where({ version: 1 })
    .select('organisation_id as organisation', 'id as account')
  const accountOf = new Map(first.map(({ organisation, account }) => [organisation, account]))
  return found.map((named) => ({ ...named, account: accountOf.get(named.id) ?? null }))
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
