import { useEffect, useRef } from 'react'
import { useParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Read } from '../../components/loading'
import { Card, Facts, PageHead } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { formatBytes, formatNumber, moment } from '../../format'
import '../../styles/closing.css'
import { evidence as words } from '../../text/closing'
import { stage } from '../../text/stage'
import { work } from '../../text/work'

type Pack = AnswerOf<'getEvidence'>

/** Everything that proves what was done on a task, on one page that prints. */
export function EvidencePage() {
  const { taskId = '' } = useParams()
  const read = reads.useQuery('get', '/api/tasks/{taskId}/evidence', { params: { path: { taskId } } })
  return <Read of={read}>{(pack) => <Evidence pack={pack} />}</Read>
}

function Evidence({ pack }: { readonly pack: Pack }) {
  const { task } = pack
  return (
    <div className="evidence">
      <Crumbs
        to={[
          [work.title, '/viec'],
          [task.code, `/nhiem-vu/${task.code}`],
        ]}
        here={words.title}
      />
      <PageHead
        title={`${words.title}: ${task.code}`}
        lead={task.title}
        meta={<span>{words.lead}</span>}
        aside={
          <div className="acts">
            <a className="btn" href={`/api/tasks/${task.id}/evidence`} download={`${task.code}.json`}>
              {words.download}
            </a>
            <Button look="primary" onClick={() => window.print()}>
              {words.print}
            </Button>
          </div>
        }
      />
      <div className="stack">
        <About pack={pack} />
        <Decisions rows={pack.decisions} />
        <Minutes rows={pack.minutes} />
        <Files rows={pack.files} />
        <Receipts rows={pack.receipts} />
        {!pack.complete && <p className="small muted">{words.cut}</p>}
      </div>
    </div>
  )
}

function About({ pack: { task, chain, madeAt } }: { readonly pack: Pack }) {
  return (
    <Card title={words.chain}>
      <Facts
        rows={[
          [stage.host, task.host],
          [stage.proposer, task.proposer],
          [stage.status, task.status.title],
          [words.outcome, task.outcome?.title],
          [words.edition, task.edition],
          [words.opened, moment(task.openedAt)],
          [words.closed, task.closedAt && moment(task.closedAt)],
          [words.made, moment(madeAt)],
        ]}
      />
      <p className="after">{words.chainWords(formatNumber(chain.length))}</p>
      <p className="hash-all">{chain.head}</p>
      <p className="small muted">{words.check}</p>
    </Card>
  )
}

type Receipt = Pack['receipts'][number]

const whole = (hash: string) => <span className="hash-all">{hash}</span>
const atColumn: Column<Receipt> = { title: words.at, cell: ({ at }) => moment(at) }
const byColumn: Column<Receipt> = { title: words.by, cell: ({ by }) => by?.name ?? words.clockDid }
const hashColumn: Column<Receipt> = { title: words.hash, cell: ({ hash }) => whole(hash) }

function Section<Row>({
  title,
  rows,
  columns,
  keyOf,
}: {
  readonly title: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
}) {
  return (
    <Card title={title} aside={<span>{formatNumber(rows.length)}</span>} flush>
      {rows.length === 0 ? (
        <p className="cb muted">{words.none}</p>
      ) : (
        <Table caption={title} {...{ rows, columns, keyOf }} />
      )}
    </Card>
  )
}

function Decisions({ rows }: { readonly rows: Pack['decisions'] }) {
  return (
    <Section
      title={words.decisions}
      rows={rows}
      keyOf={({ seq, number }) => `${seq} ${number}`}
      columns={[
        { title: words.number, cell: ({ number }) => number },
        { title: words.what, cell: ({ title }) => title },
        { title: words.at, cell: ({ at }) => moment(at) },
        { title: words.by, cell: ({ by }) => by?.name ?? words.clockDid },
        { title: words.hash, cell: ({ hash }) => whole(hash) },
      ]}
    />
  )
}

function Minutes({ rows }: { readonly rows: Pack['minutes'] }) {
  if (rows.length === 0) return null
  return (
    <Section
      title={words.minutes}
      rows={rows}
      keyOf={({ sessionId, sitting }) => `${sessionId} ${sitting}`}
      columns={[
        { title: words.council, cell: ({ council }) => council.title },
        { title: words.councilDecision, cell: ({ decisionNumber }) => decisionNumber ?? words.none },
        { title: words.sitting, numeric: true, cell: ({ sitting }) => formatNumber(sitting) },
        { title: words.conclusion, cell: ({ conclusion }) => words.conclusions[conclusion] ?? conclusion },
        { title: words.at, cell: ({ concludedAt }) => moment(concludedAt) },
      ]}
    />
  )
}

function Files({ rows }: { readonly rows: Pack['files'] }) {
  return (
    <Section
      title={words.files}
      rows={rows}
      keyOf={({ sha256, object, name }) => `${sha256} ${object} ${name}`}
      columns={[
        { title: words.name, cell: ({ sha256, name }) => <a href={`/api/files/${sha256}`}>{name}</a> },
        { title: words.of, cell: ({ object }) => words.objects[object] ?? object },
        { title: words.size, numeric: true, cell: ({ sizeBytes }) => formatBytes(sizeBytes) },
        { title: words.hash, cell: ({ sha256 }) => whole(sha256) },
      ]}
    />
  )
}

const receiptColumns: readonly Column<Receipt>[] = [
  { title: words.order, cell: ({ seq }) => formatNumber(seq) },
  { title: words.what, cell: ({ title, process }) => `${title} (${process.title.toLowerCase()})` },
  atColumn,
  byColumn,
  hashColumn,
]

/** Every receipt: folded on a screen, all of them on paper. */
function Receipts({ rows }: { readonly rows: Pack['receipts'] }) {
  const fold = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const unfold = () => fold.current?.setAttribute('open', '')
    window.addEventListener('beforeprint', unfold)
    return () => window.removeEventListener('beforeprint', unfold)
  }, [])
  return (
    <Card title={words.receipts} aside={<span>{formatNumber(rows.length)}</span>} flush>
      <details ref={fold}>
        <summary className="no-print">{words.allReceipts(formatNumber(rows.length))}</summary>
        <Table caption={words.receipts} rows={rows} columns={receiptColumns} keyOf={({ seq }) => seq} />
      </details>
    </Card>
  )
}
