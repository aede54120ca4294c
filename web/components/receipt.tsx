import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { ActReceipt } from '../api/act'
import { reads } from '../api/query'
import { deadline, moment } from '../format'
import { text } from '../text/common'
import { forms } from '../text/forms'
import { Button, ButtonLink } from './button'

const taskHref = (code: string) => `/nhiem-vu/${code}`

/** The number and page of a submission's receipt; for any other act there is none. */
function useNumber(key: string | undefined) {
  const { data } = reads.useQuery(
    'get',
    '/api/receipts/of/{key}',
    { params: { path: { key: key ?? '' } } },
    { enabled: key !== undefined },
  )
  return data
}

/** What an act ends in: that it is recorded, its number, the server's time, and what comes next. */
export function Receipt({
  title,
  receipt,
  next,
}: {
  /** What was done: 'Đã gửi đề xuất'. */
  readonly title: string
  readonly receipt: ActReceipt
  readonly next?: string
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { receipt: recorded, task, links } = receipt
  const numbered = useNumber(links.receipt === undefined ? undefined : recorded.key)
  return (
    <div className="card receipt">
      <div className="cb">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <dl className="kv">
          <div className="kv-row">
            <dt>{numbered ? forms.receipt : forms.receiptNumber}</dt>
            <dd className="hash">
              {numbered ? <a href={numbered.page}>{numbered.number}</a> : recorded.key}
            </dd>
          </div>
          <div className="kv-row">
            <dt>{forms.recordedAt}</dt>
            <dd>{moment(recorded.at)}</dd>
          </div>
          {task && (
            <div className="kv-row">
              <dt>{text.code}</dt>
              <dd>
                <Link to={taskHref(task.code)}>{task.code}</Link>
              </dd>
            </div>
          )}
        </dl>
        {recorded.late && <p className="amber b">{forms.lateTold(deadline(recorded.late.due))}</p>}
        {next && (
          <p>
            <b>{text.whatNext}:</b> {next}
          </p>
        )}
        <div className="acts">
          <ButtonLink to="/viec" look="primary">
            {text.toWork}
          </ButtonLink>
          {task && <ButtonLink to={taskHref(task.code)}>{forms.toTask}</ButtonLink>}
          {numbered && (
            <a className="btn" href={numbered.page}>
              {forms.toReceipt}
            </a>
          )}
          <Button look="text" onClick={() => window.print()}>
            {text.print}
          </Button>
        </div>
      </div>
    </div>
  )
}
