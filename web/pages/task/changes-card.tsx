import { Link } from 'react-router'
import { Card } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { day, dayOf, formatNumber } from '../../format'
import { task as words } from '../../text/task'
import { valueWords } from '../../text/values'
import type { Parts, Task } from './parts'

const said = words.changes

/** One change of a running contract, whichever way it came about. */
interface Change {
  readonly key: string
  readonly what: string
  readonly askedAt: string
  readonly answer: string
  readonly answeredAt: string | null
  readonly before: string | null
  readonly after: string | null
}

type Execution = NonNullable<Parts['execution']>

function amended({ amendments }: Execution): Change[] {
  return amendments.map(({ number, kind, months, requestedAt, decidedAt, granted, ...one }) => ({
    key: `amendment ${number}`,
    what: months > 0 ? `${valueWords(kind)}: ${said.months(formatNumber(months))}` : valueWords(kind),
    askedAt: requestedAt,
    answer: granted === null ? said.waiting : granted ? said.granted : said.refused,
    answeredAt: decidedAt,
    before: one.endsBefore && day(one.endsBefore),
    after: one.endsAfter && day(one.endsAfter),
  }))
}

function madeByHost({ changes }: Execution): Change[] {
  return changes.map(({ number, subject, madeAt, reportedAt, objectedAt }) => ({
    key: `change ${number}`,
    what: valueWords(subject),
    askedAt: madeAt,
    answer: objectedAt ? said.objected : reportedAt ? said.reported : said.made,
    answeredAt: objectedAt ?? reportedAt,
    before: null,
    after: null,
  }))
}

function stopped({ terminations }: Execution): Change[] {
  return terminations.map(({ proposedAt, ground, dismissedAt, pausedAt, resumedAt, decidedAt }) => {
    const steps = [
      [decidedAt, said.decided],
      [resumedAt, said.resumed],
      [pausedAt, said.paused],
      [dismissedAt, said.dismissed],
    ] as const
    const [at, answer] = steps.find(([moment]) => moment !== null) ?? [null, said.waiting]
    return {
      key: `termination ${proposedAt}`,
      what: `${said.termination}: ${valueWords(ground).toLowerCase()}`,
      ...{ askedAt: proposedAt, answer, answeredAt: at, before: null, after: null },
    }
  })
}

const columns: readonly Column<Change>[] = [
  { title: said.what, cell: ({ what }) => what },
  { title: said.asked, cell: ({ askedAt }) => dayOf(askedAt) },
  {
    title: said.answer,
    cell: ({ answer, answeredAt }) => (
      <span>
        {answer}
        <br />
        <span className="small muted">{answeredAt && dayOf(answeredAt)}</span>
      </span>
    ),
  },
  {
    title: said.effect,
    cell: ({ before, after }) =>
      after && (
        <span className="diff">
          {before && <del>{before}</del>} <ins>{after}</ins>
        </span>
      ),
  },
]

/** Extensions, amendments, the host's own changes and proposals to stop; the way to ask for another. */
export function ChangesCard({ task }: { readonly task: Task }) {
  const execution = task.parts?.execution
  const mayAsk = task.actions.some(({ act }) => act === 'requestAmendment' || act === 'proposeTermination')
  if (!execution) return null
  const rows = [...amended(execution), ...madeByHost(execution), ...stopped(execution)].sort((a, b) =>
    a.askedAt < b.askedAt ? 1 : -1,
  )
  if (rows.length === 0 && !mayAsk) return null
  return (
    <Card
      title={said.title}
      flush
      className="o2"
      aside={mayAsk && <Link to={`/nhiem-vu/${task.code}/dieu-chinh`}>{said.link}</Link>}
    >
      {rows.length > 0 ? (
        <Table caption={said.caption} {...{ columns, rows }} keyOf={({ key }) => key} />
      ) : (
        <p className="cb muted">{said.none}</p>
      )}
    </Card>
  )
}
