import { Link, useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { Empty, Read } from '../../components/loading'
import { Status, type Tone } from '../../components/status'
import { PageHead } from '../../components/surface'
import { Table } from '../../components/table'
import { moment } from '../../format'
import { useHolds } from '../../shell/session'
import '../../styles/council.css'
import { text } from '../../text/common'
import { councils } from '../../text/councils'
import { valueWords } from '../../text/values'

type Council = AnswerOf<'getCouncils'>['items'][number]

const kinds = ['determination', 'selection', 'acceptance'] as const
const tones: Readonly<Record<string, Tone>> = { sitting: 'running', concluded: 'done', papersSent: 'later' }

function Filters({ kind }: { readonly kind: string | undefined }) {
  const [, setParams] = useSearchParams()
  return (
    <nav className="tabs" aria-label={councils.filter}>
      {[undefined, ...kinds].map((one) => (
        <button
          key={one ?? 'all'}
          type="button"
          className="tab"
          aria-current={one === kind}
          onClick={() => setParams(one ? { loai: one } : {})}
        >
          {one ? valueWords(one) : councils.all}
        </button>
      ))}
    </nav>
  )
}

function Rows({ items, offices }: { readonly items: readonly Council[]; readonly offices: boolean }) {
  return (
    <div className="card">
      <Table
        caption={councils.title}
        rows={items}
        keyOf={({ id }) => id}
        columns={[
          {
            title: councils.council,
            cell: ({ id, kind, name }) => (
              <>
                <Link className="b" to={`/phien/${id}`}>
                  {name ?? kind.title}
                </Link>
                {name && <span className="small muted line">{kind.title}</span>}
              </>
            ),
          },
          {
            title: councils.tasks,
            cell: ({ tasks }) => (
              <ul>
                {tasks.map(({ id, code, title }) => (
                  <li key={id}>
                    <span className="code">{code}</span> {title}
                  </li>
                ))}
              </ul>
            ),
          },
          {
            title: councils.sittingAt,
            cell: ({ sittingAt }) => (sittingAt ? moment(sittingAt) : councils.notFixed),
          },
          {
            title: councils.status,
            cell: ({ status }) => <Status tone={tones[status.code] ?? 'waiting'}>{status.title}</Status>,
          },
          ...(offices
            ? [
                {
                  title: councils.seats,
                  cell: ({ id }: Council) => <Link to={`/hoi-dong/${id}`}>{councils.toSeats}</Link>,
                },
              ]
            : []),
        ]}
      />
    </div>
  )
}

/** The councils that the viewer may know of, last moved first. */
export function CouncilsPage() {
  const [params, setParams] = useSearchParams()
  const kind = kinds.find((one) => one === params.get('loai'))
  const cursor = params.get('sau') ?? undefined
  const offices = useHolds('authority', 'dostOfficer', 'dostLeader', 'auditor')
  const query = { limit: 25, ...(kind ? { kind } : {}), ...(cursor ? { cursor } : {}) }
  const list = reads.useQuery('get', '/api/councils', { params: { query } })
  const go = (sau: string | undefined) =>
    setParams({ ...(kind ? { loai: kind } : {}), ...(sau ? { sau } : {}) })
  return (
    <>
      <PageHead title={councils.title} lead={councils.lead} />
      <Filters kind={kind} />
      <div className="after">
        <Read of={list}>
          {({ items, next }) => (
            <>
              {items.length === 0 ? (
                <Empty title={councils.none}>{councils.noneNext}</Empty>
              ) : (
                <Rows items={items} offices={offices} />
              )}
              <p className="acts after">
                {cursor && <Button onClick={() => go(undefined)}>{text.first}</Button>}
                {next && <Button onClick={() => go(next)}>{text.more}</Button>}
              </p>
            </>
          )}
        </Read>
      </div>
    </>
  )
}
