import { Link, useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { Empty, Read } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Card, Facts, Note } from '../../components/surface'
import { formatNumber, moment } from '../../format'
import { stuck } from '../../text/letters'
import { AdminPage } from './frame'
import { Pager } from './list-filter'

type Item = AnswerOf<'listStuckCommits'>['items'][number]

const everyMs = 5_000

/** Commits that do not go through: the cause, what to do, and when the next attempt comes. */
export function StuckPage() {
  const [params] = useSearchParams()
  const cursor = params.get('sau')
  const list = reads.useQuery(
    'get',
    '/api/stuck',
    { params: { query: cursor ? { cursor } : {} } },
    { refetchInterval: everyMs },
  )
  return (
    <AdminPage title={stuck.title} lead={stuck.lead}>
      <Note title={stuck.ruleTitle}>
        <p>{stuck.rule}</p>
        <p className="small">{stuck.ruleMore}</p>
      </Note>
      <Read of={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={stuck.none}>{stuck.noneNext}</Empty>
          ) : (
            <>
              {items.map((item) => (
                <StuckItem key={item.fact.key} {...{ item }} />
              ))}
              {(next || cursor) && <Pager count={items.length} {...{ next }} />}
            </>
          )
        }
      </Read>
    </AdminPage>
  )
}

function StuckItem({ item }: { readonly item: Item }) {
  const { process, stream, taskId, fact, attempts, fault, since, lastAt, next } = item
  const check = reads.useQuery(
    'get',
    '/api/stuck/check',
    { params: { query: { factKey: fact.key } } },
    { enabled: false, retry: false },
  )
  const failed: unknown = check.error
  return (
    <Card title={process.title} aside={taskId && <Link to={`/nhiem-vu/${taskId}`}>{stuck.task}</Link>}>
      <p className="b">{`${stuck.next}: ${next}`}</p>
      <Facts
        rows={[
          [stuck.cause, [fault.errorClass, fault.errorCode].filter(Boolean).join(' ')],
          [stuck.table, fault.tableName],
          [stuck.constraint, fault.constraintName],
          [stuck.fact, <span key="f" className="hash">{`${fact.type} (${stream})`}</span>],
          [stuck.attempts, stuck.attemptsOf(formatNumber(attempts))],
          [stuck.since, moment(since)],
          [stuck.lastAt, moment(lastAt)],
        ]}
      />
      {failed !== null && <ProblemNote error={failed} />}
      <p className="acts after">
        <Button busy={check.isFetching} onClick={() => void check.refetch()}>
          {stuck.check}
          <span className="vh">: {process.title}</span>
        </Button>
        <span role="status" className="b">
          {check.data && stuck.results[check.data.state]}
        </span>
      </p>
    </Card>
  )
}
