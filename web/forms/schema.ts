/** The part of JSON Schema in which the API describes what an act takes. */
export interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly maxLength?: number
  readonly maximum?: number
  readonly default?: unknown
}

const longerThanALine = 1000

const people = new Set([
  ...['person', 'resultUserPerson', 'principalInvestigator', 'scientificSecretary', 'adminSecretary'],
  ...['with', 'leaves', 'joins', 'member', 'expertGroup', 'countingPanel', 'present', 'team', 'experts'],
])
const organisations = new Set([
  ...['organisation', 'resultUserOrganisation', 'host', 'partners', 'users', 'organisations'],
])

/** How a value is asked for. */
export type Widget =
  | 'text'
  | 'long'
  | 'money'
  | 'number'
  | 'day'
  | 'moment'
  | 'choice'
  | 'yesNo'
  | 'person'
  | 'organisation'
  | 'evidence'
  | 'group'
  | 'list'

/** The schema without the possibility of null, which a form says by leaving a field blank. */
export function solid(schema: Schema): Schema {
  return schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
}

/** How a property of that name and schema is asked for. */
export function widgetOf(name: string, given: Schema): Widget {
  const schema = solid(given)
  if (name === 'evidence') return 'evidence'
  if (schema.type === 'array') return 'list'
  if (schema.type === 'object') return 'group'
  if (schema.enum) return 'choice'
  if (schema.type === 'boolean') return 'yesNo'
  if (schema.type === 'integer' && /Dong$|^ratePerMonth$|^amount$/.test(name)) return 'money'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.format === 'date') return 'day'
  if (schema.format === 'date-time') return 'moment'
  if (people.has(name)) return 'person'
  if (organisations.has(name)) return 'organisation'
  return (schema.maxLength ?? 0) > longerThanALine ? 'long' : 'text'
}

/** The body with another value at a name; a value of undefined takes the name away. */
export function withValue(
  body: Readonly<Record<string, unknown>>,
  name: string,
  value: unknown,
): Readonly<Record<string, unknown>> {
  const { [name]: _before, ...rest } = body
  return value === undefined ? rest : { ...rest, [name]: value }
}
