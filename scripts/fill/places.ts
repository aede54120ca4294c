/** What differs from copy to copy, in every text of it. */
export const varying = [
  'copy',
  'group',
  'code',
  'title',
  'field',
  'seconds',
  'host',
  'hostName',
  'account',
  'receipt0',
  'receipt1',
  'receipt2',
] as const

/** One of the things that differ. */
export type Varying = (typeof varying)[number]

/** What a copy has in each place. */
export type Values = Readonly<Record<Varying, string>>

/** What differs from row to row: the number of its fact; in a text to be hashed, the links of the chain. */
type OfRow = 'fact' | 'key' | 'prevHash'

/** Where a value goes in a text: nothing of the product is written in these brackets. */
export function place(name: Varying | OfRow): string {
  return `⟦${name}⟧`
}

/** A text with its values. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/⟦(\w+)⟧/g, (_place, name) => values[name] ?? '')
}

/** The same in SQL: `tokens` are the values in their names' order, `fact` the number of the row's fact. */
export function filledSql(text: string, tokens: string, fact: string): string {
  return varying.reduce(
    (inner, name, index) => `replace(${inner}, '${place(name)}', ${tokens}[${index + 1}])`,
    `replace(${text}, '${place('fact')}', coalesce((${fact})::text, 'null'))`,
  )
}
