import { useFieldName } from '../../api/codes'
import { reads } from '../../api/query'
import { Status, type Tone } from '../../components/status'
import { PageHead } from '../../components/surface'
import { formatNumber } from '../../format'
import { task as words } from '../../text/task'
import type { Task } from './parts'

/** How the state of a task looks: a stopped clock and an end are not told as running. */
export function toneOf({ outcome, status }: Task): Tone {
  if (outcome) return outcome.code === 'finished' ? 'done' : 'waiting'
  return status?.code === 'suspended' ? 'paused' : 'running'
}

/** The stage with its number, or how the task has ended. */
export function stageWords({ stages = [], stage, outcome }: Task): string {
  if (outcome) return words.endedAs(outcome.title)
  const number = stages.findIndex((one) => one.stage.code === stage?.code) + 1
  return words.stageOf(formatNumber(number), formatNumber(stages.length), stage?.title ?? '')
}

/** The name of an edition of the rules. */
export function useEditionTitle(id: string | undefined): string | undefined {
  const editions = reads.useQuery('get', '/api/editions', {}, { staleTime: Number.POSITIVE_INFINITY })
  return editions.data?.items.find((edition) => edition.id === id)?.title
}

/** The head of a task's page: title, code, stage, status, field, the rules that hold for it. */
export function TaskHead({ task }: { readonly task: Task }) {
  const { title, code, status, type, outcome } = task
  const field = useFieldName(task.field)
  const edition = useEditionTitle(task.edition)
  return (
    <PageHead
      title={title ?? words.untitled}
      meta={
        <>
          <span className="code">{code}</span>
          <Status tone={toneOf(task)}>{stageWords(task)}</Status>
          {!outcome && <span>{status?.title}</span>}
          <span>{type?.title}</span>
          <span>{field}</span>
          {edition && <span>{words.underEdition(edition)}</span>}
        </>
      }
    />
  )
}
