import { createFrame, escapeExpression, type HelperOptions, SafeString } from 'handlebars'
import { dongInWords, formatDong } from './formats'

const font = "font-family:'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;"
const body = `${font}font-size:16px;line-height:24px;color:#14212b;`
const meta = `${font}font-size:14px;line-height:20px;color:#45545f;`
const rule = 'border-bottom:1px solid #e9eef1;'
const fullTable = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"'

const tones = {
  calm: { ground: '#e6f1f5', bar: '#0b5a7b' },
  asked: { ground: '#fff3dc', bar: '#b86a00' },
  late: { ground: '#fcedeb', bar: '#b3261e' },
} as const

interface NoteContext {
  asks: boolean
  due: { workingDaysLeft: number | null } | null
}

function html(text: string): SafeString {
  return new SafeString(text)
}

function bold(text: unknown): SafeString {
  return html(`<b>${escapeExpression(String(text))}</b>`)
}

function para(this: unknown, options: HelperOptions): SafeString {
  return html(`<p style="${body}margin:0 0 16px">${options.fn(this)}</p>`)
}

function quote(this: unknown, options: HelperOptions): SafeString {
  const style = `${body}margin:0 0 12px;padding:2px 0 2px 12px;border-left:4px solid #d9e0e5`
  return html(`<p style="${style}">${options.fn(this)}</p>`)
}

function section(this: unknown, title: string, options: HelperOptions): SafeString {
  return html(
    `<h2 style="${body}font-weight:700;margin:0 0 6px">${escapeExpression(title)}</h2>${options.fn(this)}`,
  )
}

function items(this: unknown, list: readonly unknown[], options: HelperOptions): SafeString {
  const rows = list.map((item) => `<li style="margin:0 0 8px">${options.fn(item)}</li>`)
  return html(`<ul style="${body}margin:0 0 16px;padding:0 0 0 20px">${rows.join('\n')}</ul>`)
}

function note(this: NoteContext, options: HelperOptions): SafeString {
  const late = (this.due?.workingDaysLeft ?? 0) < 0
  const tone = tones[late && this.asks ? 'late' : this.asks ? 'asked' : 'calm']
  const cell = `background:${tone.ground};border-left:4px solid ${tone.bar};padding:12px 16px;${body}`
  return html(
    `${fullTable} style="margin:0 0 20px"><tr><td style="${cell}">${options.fn(this)}</td></tr></table>`,
  )
}

function noteLine(this: unknown, options: HelperOptions): SafeString {
  const small = options.hash.small === true ? 'font-size:14px;line-height:20px;' : ''
  return html(`<div style="${small}margin:0 0 4px">${options.fn(this).trim()}</div>`)
}

function factTable(this: unknown, options: HelperOptions): SafeString {
  const table = `${fullTable} class="kv" style="margin:0 0 20px;border-top:1px solid #e9eef1"`
  return html(`${table}><tbody>${options.fn(this)}</tbody></table>`)
}

function fact(this: unknown, label: string, options: HelperOptions): SafeString {
  const key = `${meta}line-height:22px;padding:9px 12px 9px 0;${rule}width:132px;vertical-align:top`
  const value = `${body}padding:8px 0;${rule}vertical-align:top`
  const cells = `<td class="k" style="${key}">${escapeExpression(label)}</td><td class="v" style="${value}">`
  return html(`<tr>${cells}${options.fn(this)}</td></tr>`)
}

function grid(
  this: unknown,
  first: string,
  second: string,
  third: string,
  options: HelperOptions,
): SafeString {
  const heads = [first, second, third].map((head, column) => {
    const style = `${meta}font-weight:600;padding:8px 0 8px ${column === 0 ? 0 : 8}px;${rule}`
    return `<th align="${column === 0 ? 'left' : 'right'}" style="${style}">${escapeExpression(head)}</th>`
  })
  const rows = options.fn(this, { data: createFrame(options.data) })
  const table = '<table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px">'
  return html(`${table}<thead><tr>${heads.join('')}</tr></thead><tbody>${rows}</tbody></table>`)
}

function gridRow(
  this: unknown,
  name: string,
  left: string,
  right: string,
  options: HelperOptions,
): SafeString {
  const below = options.fn(this).trim()
  const edge = below === '' ? rule : ''
  const weight = options.hash.total === true ? 700 : 400
  const look = `${body}font-size:14px;font-weight:${weight};vertical-align:top;${edge}`
  const amount = `${look}padding:8px 0 4px 8px;white-space:nowrap`
  const cells = [left, right].map(
    (text) => `<td align="right" style="${amount}">${escapeExpression(text)}</td>`,
  )
  const head = `<th align="left" scope="row" style="${look}padding:8px 0 4px">${escapeExpression(name)}</th>`
  const row = `<tr>${head}${cells.join('')}</tr>`
  const reason = `<tr><td colspan="3" style="${meta}padding:0 0 8px;${rule}">${below}</td></tr>`
  return html(below === '' ? row : row + reason)
}

function hash(sha256: string): SafeString {
  const style = `${meta}font-family:Consolas,'Noto Sans Mono',monospace;word-break:break-all`
  return html(`<span style="${style}">${escapeExpression(sha256)}</span>`)
}

function money(amountDong: number): SafeString {
  return html(
    `<b style="white-space:nowrap">${formatDong(amountDong)}</b> (bằng chữ: ${dongInWords(amountDong)})`,
  )
}

function lineBreak(): SafeString {
  return html('<br>')
}

function fontStyle(): SafeString {
  return html(font)
}

/** The blocks that letters are written in, as HTML for mail clients: tables and inline styles. */
export const htmlBlocks = {
  b: bold,
  br: lineBreak,
  fact,
  factTable,
  font: fontStyle,
  grid,
  gridRow,
  hash,
  items,
  noteLine,
  money,
  note,
  para,
  quote,
  section,
}
