import { createFrame, type HelperOptions } from 'handlebars'
import { dongInWords, formatDong } from './formats'

const width = 76
/** Private-use characters that mark the blocks of a text until `flow` lays them out. */
const mark = { open: '\uE000', middle: '\uE001', close: '\uE002', lineBreak: '\uE003' } as const

type BlockKind = 'para' | 'note' | 'head' | 'fact' | 'item' | 'quote'

const indents: Readonly<Record<BlockKind, { first: string; rest: string }>> = {
  para: { first: '', rest: '' },
  note: { first: '', rest: '' },
  head: { first: '', rest: '' },
  fact: { first: '', rest: '  ' },
  item: { first: '- ', rest: '  ' },
  quote: { first: '> ', rest: '> ' },
}

function block(kind: BlockKind, content: string): string {
  return `${mark.open}${kind}${mark.middle}${content}${mark.close}`
}

function wrap(line: string, first: string, rest: string): string[] {
  const lines: string[] = []
  let current = first
  let empty = true
  for (const word of line.split(/\s+/).filter((part) => part !== '')) {
    if (!empty && current.length + 1 + word.length > width) {
      lines.push(current)
      current = rest
      empty = true
    }
    current += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, current]
}

function layOut(kind: BlockKind, content: string): string {
  const { first, rest } = indents[kind]
  const lines = content.split(mark.lineBreak)
  return lines.flatMap((line, index) => wrap(line, index === 0 ? first : rest, rest)).join('\n')
}

function between(before: string, after: string): string {
  const joined = before === 'head' || (before === after && ['fact', 'item', 'note'].includes(before))
  return joined ? '\n' : '\n\n'
}

/** Lays out the marked blocks of a rendered text: wrapped at 76 columns, a blank line between paragraphs. */
export function flow(marked: string): string {
  let text = ''
  let previous = ''
  for (const [, kind = 'para', content = ''] of marked.matchAll(/\uE000(\w+)\uE001([^\uE002]*)\uE002/g)) {
    text += previous === '' ? '' : between(previous, kind)
    text += layOut(kind as BlockKind, content)
    previous = kind
  }
  return `${text}\n`
}

/** A text from outside without control characters and without the marks that `flow` reads. */
export function withoutMarks(text: string): string {
  return text.replace(/[\uE000-\uE003]|(?!\n)\p{Cc}/gu, ' ')
}

function plain(text: unknown): string {
  return String(text)
}

function para(this: unknown, options: HelperOptions): string {
  return block('para', options.fn(this))
}

function quote(this: unknown, options: HelperOptions): string {
  return block('quote', options.fn(this))
}

function inner(this: unknown, options: HelperOptions): string {
  return options.fn(this)
}

function section(this: unknown, title: string, options: HelperOptions): string {
  return block('head', `${title}:`) + options.fn(this)
}

function items(this: unknown, list: readonly unknown[], options: HelperOptions): string {
  return list.map((item) => block('item', options.fn(item))).join('')
}

function noteLine(this: unknown, options: HelperOptions): string {
  return block('note', options.fn(this))
}

function fact(this: unknown, label: string, options: HelperOptions): string {
  return block('fact', `${label}: ${options.fn(this)}`)
}

function grid(this: unknown, _first: string, second: string, third: string, options: HelperOptions): string {
  const data = createFrame(options.data)
  data.heads = [second.toLowerCase(), third.toLowerCase()]
  return options.fn(this, { data })
}

function gridRow(this: unknown, name: string, left: string, right: string, options: HelperOptions): string {
  const [second, third] = options.data.heads as [string, string]
  const below = options.fn(this).trim()
  const amounts = `${name}: ${second} ${left}, ${third} ${right}.`
  return block('item', below === '' ? amounts : `${amounts}${mark.lineBreak}${below}`)
}

function money(amountDong: number): string {
  return `${formatDong(amountDong)} (bằng chữ: ${dongInWords(amountDong)})`
}

function lineBreak(): string {
  return mark.lineBreak
}

/** The blocks that letters are written in, as marked plain text for `flow`. */
export const textBlocks = {
  b: plain,
  br: lineBreak,
  fact,
  factTable: inner,
  grid,
  gridRow,
  hash: plain,
  items,
  noteLine,
  money,
  note: inner,
  para,
  quote,
  section,
}
