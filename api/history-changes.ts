import { z } from 'zod'
import type { HistoryRow } from '../db/reads/history'
import { changeSubjectTitles } from '../regulations/titles'
import { contractEndWords } from './messages/facts'
import { formatDate } from './messages/format'

/** What an entry of the history has changed: the words of it before and after. */
export const changeShape = z
  .object({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() })
  .meta({ id: 'HistoryChange' })

/** The names of people, by id. */
export type Names = ReadonlyMap<string, string>

type Change = z.input<typeof changeShape>
type Data = Readonly<Record<string, unknown>>

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const subjectWords = (code: unknown): string =>
  changeSubjectTitles[code as keyof typeof changeSubjectTitles] ?? String(code)

/** The last day of the contract, where it has moved. */
function endMoved({ before, endsOn }: Data): Change[] {
  const [was, is] = [text(before), text(endsOn)]
  return was && is ? [{ what: contractEndWords, before: formatDate(was), after: formatDate(is) }] : []
}

/** Facts that change something that people compare, by their type. */
const changing: Readonly<Record<string, (data: Data, names: Names) => Change[]>> = {
  amendmentDecided: (data) => (data.granted === true ? endMoved(data) : []),
  taskResumed: endMoved,
  memberChanged({ subject, leaves, joins }, names) {
    const nameOf = (id: unknown) => names.get(String(id)) ?? text(id)
    return leaves || joins
      ? [{ what: subjectWords(subject), before: nameOf(leaves), after: nameOf(joins) }]
      : []
  },
  amendmentRequested({ kind, content }) {
    const { before, after } = (content ?? {}) as Data
    return text(before) || text(after)
      ? [{ what: subjectWords(kind), before: text(before), after: text(after) }]
      : []
  },
}

/** The people whom an entry's change is about. */
export function peopleIn({ type, data }: HistoryRow): string[] {
  if (type !== 'memberChanged') return []
  return [data.leaves, data.joins].flatMap((id) => text(id) ?? [])
}

/** What an entry has changed. */
export function changesIn({ type, data }: HistoryRow, names: Names): Change[] {
  return changing[type]?.(data, names) ?? []
}
