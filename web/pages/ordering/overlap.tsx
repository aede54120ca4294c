import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../api/act'
import type { AnswerOf, BodyOf } from '../../api/client'
import { reads } from '../../api/query'
import { FormFrame } from '../../components/form-frame'
import { Choice, LongField, TextField } from '../../components/inputs'
import { Read } from '../../components/loading'
import { Card } from '../../components/surface'
import { formatNumber } from '../../format'
import { useKept } from '../../forms/kept'
import '../../styles/closing.css'
import { ordering as words } from '../../text/ordering'
import { NotNow } from '../stage/decision'
import { type OnDone, UntilDone } from '../stage/done'
import { TaskHead } from './head'
import { type Hit, hitOf, type Level, Likeness, type Outside, OutsideHits } from './hits'
import { type Task, useActPlace } from './place'

type Body = BodyOf<'recordOverlapSearch'>
type Conclusion = Body['conclusion']
type Similar = AnswerOf<'listSimilarTasks'>['items'][number]

/** What the officer has found so far. */
interface Found {
  readonly hits: Readonly<Record<string, Hit>>
  readonly outside: readonly Outside[]
  readonly conclusion?: Conclusion
  readonly note?: string
}

const shortest = 3

/** The search for overlaps: likely tasks with how like they are, other sources, and what follows. */
export function OverlapPage() {
  const { taskId } = useActPlace()
  const read = reads.useQuery('get', '/api/tasks/{taskId}', { params: { path: { taskId } } })
  const similar = reads.useQuery('get', '/api/tasks/{taskId}/similar', { params: { path: { taskId } } })
  return (
    <UntilDone>
      {(onDone) => (
        <Read of={read}>
          {(task) => (
            <>
              <TaskHead task={task} title={words.overlapTitle} acts={['recordOverlapSearch']} />
              <Read of={similar}>{({ items }) => <Search {...{ task, items, onDone }} />}</Read>
            </>
          )}
        </Read>
      )}
    </UntilDone>
  )
}

function bodyOf({ hits, outside, note }: Found, conclusion: Conclusion): Body {
  const inside = Object.values(hits)
  const named = outside.filter(({ title }) => title.trim() !== '')
  const level = (similarity: Level | undefined) => similarity ?? 'low'
  return {
    conclusion,
    hits: [
      ...inside.map(({ taskId, similarity }) => ({ taskId, similarity: level(similarity) })),
      ...named.map(({ similarity }) => ({ taskId: null, similarity: level(similarity) })),
    ],
    hitTexts: [...inside, ...named].map(({ title, source, note: about }) => ({
      title,
      ...(source ? { source } : {}),
      ...(about ? { note: about } : {}),
    })),
    ...(note ? { note } : {}),
  }
}

function Search({
  task,
  items,
  onDone,
}: {
  readonly task: Task
  readonly items: readonly Similar[]
  readonly onDone: OnDone
}) {
  const action = task.actions.find(({ act, allowed }) => act === 'recordOverlapSearch' && allowed)
  if (!action) {
    return <NotNow action={task.actions.find(({ act }) => act === 'recordOverlapSearch')} />
  }
  return <SearchForm {...{ task, items, action, onDone }} />
}

function SearchForm({
  task,
  items,
  action,
  onDone,
}: {
  readonly task: Task
  readonly items: readonly Similar[]
  readonly action: Task['actions'][number]
  readonly onDone: OnDone
}) {
  const form = `recordOverlapSearch ${action.stream}`
  const begun = Object.fromEntries(items.flatMap((one) => hitOf(one)).map((hit) => [hit.taskId, hit]))
  const [found, keep, forget] = useKept<Found>(form, { hits: begun, outside: [] })
  const [asked, setAsked] = useState(false)
  const sending = useAct('recordOverlapSearch', action, form)
  const { conclusion, outside, hits } = found
  const high = [...Object.values(hits), ...outside].some(({ similarity }) => similarity === 'high')
  const wrong = conclusion === 'clear' && high ? words.notClear : undefined
  const missing = conclusion === undefined ? words.chooseConclusion : undefined
  const count = Object.keys(hits).length + outside.filter(({ title }) => title.trim() !== '').length
  const send = () => {
    setAsked(true)
    if (conclusion === undefined || wrong) return
    sending.mutate(bodyOf(found, conclusion), {
      onSuccess(receipt) {
        forget()
        onDone(action.title)(receipt)
      },
    })
  }
  return (
    <FormFrame
      className="stack after-head"
      {...{ send, error: sending.error, busy: sending.isPending }}
      submit={words.record(formatNumber(count))}
      locked={wrong}
      effect={words.recordEffect}
    >
      <Likenesses {...{ task, items, found, keep }} />
      <OutsideHits outside={outside} onChange={(next) => keep({ ...found, outside: next })} />
      <ConclusionCard {...{ found, keep }} error={wrong ?? (asked ? missing : undefined)} />
    </FormFrame>
  )
}

/** What follows from the search, and a note on it. */
function ConclusionCard({
  found,
  keep,
  error,
}: {
  readonly found: Found
  readonly keep: (found: Found) => void
  readonly error: string | undefined
}) {
  return (
    <Card title={words.conclusion}>
      <Choice<Conclusion>
        path="conclusion"
        label={words.conclusion}
        options={(['clear', 'referToCouncil', 'proposeRefusal'] as const).map((value) => ({
          value,
          label: words.conclusions[value],
        }))}
        error={error}
        value={found.conclusion}
        onChange={(value) => value && keep({ ...found, conclusion: value })}
      />
      <LongField
        path="note"
        label={words.note}
        optional
        value={found.note || undefined}
        onChange={(value) => keep({ ...found, note: value ?? '' })}
      />
    </Card>
  )
}

/** The likely tasks, and more of them by other words of the title. */
function Likenesses({
  task,
  items,
  found,
  keep,
}: {
  readonly task: Task
  readonly items: readonly Similar[]
  readonly found: Found
  readonly keep: (found: Found) => void
}) {
  const [search, setSearch] = useState<string>()
  const title = search?.trim() ?? ''
  const { data } = reads.useQuery(
    'get',
    '/api/similar',
    { params: { query: { title } } },
    { enabled: title.length >= shortest, placeholderData: keepPreviousData },
  )
  const more = (data?.items ?? []).filter(({ id }) => id !== task.id && !items.some((one) => one.id === id))
  const change = (taskId: string, hit: Hit | undefined) => {
    const { [taskId]: _before, ...rest } = found.hits
    keep({ ...found, hits: hit ? { ...rest, [taskId]: hit } : rest })
  }
  return (
    <Card title={words.hits} flush>
      <p className="cb muted">{words.overlapLead}</p>
      {items.length === 0 && <p className="line-form">{words.noHits}</p>}
      {[...items, ...more].map((one) => (
        <Likeness
          key={one.id}
          similar={one}
          hit={found.hits[one.id]}
          onChange={(hit) => change(one.id, hit)}
        />
      ))}
      <div className="line-form">
        <TextField
          path="search"
          label={words.search}
          hint={words.searchHint}
          optional
          value={search}
          onChange={setSearch}
        />
      </div>
    </Card>
  )
}
