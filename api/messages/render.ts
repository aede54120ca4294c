import type { ProcessKind, Role } from '../../domain/life'
import type { Refusal, RefusalParam } from '../../domain/verdict'
import { actTitle } from '../acts'
import { formatParam } from './format'
import { messages, unworded } from './index'
import { lineWords, teamSeatWords } from './money-words'
import { statusWords } from './statuses'
import { kindWords, representationWords, roleWords, seatWords } from './words'

/** A refusal in words. */
export interface Worded {
  readonly title: string
  readonly detail: string
  readonly next?: string
}

/** Puts a refusal into Vietnamese. */
export function worded({ code, params }: Refusal): Worded {
  const { title, detail, next } = messages[code] ?? unworded
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_all, name: string) => wordOf(name, params) ?? '…')
  return { title: fill(title), detail: fill(detail), ...(next ? { next: fill(next) } : {}) }
}

function wordOf(name: string, params: Refusal['params']): string | undefined {
  const value: RefusalParam | undefined = params[name]
  if (value === undefined) return undefined
  if (name === 'act') return actTitle(String(value))
  if (name === 'kind') return kindWords[value as ProcessKind] ?? String(value)
  if (name === 'status') return statusWords(params.kind as ProcessKind, String(value)) ?? String(value)
  if (name === 'roles' && typeof value === 'object') {
    return value.map((role) => roleWords[role as Role] ?? role).join(', ')
  }
  if (name === 'line') return lineWords[String(value)] ?? String(value)
  if (name === 'lines' && typeof value === 'object')
    return value.map((line) => lineWords[line] ?? line).join(', ')
  if (name === 'seat') return seatWords[String(value)] ?? teamSeatWords[String(value)] ?? String(value)
  if (name === 'seats' && typeof value === 'object')
    return value.map((seat) => seatWords[seat] ?? seat).join(', ')
  if (name === 'party') return representationWords[String(value)] ?? String(value)
  return formatParam(name, value)
}
