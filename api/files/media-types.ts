import type { Readable } from 'node:stream'
import { fileTypeFromStream } from 'file-type/node'

/** The type of a PDF. */
export const pdf = 'application/pdf'
const zip = 'application/zip'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What may be brought in, with the endings that a name of it may have. */
export const allowedTypes: Readonly<Record<string, readonly string[]>> = {
  [pdf]: ['pdf'],
  [word]: ['docx'],
  [excel]: ['xlsx'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
}

/** The endings of names that are taken, for people: 'pdf, docx, ...'. */
export const allowedEndings: readonly string[] = Object.values(allowedTypes).flat()

/**
 * Office documents whose parts lie in an unusual order are taken for plain archives: their parts' names tell.
 */
const parts: readonly { readonly type: string; readonly name: string }[] = [
  { type: word, name: 'word/document.xml' },
  { type: excel, name: 'xl/workbook.xml' },
]

async function officeTypeOf(content: Readable): Promise<string | undefined> {
  const longest = Math.max(...parts.map(({ name }) => name.length))
  let tail = Buffer.alloc(0)
  for await (const chunk of content) {
    const seen = Buffer.concat([tail, chunk as Buffer])
    const found = parts.find(({ name }) => seen.includes(name))
    if (found) return found.type
    tail = seen.subarray(-longest)
  }
  return undefined
}

/** What a content is by its own bytes, whatever its name says; undefined when that cannot be told. */
export async function typeOf(open: () => Readable): Promise<string | undefined> {
  const content = open()
  try {
    const sniffed = await fileTypeFromStream(content)
    return sniffed?.mime === zip ? await officeTypeOf(open()) : sniffed?.mime
  } finally {
    content.destroy()
  }
}

/** Whether a name ends as names of the type do. */
export function endsAs(name: string, type: string): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()
  return ending !== undefined && (allowedTypes[type]?.includes(ending) ?? false)
}
