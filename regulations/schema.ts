import type { Kind, ValueOf } from './kinds'
import { acceptance } from './parameters/acceptance'
import { clock, closing, followUp, reminders } from './parameters/after'
import { appraisal } from './parameters/appraisal'
import { award } from './parameters/award'
import { call } from './parameters/call'
import { contracting } from './parameters/contracting'
import { council } from './parameters/council'
import { determination } from './parameters/determination'
import { execution } from './parameters/execution'
import { ordering } from './parameters/ordering'
import { selection } from './parameters/selection'

export type { Comparator, Kind, Share, Term } from './kinds'

/**
 * A value of the law with its clause. `cite` is the Vietnamese clause that people are shown, `source` the
 * text it was read in (or why it is assumed), `status` whether it was read there or is assumed and shown as
 * "chưa đối chiếu".
 */
export interface Cited<T> {
  readonly value: T
  readonly cite: string
  readonly source: string
  readonly status: 'verified' | 'assumed'
}

/** Every parameter of the law: stage group, then parameter, then the kind of its value. */
export const schema = {
  council,
  ordering,
  determination,
  call,
  selection,
  appraisal,
  award,
  contracting,
  execution,
  acceptance,
  closing,
  followUp,
  reminders,
  clock,
}

/** The schema's type. */
export type Schema = typeof schema

/** Name of a stage group. */
export type GroupName = keyof Schema

/** One group's values, each with its citation. */
export type GroupLaw<G extends GroupName> = {
  readonly [P in keyof Schema[G]]: Cited<ValueOf<Schema[G][P]>>
}

/** A whole edition's values: `law.selection.passMark.value`, `law.selection.passMark.cite`. */
export type Law = { readonly [G in GroupName]: GroupLaw<G> }

/** Identifiers of the national editions, oldest first. */
export type EditionId = '2014' | '2016' | '2023' | '2025-10'

/** Vietnamese titles of the groups. */
export const groupTitles: Readonly<Record<GroupName, string>> = {
  council: 'Hội đồng tư vấn',
  ordering: 'Đề xuất đặt hàng',
  determination: 'Xác định nhiệm vụ',
  call: 'Thông báo và hồ sơ tuyển chọn',
  selection: 'Tuyển chọn',
  appraisal: 'Thẩm định kinh phí',
  award: 'Phê duyệt kết quả',
  contracting: 'Ký hợp đồng',
  execution: 'Thực hiện',
  acceptance: 'Nghiệm thu',
  closing: 'Công nhận và thanh lý',
  followUp: 'Theo dõi ứng dụng',
  reminders: 'Nhắc hạn',
  clock: 'Cách tính thời hạn',
}

/** The kind of the parameter at `group.parameter`, or null when the schema has none. */
export function kindAt(path: string): Kind<unknown> | null {
  const [groupName = '', parameter = '', ...rest] = path.split('.')
  if (rest.length > 0 || !Object.hasOwn(schema, groupName)) return null
  const group: Readonly<Record<string, Kind<unknown>>> = schema[groupName as GroupName]
  return Object.hasOwn(group, parameter) ? (group[parameter] ?? null) : null
}

/** Every parameter's path, `group.parameter`, in the order of the schema. */
export function parameterPaths(): readonly string[] {
  return Object.entries(schema).flatMap(([group, parameters]) =>
    Object.keys(parameters).map((parameter) => `${group}.${parameter}`),
  )
}

/** The value and citation at `group.parameter`; null for a path that the schema does not have. */
export function citedAt(law: Law, path: string): Cited<unknown> | null {
  const [groupName = '', parameter = ''] = path.split('.')
  if (!kindAt(path)) return null
  const group: Readonly<Record<string, Cited<unknown>>> = law[groupName as GroupName]
  return group[parameter] ?? null
}
