import { useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Status } from '../../components/status'
import type { Column } from '../../components/table'
import { day, dayOf, deadline, formatNumber, moment } from '../../format'
import { overview } from '../../text/overview'
import { terms } from '../../text/terms'
import { lateColumns } from './late-card'
import { ListPage, usePaging } from './list-page'
import { SheetLink, SubjectLink } from './parts'
import { scopedPath, useScope } from './scope'

type Step = AnswerOf<'listSteps'>['items'][number]
type MoneyItem = AnswerOf<'listMoneyItems'>['items'][number]
type Awaited = AnswerOf<'listAwaited'>['items'][number]
type Audited = AnswerOf<'listAuditedActs'>['items'][number]

/** Everything that is late now. */
export function LatePage() {
  const { field } = useScope()
  const query = { ...(field ? { field } : {}), ...usePaging() }
  const late = reads.useQuery('get', '/api/overview/late', { params: { query } })
  return (
    <ListPage
      title={overview.lateTitle}
      lead={overview.noneLateNext}
      of={late}
      columns={lateColumns}
      keyOf={({ stream, act, due }) => `${stream} ${act.code} ${due}`}
      sheet={<SheetLink path="/api/overview/late/csv" of={overview.lateTitle} query={{ field }} />}
    />
  )
}

function lateness({ workingDaysLate, doneAt }: Step) {
  if (doneAt && workingDaysLate === 0) return <Status tone="done">{overview.inTime}</Status>
  if (workingDaysLate === 0) return <Status tone="late">{terms.justLate}</Status>
  return <Status tone="late">{terms.late(formatNumber(workingDaysLate))}</Status>
}

const stepColumns: readonly Column<Step>[] = [
  { title: overview.task, cell: (row) => <SubjectLink {...row} /> },
  {
    title: overview.act,
    cell: ({ act, process }) => (
      <>
        {act.title}
        <span className="small muted under-line">{process.title}</span>
      </>
    ),
  },
  { title: overview.due, cell: ({ due }) => <span className="due">{deadline(due)}</span> },
  {
    title: overview.doneAt,
    cell: ({ doneAt }) => (doneAt ? <span className="nw">{dayOf(doneAt)}</span> : overview.notDone),
  },
  { title: overview.share, cell: lateness },
]

/** The steps behind a share of punctuality. */
export function StepsPage() {
  const scope = useScope()
  const [params] = useSearchParams()
  const process = params.get('giai-doan')
  const given = params.get('dung-han')
  const onTime: 'true' | 'false' | undefined =
    given === 'co' ? 'true' : given === 'khong' ? 'false' : undefined
  const narrowed = { ...scope, ...(process ? { process } : {}), ...(onTime ? { onTime } : {}) }
  const steps = reads.useQuery('get', '/api/overview/steps', {
    params: { query: { ...narrowed, ...usePaging() } },
  })
  const tab = (words: string, value: string | undefined) => ({
    words,
    path: scopedPath('/dieu-hanh/buoc', scope, { 'giai-doan': process ?? undefined, 'dung-han': value }),
    here: (given ?? undefined) === value,
  })
  return (
    <ListPage
      title={overview.stepsTitle}
      lead={overview.stepsOf(scope.year)}
      of={steps}
      columns={stepColumns}
      keyOf={({ stream, act, due }) => `${stream} ${act.code} ${due}`}
      sheet={<SheetLink path="/api/overview/steps/csv" of={overview.stepsTitle} query={narrowed} />}
      tabs={[
        tab(overview.allSteps, undefined),
        tab(overview.onlyLate, 'khong'),
        tab(overview.onlyOnTime, 'co'),
      ]}
    />
  )
}

const moneyColumns: readonly Column<MoneyItem>[] = [
  { title: overview.task, cell: ({ task }) => <SubjectLink task={task} stream="" /> },
  { title: overview.tranche, numeric: true, cell: ({ number }) => formatNumber(number) },
  { title: overview.day, numeric: true, cell: (row) => <span className="nw">{day(row.day)}</span> },
  { title: overview.amount, numeric: true, cell: ({ amountDong }) => formatNumber(amountDong) },
]

const moneySteps = ['planned', 'approved', 'paid'] as const
const lastMonth = 12

