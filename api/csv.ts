const separator = ','
/** So that a spreadsheet reads the file as UTF-8. */
export const byteOrderMark = '\uFEFF'

/** A text that a spreadsheet would take for a formula is kept from being one. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = harmless(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A line of a CSV file (RFC 4180). */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(cell).join(separator)}\r\n`
}
