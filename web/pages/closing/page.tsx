import { useState } from 'react'
import { useParams } from 'react-router'
import { useAct } from '../../api/act'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { FormFrame } from '../../components/form-frame'
import { LongField, TextField } from '../../components/inputs'
import { Read } from '../../components/loading'
import { Clause, Status } from '../../components/status'
import { Card, Note } from '../../components/surface'
import { formatNumber, moment } from '../../format'
import '../../styles/closing.css'
import { closing as words } from '../../text/closing'
import { type OnDone, UntilDone } from '../stage/done'
import { OtherActs, StageHead } from '../stage/stage'
import { ItemRow } from './item'

/** The closing of a task as the API tells it. */
export type Closing = AnswerOf<'getClosing'>

/** The liquidation checklist: every line with its owner, due and proofs, and the liquidation at its end. */
export function ClosingPage() {
  const { taskId = '' } = useParams()
  const read = reads.useQuery('get', '/api/tasks/{taskId}/closing', { params: { path: { taskId } } })
  return (
    <UntilDone>{(onDone) => <Read of={read}>{(of) => <ClosingOf {...{ of, onDone }} />}</Read>}</UntilDone>
  )
}

function ClosingOf({ of, onDone }: { readonly of: Closing; readonly onDone: OnDone }) {
  const must = of.items.filter(({ applies, holdsLiquidation }) => applies && holdsLiquidation)
  const done = must.filter((item) => item.done || item.waived)
  const shown = [
    'liquidateContract',
    'waiveClosingStep',
    ...of.items.flatMap(({ action }) => action?.act ?? []),
  ]
  return (
    <>
      <StageHead
        stage={of}
        title={words.title}
        aside={<ButtonLink to={`/minh-chung/${of.task.code}`}>{words.evidence}</ButtonLink>}
      />
      <div className="stack">
        {of.recognitionDefects.length > 0 && (
          <Note tone="err" title={words.returned}>
            <p>{words.returnedLead}</p>
            <ul className="defects">
              {of.recognitionDefects.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Note>
        )}
        <Card
          title={words.checklist}
          aside={<span>{words.progress(formatNumber(done.length), formatNumber(must.length))}</span>}
          flush
        >
          <p className="cb small muted">
            {words.ways[of.way]}. <Clause {...of.needs} />
          </p>
          <ul>
            {of.items.map((item) => (
              <ItemRow key={item.item} {...{ item, of }} />
            ))}
          </ul>
        </Card>
        <OtherActs stage={of} shown={shown} />
        <Liquidation {...{ of, onDone }} />
      </div>
    </>
  )
}

/** The names of what is missing, as they stand in a sentence. */
const missingWords = ({ missing }: Closing) =>
  missing.map((item) => words.items[item].title.toLowerCase()).join(', ')

function Liquidation({ of, onDone }: { readonly of: Closing; readonly onDone: OnDone }) {
  const action = of.actions.find(({ act }) => act === 'liquidateContract')
  if (of.liquidatedAt) {
    return (
      <Card title={words.liquidate}>
        <Status tone="done">{words.liquidated(moment(of.liquidatedAt))}</Status>
        <p className="acts after">
          <ButtonLink to={`/minh-chung/${of.task.code}`} look="primary">
            {words.evidence}
          </ButtonLink>
          {of.way === 'accepted' && <ButtonLink to={`/bao-cao/${of.task.code}`}>{words.followUp}</ButtonLink>}
        </p>
      </Card>
    )
  }
  if (!action) {
    return (
      <Note tone={of.missing.length > 0 ? 'warn' : 'next'} title={words.liquidate}>
        <p>{of.missing.length > 0 ? words.locked(missingWords(of)) : words.open}</p>
      </Note>
    )
  }
  return <LiquidationForm {...{ of, onDone, action }} />
}

function LiquidationForm({
  of,
  onDone,
  action,
}: {
  readonly of: Closing
  readonly onDone: OnDone
  readonly action: Closing['actions'][number]
}) {
  const [minutesNumber, setNumber] = useState<string>()
  const [note, setNote] = useState<string>()
  const sending = useAct('liquidateContract', action, `liquidateContract ${of.stream}`)
  const missing = of.missing.length > 0
  const send = () => {
    if (!action.allowed) return
    sending.mutate(
      { ...(minutesNumber ? { minutesNumber } : {}), ...(note ? { note } : {}) },
      { onSuccess: onDone(action.title, words.next) },
    )
  }
  return (
    <FormFrame
      {...{ send, error: sending.error, busy: sending.isPending }}
      submit={words.liquidate}
      locked={action.allowed ? undefined : missing ? words.locked(missingWords(of)) : action.reason?.detail}
      effect={words.effect}
    >
      <Card title={words.liquidate}>
        <TextField
          path="minutesNumber"
          label={words.minutesNumber}
          optional
          value={minutesNumber}
          onChange={setNumber}
        />
        <LongField path="note" label={words.note} optional value={note} onChange={setNote} />
      </Card>
    </FormFrame>
  )
}
