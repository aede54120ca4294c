import type { Response } from 'express'

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

const mediaType = 'text/csv; charset=utf-8'

/** A table as a file. */
export interface Sheet {
  readonly heading: readonly string[]
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
}

/** Answers with a table as a file; the file's name is ASCII, without its ending. */
export async function sendSheet(res: Response, file: string, { heading, rows }: Sheet): Promise<void> {
  res.set({ 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${file}.csv"` })
  res.write(byteOrderMark + csvLine(heading))
  for await (const row of rows) res.write(csvLine(row))
  res.end()
}

/** Every row of a list that is read in pages. */
export async function* everyRow<Row>(
  read: (after: Row | undefined, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  const limit = 1000
  for (let last: Row | undefined; ; ) {
    const rows = await read(last, limit)
    yield* rows
    last = rows.at(-1)
    if (rows.length < limit) return
  }
}

/** Rows of a generator as the cells of a file. */
export async function* cellsOf<Row>(
  rows: AsyncIterable<Row>,
  toCells: (row: Row) => readonly Cell[],
): AsyncGenerator<readonly Cell[]> {
  for await (const row of rows) yield toCells(row)
}
