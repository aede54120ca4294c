import type { Knex } from 'knex'

/** A part of a statement with its values. */
export interface Part {
  readonly sql: string
  readonly bindings: readonly Knex.RawBinding[]
}

/** Makes one. */
export const part = (sql: string, ...bindings: readonly Knex.RawBinding[]): Part => ({ sql, bindings })

/** Parts as one condition. */
export function allOf(parts: readonly Part[]): Part {
  return part(parts.map(({ sql }) => sql).join(' and '), ...parts.flatMap(({ bindings }) => bindings))
}
