import { Link } from 'react-router'
import { Status, type Tone } from '../../components/status'
import { Card } from '../../components/surface'
import { formatNumber } from '../../format'
import { sittings } from '../../text/sittings'
import { outcomeLine } from './outcome-card'
import type { AgendaItem, Session } from './session-data'

const tones: Readonly<Record<string, Tone>> = {
  ...{ open: 'waiting', repeat: 'soon', awaitingText: 'soon', awaitingMending: 'soon', done: 'done' },
}

const words: Readonly<Record<string, string>> = sittings.stands

function Stands({ item, session }: { readonly item: AgendaItem; readonly session: Session }) {
  const voting = session.status.code === 'sitting' && item.stands === 'open'
  if (voting) return <Status tone="running">{sittings.voting}</Status>
  return <Status tone={tones[item.stands] ?? 'waiting'}>{words[item.stands] ?? item.stands}</Status>
}

/** The tasks before a council, each with where it stands and what came of it. */
export function AgendaCard({ session }: { readonly session: Session }) {
  const { agenda = [] } = session
  return (
    <Card
      title={sittings.agenda}
      aside={<span className="muted">{sittings.count(formatNumber(agenda.length))}</span>}
      flush
    >
      <ol className="ag">
        {agenda.map((item, index) => (
          <li key={item.task.id}>
            <b>{index + 1}</b>
            <div>
              {item.task.title ?? item.task.code}
              <p className="small muted">
                <Link to={`/nhiem-vu/${item.task.code}`}>{item.task.code}</Link>
                {item.outcome && ` · ${outcomeLine(item.outcome)}`}
              </p>
            </div>
            <Stands {...{ item, session }} />
          </li>
        ))}
      </ol>
    </Card>
  )
}
