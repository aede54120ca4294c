import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Read } from '../../components/loading'
import { Card } from '../../components/surface'
import { day, formatNumber, moment } from '../../format'
import { admin } from '../../text/admin'
import { changeFields } from '../../text/admin-fields'
import { text } from '../../text/common'
import { type RoleCode, roleTitles } from '../../text/roles'
import { hasWords, valueWords } from '../../text/values'

type ChangeLine = AnswerOf<'listAdminChanges'>['items'][number]

const isDay = /^\d{4}-\d{2}-\d{2}$/
const isMoment = /^\d{4}-\d{2}-\d{2}T/

const isRole = (value: string): value is RoleCode => value in roleTitles

/** A value of the log as people read it; organisations by their names. */
function told(value: unknown, names: ChangeLine['names']): string {
  if (value === null || value === undefined || value === '') return admin.absent
  if (Array.isArray(value))
    return value.length > 0 ? value.map((one) => told(one, names)).join(', ') : admin.absent
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'boolean') return value ? text.yes : text.no
  if (typeof value !== 'string') return JSON.stringify(value)
  if (isDay.test(value)) return day(value)
  if (isMoment.test(value)) return moment(value)
  if (isRole(value)) return roleTitles[value]
  return hasWords(value) ? valueWords(value) : (names[value] ?? value)
}

/** What differs between before and after, or all of it where one of them is not there. */
function Differences({ before, after, names }: Pick<ChangeLine, 'before' | 'after' | 'names'>) {
  const toldOf = (side: ChangeLine['before'], field: string) => told(side?.[field], names)
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (field) => toldOf(before, field) !== toldOf(after, field),
  )
  if (fields.length === 0) return null
  return (
    <ul className="diff small">
      {fields.map((field) => (
        <li key={field}>
          {changeFields[field] ?? field}: {before && <del>{toldOf(before, field)}</del>}{' '}
          <ins>{toldOf(after, field)}</ins>
        </li>
      ))}
    </ul>
  )
}

/** What administrators changed, newest first: of one subject, or of all. */
export function Changes({
  subject,
  title = admin.changesOf,
}: {
  readonly subject?: string
  readonly title?: string
}) {
  const log = reads.useQuery('get', '/api/admin/log', {
    params: { query: subject ? { subject } : { limit: 10 } },
  })
  return (
    <Card title={title}>
      <p className="small muted">{admin.logRule}</p>
      <Read of={log}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="after">{admin.noChange}</p>
          ) : (
            <ol className="hist">
              {items.map((line) => (
                <li key={line.seq}>
                  <time className="small" dateTime={line.at}>
                    {moment(line.at)}
                  </time>
                  <div>
                    <p className="b">
                      {line.kind.title}
                      {!subject && line.named && `: ${line.named}`}
                    </p>
                    <Differences {...line} />
                    <p className="small muted">
                      {admin.by(line.by?.name ?? '')}
                      {line.reason && ` · ${admin.reason}: ${line.reason}`}
                    </p>
                  </div>
                </li>
              ))}
            </ol>
          )
        }
      </Read>
    </Card>
  )
}
