import { Due } from '../../components/due'
import { Clause, Status } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { text } from '../../text/common'
import { stage as words } from '../../text/stage'
import { terms } from '../../text/terms'
import { TaskPageHead } from '../stage/stage'
import type { Task } from './place'

/** The head of a page about one act on a task, with the term of the act. */
export function TaskHead({
  task,
  title,
  acts,
}: {
  readonly task: Task
  readonly title: string
  /** Acts for whose terms the page is. */
  readonly acts: readonly string[]
}) {
  const running = task.deadlines?.filter(({ closedAt, waitsFor }) => !closedAt && acts.includes(waitsFor.act))
  return (
    <>
      <TaskPageHead
        {...{ task, title }}
        status={task.status && <Status tone="running">{task.status.title}</Status>}
        body={task.proposer && `${words.proposer}: ${task.proposer.name}`}
      />
      {running?.map((deadline) => (
        <Card key={deadline.clause} className="after-head">
          <Facts
            rows={[
              [terms.legalDue, <Due key="due" term={deadline} />],
              [text.basis, <Clause key="clause" clause={deadline.clause} assumed={deadline.assumed} />],
            ]}
          />
        </Card>
      ))}
    </>
  )
}
