import type { ProcessKind } from '../../domain/life'
import type { Refusal, RefusalParam } from '../../domain/verdict'
import { formatParam } from './format'
import { messages, unworded } from './index'
import { paramWords } from './param-words'
import { statusWords } from './statuses'

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
  if (name === 'status') return statusWords(params.kind as ProcessKind, String(value)) ?? String(value)
  const words = paramWords[name]
  if (!words || typeof value === 'number' || typeof value === 'boolean') return formatParam(name, value)
  const codes = typeof value === 'string' ? [value] : value
  return codes.map((code) => words(code) ?? formatParam(name, code)).join(', ')
}
