import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { ActReceipt } from '../api/act'
import { deadline, moment } from '../format'
import { text } from '../text/common'
import { forms } from '../text/forms'
import { Button, ButtonLink } from './button'

const taskHref = (code: string) => `/nhiem-vu/${code}`

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
  const { receipt: recorded, task } = receipt
  return (
    <div className="card receipt">
      <div className="cb">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <dl className="kv">
          <div className="kv-row">
            <dt>{forms.receiptNumber}</dt>
            <dd className="hash">{recorded.key}</dd>
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
          <Button look="text" onClick={() => window.print()}>
            {text.print}
          </Button>
        </div>
      </div>
    </div>
  )
}
