import { useMemo, useState } from 'react'
import { type ActAddress, type ActReceipt, useAct } from '../../api/act'
import { ProblemError, problemFrom } from '../../api/problem'
import { reads } from '../../api/query'
import { ActionBar } from '../../components/action-bar'
import { LongField } from '../../components/inputs'
import { Loading, Read } from '../../components/loading'
import { fieldId, ProblemNote } from '../../components/problem-note'
import { Card, Note } from '../../components/surface'
import { formatNumber } from '../../format'
import { useDraft } from '../../forms/draft'
import { DraftConflictNote, SaveStatus } from '../../forms/draft-state'
import { propose } from '../../text/propose'
import {
  changesIn,
  fieldFor,
  fieldWords,
  gapsOf,
  type Proposal,
  problemOf,
  proposalFrom,
  textNames,
} from './proposal'
import { GoalQuestion, ProblemQuestion, ResultQuestion } from './questions'
import type { ProposedTask } from './task'

const mostEntries = 100

interface Defect {
  readonly field?: string
  readonly text: string
}

/** The field of this form that a defect is about, by its code or its words; undefined where it is none. */
function fieldOf({ field = '' }: Defect): string | undefined {
  const names: readonly string[] = [...textNames, 'products']
  const own = fieldFor(field)
  const [first = ''] = own.split('.')
  if (names.includes(first)) return first === 'products' && own === first ? 'products.0.name' : own
  return names.find((name) => fieldWords(name).toLowerCase() === field.trim().toLowerCase())
}

interface SupplementProps {
  readonly taskId: string
  readonly task: ProposedTask
  readonly address: ActAddress
  readonly onSent: (receipt: ActReceipt) => void
}

/** A returned proposal: every defect beside its field, the texts as sent, and sending what changed. */
export function SupplementForm(props: SupplementProps) {
  const { taskId } = props
  const journal = reads.useQuery('get', '/api/tasks/{taskId}/journal', {
    params: { path: { taskId }, query: { limit: mostEntries } },
  })
  return (
    <Read of={journal}>
      {({ items }) => {
        const texts = items.findLast(({ act }) => act === 'returnForSupplement')?.texts
        return (
          <Supplement
            {...props}
            defects={(texts?.defectTexts ?? []) as readonly Defect[]}
            note={texts?.note}
          />
        )
      }}
    </Read>
  )
}

/** Whether a gap is in something that may be supplemented. */
const isAboutTexts = ({ field }: { readonly field: string }) =>
  textNames.some((name) => name === field) || (field.startsWith('products') && !field.endsWith('quantity'))

interface Supplemented {
  readonly proposal: Proposal
  readonly note?: string | undefined
}

function Supplement({
  taskId,
  task,
  address,
  onSent,
  defects,
  note: fromAgency,
}: SupplementProps & { readonly defects: readonly Defect[]; readonly note: unknown }) {
  const sent = useMemo(() => proposalFrom(task.title, task.order ?? {}), [task])
  const draft = useDraft<Supplemented>(
    `supplement:${taskId}`,
    { proposal: sent },
    { titleOf: () => task.title ?? '' },
  )
  const [error, setError] = useState<unknown>()
  const sending = useAct('supplementProposal', address, `supplementProposal ${taskId}`)
  if (draft.loading) return <Loading />
  const { proposal, note } = draft.value
  const changed = changesIn(sent, proposal)
  const locked = Object.keys(changed).length === 0 && !note?.trim() ? propose.nothingChanged : undefined
  const send = () => {
    const gaps = gapsOf(proposal).filter(isAboutTexts)
    if (gaps.length > 0) return setError(new ProblemError(problemOf(gaps)))
    sending.mutate(
      { ...changed, ...(note?.trim() ? { note } : {}) },
      {
        onSuccess(receipt) {
          void draft.discard()
          onSent(receipt)
        },
        onError: setError,
      },
    )
  }
  const asked = {
    proposal,
    errors: errorsOf(error, defects),
    onChange: (next: Proposal) => draft.change({ ...draft.value, proposal: next }),
  }
  return (
    <>
      {error !== undefined && (
        <ProblemNote {...{ error }} retry={send} labelOf={(path) => fieldWords(fieldFor(path))} />
      )}
      <DraftConflictNote draft={draft} show={({ proposal: { urgency } }) => <p>{urgency}</p>} />
      <DefectsNote {...{ defects }} note={fromAgency} />
      <Card title={propose.supplement} aside={<SaveStatus draft={draft} />} className="questions">
        <ProblemQuestion {...asked} />
        <GoalQuestion {...asked} />
        <ResultQuestion {...asked} fixed />
        <LongField
          path="note"
          label={propose.explain}
          optional
          value={note}
          onChange={(next) => draft.change({ ...draft.value, note: next })}
        />
      </Card>
      <ActionBar
        submit={propose.sendSupplement}
        busy={sending.isPending}
        note={propose.effectSupplement}
        onSubmit={send}
        {...{ locked }}
      />
    </>
  )
}

/** Under each field: what the form found, else what the agency found. */
function errorsOf(error: unknown, defects: readonly Defect[]): ReadonlyMap<string, string> {
  const found = error === undefined ? [] : (problemFrom(error).errors ?? [])
  const returned = defects.flatMap((defect): [string, string][] => {
    const field = fieldOf(defect)
    return field ? [[field, `${propose.defect}: ${defect.text}`]] : []
  })
  return new Map([
    ...returned,
    ...found.map(({ field, message }): [string, string] => [fieldFor(field), message]),
  ])
}

function DefectsNote({ defects, note }: { readonly defects: readonly Defect[]; readonly note: unknown }) {
  return (
    <Note tone="err" title={propose.returned(formatNumber(defects.length))}>
      <ul className="defects">
        {defects.map((defect) => {
          const field = fieldOf(defect)
          const words = defect.field ? `${fieldWords(fieldFor(defect.field))}: ${defect.text}` : defect.text
          return <li key={words}>{field ? <a href={`#${fieldId(field)}`}>{words}</a> : words}</li>
        })}
      </ul>
      {typeof note === 'string' && <p>{note}</p>}
      <p className="small">{propose.returnedNote}</p>
    </Note>
  )
}
