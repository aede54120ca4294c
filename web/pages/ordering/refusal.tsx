import { reads } from '../../api/query'
import { Read } from '../../components/loading'
import { Card } from '../../components/surface'
import '../../styles/closing.css'
import { ordering as words } from '../../text/ordering'
import { DecisionForm, Instead } from '../stage/decision'
import { type OnDone, UntilDone } from '../stage/done'
import { TaskHead } from './head'
import { partsOf } from './parts'
import { type Task, useActPlace } from './place'

interface Searched {
  readonly hitTexts?: readonly { readonly title: string; readonly source?: string; readonly note?: string }[]
  readonly note?: string
}

const mostEntries = 100
const choices = ['refuseProposal', 'admitProposal']

/** The leader's decision on a proposal that the officer would not take in, with the evidence. */
export function RefusalPage() {
  const { taskId, act } = useActPlace()
  const read = reads.useQuery('get', '/api/tasks/{taskId}', { params: { path: { taskId } } })
  return (
    <UntilDone>
      {(onDone) => <Read of={read}>{(task) => <Refusal {...{ task, act, onDone }} />}</Read>}
    </UntilDone>
  )
}

function Refusal({
  task,
  act,
  onDone,
}: {
  readonly task: Task
  readonly act: string
  readonly onDone: OnDone
}) {
  const action = task.actions.find((one) => one.act === act)
  const others = task.actions.filter((one) => one.act !== act && choices.includes(one.act) && one.allowed)
  return (
    <>
      <TaskHead task={task} title={action?.title ?? words.refusalTitle} acts={choices} />
      <div className="stack">
        <Evidence taskId={task.id} />
        <Card title={words.proposal} flush>
          {partsOf(task).map(({ field, title, content }) => (
            <div key={field} className="line-form">
              <p className="b">{title}</p>
              {content ?? <p className="muted">{words.notThere}</p>}
            </div>
          ))}
        </Card>
        <Instead actions={others} />
        <DecisionForm {...{ action, onDone }} />
      </div>
    </>
  )
}

function Evidence({ taskId }: { readonly taskId: string }) {
  const { data } = reads.useQuery('get', '/api/tasks/{taskId}/journal', {
    params: { path: { taskId }, query: { limit: mostEntries } },
  })
  const search = data?.items.findLast(({ act }) => act === 'recordOverlapSearch')
  if (!search) return null
  const { hitTexts = [], note } = (search.texts ?? {}) as Searched
  return (
    <Card title={words.found}>
      {hitTexts.length === 0 && <p className="muted">{words.nothingFound}</p>}
      <ul className="plain">
        {hitTexts.map(({ title, source, note: about }) => (
          <li key={`${title} ${source}`}>
            {title}
            {source && <span className="small muted block">{source}</span>}
            {about && <span className="small block">{about}</span>}
          </li>
        ))}
      </ul>
      {note && <p className="para after">{note}</p>}
    </Card>
  )
}
