import { receiptNumber } from '../../activities/call-completions'
import type { Db } from '../../db/connection'
import { keyOf } from './links'
import type { Values } from './places'
import type { Template } from './template'
import { fieldsLike, titleOf } from './titles'

/** An organisation that performs tasks. */
export interface Named {
  readonly id: string
  readonly name: string
}

const copiesInGroup = 50
const millisInMinute = 60_000
/** Numbers that lie together get seconds far apart. */
const stride = 7_919

/** Kinds of body that perform tasks. */
const performing = ['institute', 'university', 'college', 'academy', 'enterprise', 'centre', 'hospital']

/** Bodies that may stand in for the one that performs the template. */
export async function hostsFor(db: Db, { host, organisations }: Template): Promise<Named[]> {
  if (host === undefined) return []
  return db('organisations')
    .whereIn('kind', performing)
    .whereNull('valid_to')
    .whereNotIn('id', [...organisations])
    .whereRaw(`id !~ '[.]'`)
    .orderBy('id')
    .select('id', 'name')
}

/** The group of copies with people of their own that a copy is in. */
export function groupOf(number: number): string {
  return String(Math.floor((number - 1) / copiesInGroup))
}

/** What a copy has in its places. */
export function valuesOf(
  template: Template,
  hosts: readonly Named[],
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
    ...{ receipt0: '', receipt1: '', receipt2: '' },
  }
  const receipts = template.receipts.map(({ fact, at }, index) => {
    const key = keyOf(template, fact, { number, base, values })
    return [`receipt${index}`, receiptNumber({ key, at })]
  })
  return { ...values, ...Object.fromEntries(receipts) }
}
