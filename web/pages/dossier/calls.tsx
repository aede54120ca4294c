import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Empty, Read } from '../../components/loading'
import { Card, PageHead } from '../../components/surface'
import { deadline } from '../../format'
import { useMe } from '../../shell/session'
import { dossier as words } from '../../text/dossier'
import { leftUntil } from './dossier'

const most = 100

/** The calls that take dossiers in, and the dossiers that the viewer has begun. */
export function CallsPage() {
  const { businessTime } = useMe()
  const calls = reads.useQuery('get', '/api/calls', { params: { query: { limit: most } } })
  const drafts = reads.useQuery('get', '/api/drafts')
  const begun = new Set(drafts.data?.items.map(({ form }) => form))
  return (
    <>
      <PageHead title={words.calls} lead={words.callsLead} />
      <Read of={calls}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.callsNone}>{words.callsNext}</Empty>
          ) : (
            <Card flush>
              <ul className="cb files">
                {items.map(({ taskId, code, title, type, deadline: due }) => (
                  <li key={taskId}>
                    <div className="grow">
                      <p className="small muted">
                        <span className="code">{code}</span> · {type.title}
                      </p>
                      <b>{title}</b>
                      <p className="small">
                        {words.deadline(deadline(due))} ({leftUntil(due, businessTime)?.toLowerCase()})
                      </p>
                    </div>
                    <ButtonLink to={`/ho-so/${taskId}`}>
                      {begun.has(`dossier:${taskId}`) ? words.goOn : words.start}
                      <span className="vh">: {title}</span>
                    </ButtonLink>
                  </li>
                ))}
              </ul>
            </Card>
          )
        }
      </Read>
    </>
  )
}
