import type { Chance } from './chance'

/** The part of JSON Schema in which the OpenAPI document describes what a route takes. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly minItems?: number
}

/** Words that are known to hurt parsers, queries, paths and pages. */
const hostile: readonly unknown[] = [
  ...["'; drop table people; --", '" or 1=1 --', '{{7*7}}', '../../../../etc/passwd', '%00', '\u0000'],
  ...['<script>alert(1)</script>', '\ud800', '\u202e', 'a'.repeat(5_000), '🜚'.repeat(300), ' ', '\r\nX: y'],
  ...['null', 'undefined', 'NaN', '__proto__', 'constructor', '9'.repeat(40), '-1', '1e309', '0x10'],
  ...[0, -1, 1.5, 2 ** 53, -(2 ** 53), 1e308, Number.MIN_SAFE_INTEGER, 2_147_483_648],
  ...[true, false, null, [], {}, [[]], [null], { a: { b: { c: {} } } }, { $ne: null }, { toString: 1 }],
  ...['2026-13-45', '0000-00-00', '9999-12-31T23:59:60Z', '2026-02-30', '10000-01-01T00:00:00.000Z'],
]

/** Makes values after schemas: mostly such as fit, and some that do not. */
export class Values {
  constructor(
    private readonly chance: Chance,
    private readonly schemas: Readonly<Record<string, Schema>>,
    /** Ids and codes of things that there are: one's own and those of others. */
    private readonly known: readonly string[],
    /** The share of values that are not meant to fit. */
    private readonly wild: number,
  ) {}

  /** Something hostile. */
  hostile(): unknown {
    return this.chance.of(hostile)
  }

  /** Something for a schema. */
  of(given: Schema, depth = 0): unknown {
    if (this.chance.chance(this.wild)) return this.hostile()
    const schema = this.resolved(given)
    const choices = schema.anyOf ?? schema.oneOf
    if (choices) return this.of(this.chance.of(choices), depth)
    if (schema.const !== undefined) return schema.const
    if (schema.enum) return this.chance.of(schema.enum)
    const type = typeof schema.type === 'string' ? schema.type : this.chance.of(schema.type ?? ['string'])
    if (type === 'object') return this.object(schema, depth)
    if (type === 'array') return this.array(schema, depth)
    if (type === 'integer' || type === 'number') return this.number(schema, type)
    if (type === 'boolean') return this.chance.chance(0.5)
    return type === 'null' ? null : this.text(schema)
  }

  private resolved(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1)
    if (name !== undefined) return this.schemas[name] ?? {}
    return schema.allOf ? Object.assign({}, ...schema.allOf.map((part) => this.resolved(part))) : schema
  }

  private object({ properties = {}, required = [], additionalProperties }: Schema, depth: number): unknown {
    const entries = Object.entries(properties)
      .filter(([name]) =>
        required.includes(name) ? !this.chance.chance(this.wild) : this.chance.chance(0.6),
      )
      .map(([name, schema]): [string, unknown] => [name, this.of(schema, depth + 1)])
    if (typeof additionalProperties === 'object' && depth < 4) {
      for (let more = this.chance.below(4); more > 0; more -= 1) {
        entries.push([String(this.text({})), this.of(additionalProperties, depth + 1)])
      }
    }
    if (this.chance.chance(this.wild))
      entries.push([this.chance.of(['__proto__', 'thua', '']), this.hostile()])
    return Object.fromEntries(entries)
  }

  private array({ items = {}, minItems = 0 }: Schema, depth: number): unknown {
    const many = this.chance.chance(this.wild / 4) ? 2_000 : minItems + this.chance.below(3)
    return depth > 5 ? [] : Array.from({ length: many }, () => this.of(items, depth + 1))
  }

  private number({ minimum = 0, maximum = 1_000_000_000 }: Schema, type: string): number {
    const edge = this.chance.of([minimum, maximum, minimum + 1, minimum - 1, maximum + 1])
    const inside = minimum + this.chance.next() * (Math.min(maximum, minimum + 10_000) - minimum)
    const value = this.chance.chance(0.3) ? edge : inside
    return type === 'integer' ? Math.trunc(value) : value
  }

  private text({ format, maxLength = 200 }: Schema): string {
    const year = this.chance.of(['2023', '2024', '2025', '2026'])
    const day = `${year}-0${1 + this.chance.below(9)}-1${this.chance.below(9)}`
    if (format === 'date') return day
    if (format === 'date-time') return `${day}T0${this.chance.below(9)}:00:00.000Z`
    if (format === 'email') return 'ai-do@detai.example'
    if (this.chance.chance(0.5)) return this.chance.of(this.known)
    if (this.chance.chance(this.wild)) return 'x'.repeat(maxLength + 1)
    return this.chance.of(['Nội dung', 'SP1', 'F-NN', 'B1-1', '12/QĐ', 'ok', ''])
  }
}
