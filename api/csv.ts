/** A value of a cell. Numbers stay numbers; a text is never taken for a formula by a spreadsheet. */
export type Cell = string | number | null

/** A spreadsheet takes a text that begins so for a formula. */
const formula = /^[=+\-@\t\r\n]/

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = formula.test(cell.trimStart()) || formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Marks UTF-8 for spreadsheets that would guess otherwise. */
const byteOrderMark = '\uFEFF'

/** One line of a CSV file (RFC 4180). */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(written).join(',')}\r\n`
}

/** The beginning of a CSV file: its heading. */
export function csvHead(heading: readonly string[]): string {
  return byteOrderMark + csvLine(heading)
}

/** The media type of CSV files. */
export const csvType = 'text/csv; charset=utf-8'

/** How a browser keeps a file. The name is ASCII. */
export const asFile = (name: string) => `attachment; filename="${name}.csv"`
