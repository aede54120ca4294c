import { useSearchParams } from 'react-router'
import { reads } from '../../api/query'
import { useWork } from '../../api/work'
import { Empty, Read } from '../../components/loading'
import { PageHead } from '../../components/surface'
import { formatNumber } from '../../format'
import { work } from '../../text/work'
import { QueueRow, type WaitingAct } from './queue-row'

const soonDays = 3

type Group = 'late' | 'soon' | 'rest'

const groupOf = ({ term, late }: WaitingAct): Group => {
  const left = term?.workingDaysLeft
  if (late || (left !== null && left !== undefined && left < 0)) return 'late'
  return left !== null && left !== undefined && left <= soonDays ? 'soon' : 'rest'
}

const groups: readonly (readonly [Group, string])[] = [
  ['late', work.late],
  ['soon', work.soon],
  ['rest', work.rest],
]

const filters = ['all', 'mine', 'awaited'] as const
type Filter = (typeof filters)[number]

/** The home of whoever signs in: what waits for them, soonest due first, and what they wait for. */
export function QueuePage() {
  const mine = useWork()
  const others = reads.useQuery('get', '/api/me/awaited')
  return (
    <Read of={mine}>
      {({ items, next }) => <Queue {...{ items }} others={others.data?.items ?? []} isCut={next !== null} />}
    </Read>
  )
}

function Queue({
  items,
  others,
  isCut,
}: {
  readonly items: readonly WaitingAct[]
  readonly others: readonly WaitingAct[]
  /** More acts wait than are shown. */
  readonly isCut: boolean
}) {
  const [params] = useSearchParams()
  const filter = filters.find((one) => one === params.get('loc')) ?? 'all'
  const of = (group: Group) => items.filter((item) => groupOf(item) === group)
  const [first] = [...of('late'), ...of('soon'), ...of('rest')]
  const counts = { all: items.length + others.length, mine: items.length, awaited: others.length }
  return (
    <>
      <PageHead
        title={work.title}
        lead={
          first
            ? `${work.lead(formatNumber(of('late').length), formatNumber(of('soon').length))} ${work.first(
                first.title.toLowerCase(),
              )}`
            : work.none
        }
      />
      <Filters {...{ counts, filter }} />
      {items.length === 0 && filter !== 'awaited' && <Empty title={work.none}>{work.noneNext}</Empty>}
      {filter !== 'awaited' &&
        groups.map(([group, words]) => (
          <QueueGroup key={group} className={group} words={words} items={of(group)} mine first={first} />
        ))}
      {filter !== 'mine' && <QueueGroup className="wait" words={work.others} items={others} />}
      {isCut && filter !== 'awaited' && <p className="after">{work.cut}</p>}
      <p className="small muted after">{work.onlyActs}</p>
    </>
  )
}

function Filters({
  counts,
  filter,
}: {
  readonly counts: Readonly<Record<Filter, number>>
  readonly filter: Filter
}) {
  const [, setParams] = useSearchParams()
  return (
    <nav className="tabs" aria-label={work.filter}>
      {filters.map((one) => (
        <button
          key={one}
          type="button"
          className="tab"
          {...(one === filter ? { 'aria-current': 'true' } : {})}
          onClick={() => setParams(one === 'all' ? {} : { loc: one })}
        >
          {work[one]} <b>{formatNumber(counts[one])}</b>
        </button>
      ))}
    </nav>
  )
}

function QueueGroup({
  className,
  words,
  items,
  mine = false,
  first,
}: {
  readonly className: string
  readonly words: string
  readonly items: readonly WaitingAct[]
  readonly mine?: boolean
  readonly first?: WaitingAct | undefined
}) {
  if (items.length === 0) return null
  return (
    <section className={`qg ${className}`}>
      <h2>
        {words} <span className="n">{work.count(formatNumber(items.length))}</span>
      </h2>
      <ul className="card">
        {items.map((item) => (
          <QueueRow key={`${item.stream} ${item.act}`} {...{ item, mine }} main={item === first} />
        ))}
      </ul>
    </section>
  )
}