/** The tranches behind a point of the money's curve. */
export function MoneyItemsPage() {
  const scope = useScope()
  const [params] = useSearchParams()
  const step = moneySteps.find((one) => one === params.get('buoc')) ?? 'paid'
  const month = Number(params.get('den'))
  const until = Number.isInteger(month) && month >= 1 && month <= lastMonth ? month : lastMonth
  const narrowed = { ...scope, step, until }
  const items = reads.useQuery('get', '/api/overview/money/items', {
    params: { query: { ...narrowed, ...usePaging() } },
  })
  const title = overview.moneyItems[step]
  return (
    <ListPage
      title={title}
      lead={overview.moneyUntil(until, scope.year)}
      of={items}
      columns={moneyColumns}
      keyOf={({ task, number, day: on }) => `${task?.id} ${number} ${on}`}
      sheet={<SheetLink path="/api/overview/money/items/csv" of={title} query={narrowed} />}
      tabs={moneySteps.map((one) => ({
        words: overview.moneyItems[one],
        path: scopedPath('/dieu-hanh/kinh-phi', scope, { buoc: one, den: until }),
        here: one === step,
      }))}
    />
  )
}

const awaitedColumns: readonly Column<Awaited>[] = [
  { title: overview.task, cell: (row) => <SubjectLink {...row} /> },
  {
    title: overview.act,
    cell: ({ act, process }) => (
      <>
        {act.title}
        <span className="small muted under-line">{process.title}</span>
      </>
    ),
  },
  { title: overview.at, cell: ({ awaits }) => awaits.join('; ') },
  { title: overview.since, cell: ({ since }) => <span className="nw">{dayOf(since)}</span> },
  {
    title: overview.due,
    cell: ({ due, late }) =>
      due ? (
        <>
          <span className="due">{deadline(due)}</span>
          {late && (
            <span className="under-line">
              <Status tone="late">{terms.justLate}</Status>
            </span>
          )}
        </>
      ) : (
        <span className="muted">{terms.noTerm}</span>
      ),
  },
]

/** The acts behind a load. */
export function AwaitedPage() {
  const { field } = useScope()
  const [params] = useSearchParams()
  const query = { whom: params.get('ben') ?? '', ...(field ? { field } : {}), ...usePaging() }
  const awaited = reads.useQuery('get', '/api/overview/awaited', { params: { query } })
  return (
    <ListPage
      title={overview.awaitedTitle}
      lead={overview.awaitedLead}
      of={awaited}
      columns={awaitedColumns}
      keyOf={({ stream, act }) => `${stream} ${act.code}`}
    />
  )
}

const auditedColumns: readonly Column<Audited>[] = [
  { title: overview.task, cell: (row) => <SubjectLink {...row} /> },
  {
    title: overview.act,
    cell: ({ title, process }) => (
      <>
        {title}
        <span className="small muted under-line">{process.title}</span>
      </>
    ),
  },
  { title: overview.when, cell: ({ at }) => moment(at) },
  { title: overview.by, cell: ({ by }) => by ?? overview.byClock },
  {
    title: overview.due,
    cell: ({ due, workingDaysLate }) =>
      due && (
        <>
          {deadline(due)}
          <span className="under-line">
            <Status tone="late">
              {workingDaysLate > 0 ? terms.late(formatNumber(workingDaysLate)) : terms.justLate}
            </Status>
          </span>
        </>
      ),
  },
]

const auditLists = ['late', 'overridden', 'reversed', 'replaced', 'amended', 'refused'] as const

/** The acts that an auditor looks at, by their kind. */
export function AuditedActsPage() {
  const scope = useScope()
  const [params] = useSearchParams()
  const list = auditLists.find((one) => one === params.get('loai')) ?? 'late'
  const narrowed = { ...scope, list }
  const found = reads.useQuery('get', '/api/overview/acts', {
    params: { query: { ...narrowed, ...usePaging() } },
  })
  return (
    <ListPage
      title={overview.audit}
      lead={overview.auditRule}
      of={found}
      columns={auditedColumns}
      keyOf={({ seq }) => seq}
      sheet={<SheetLink path="/api/overview/acts/csv" of={overview.lists[list]} query={narrowed} />}
      tabs={auditLists.map((one) => ({
        words: overview.lists[one],
        path: scopedPath('/dieu-hanh/viec', scope, { loai: one }),
        here: one === list,
      }))}
    />
  )
}
