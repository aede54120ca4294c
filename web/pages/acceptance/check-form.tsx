import { useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import { ActionBar } from '../../components/action-bar'
import { Button } from '../../components/button'
import { LongField } from '../../components/inputs'
import { ProblemNote } from '../../components/problem-note'
import { Status } from '../../components/status'
import { Card } from '../../components/surface'
import { formatNumber } from '../../format'
import { useKept } from '../../forms/kept'
import { acceptance as words } from '../../text/acceptance'
import { text } from '../../text/common'
import { forms } from '../../text/forms'
import { valueWords } from '../../text/values'
import type { StageAction } from '../stage/stage'
import { Files } from './lines'
import { type Acceptance, levelTone } from './words'

/** Defects by the line that they are about, and those about the whole. */
interface Found {
  readonly at: Readonly<Record<string, string>>
  readonly more: readonly string[]
  readonly note?: string
}

const filled = (value: string | undefined): value is string => value !== undefined && value.trim() !== ''

function defectTexts({ at, more }: Found) {
  return [
    ...Object.entries(at).flatMap(([item, value]) => (filled(value) ? [{ item, text: value }] : [])),
    ...more.filter(filled).map((value) => ({ text: value })),
  ]
}

/** The officer's check: every line and paper beside the place for its defect; all of them go back at once. */
export function CheckForm({
  of,
  action,
  onDone,
}: {
  readonly of: Acceptance
  readonly action: StageAction
  readonly onDone: (complete: boolean) => (receipt: ActReceipt) => void
}) {
  const form = `${action.act} ${action.stream}`
  const [found, keep, forget] = useKept<Found>(form, { at: {}, more: [] })
  const [asked, setAsked] = useState(false)
  const sending = useAct('checkAcceptanceDossier', action, form)
  const defects = defectTexts(found)
  const complete = defects.length === 0
  const missing = of.documents.filter(({ required, present }) => required && !present)
  const locked = complete && missing.length > 0
  const send = () => {
    setAsked(true)
    if (locked || sending.isPending) return
    sending.mutate(
      { complete, defectTexts: defects, ...(filled(found.note) ? { note: found.note } : {}) },
      {
        onSuccess(receipt) {
          forget()
          onDone(complete)(receipt)
        },
      },
    )
  }
  const put = (item: string, value: string | undefined) =>
    keep({ ...found, at: { ...found.at, [item]: value ?? '' } })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {sending.error && <ProblemNote error={sending.error} retry={send} />}
      <Lines {...{ of, found, put }} />
      <PaperChecks {...{ of, found, put }} />
      <More {...{ found, keep }} />
      <ActionBar
        submit={complete ? words.complete : words.giveBack(formatNumber(defects.length))}
        busy={sending.isPending}
        locked={
          locked && asked
            ? words.cannotComplete(missing.map(({ name }) => name.toLowerCase()).join(', '))
            : undefined
        }
        note={
          <>
            <b>{forms.effect}:</b> {complete ? words.completeEffect : words.backEffect}
          </>
        }
      />
    </form>
  )
}

interface Putting {
  readonly of: Acceptance
  readonly found: Found
  readonly put: (item: string, value: string | undefined) => void
}

function Lines({ of, found, put }: Putting) {
  return (
    <Card title={words.table} flush>
      <p className="cb muted">{words.checkLead}</p>
      {of.lines.map(({ product, name, unit, ordered, quality, delivered, amount, said, files }) => (
        <div key={product} className="line-form">
          <p className="b">{name}</p>
          <p className="ask">
            {words.orderedAsk(formatNumber(ordered), unit)}
            {quality && ` · ${words.qualityAsk(quality)}`}
          </p>
          <p>
            {words.delivered}:{' '}
            <b>{delivered === null ? words.notDelivered : `${formatNumber(delivered)} ${unit}`}</b>{' '}
            {amount && <Status tone={levelTone[amount]}>{valueWords(amount)}</Status>}
          </p>
          {said && (
            <p className="para">
              {words.said}: {said}
            </p>
          )}
          <Files files={files} />
          <LongField
            path={`at.${product}`}
            label={words.lineDefect(name)}
            optional
            value={found.at[product] || undefined}
            onChange={(value) => put(product, value)}
          />
        </div>
      ))}
    </Card>
  )
}

function PaperChecks({ of, found, put }: Putting) {
  return (
    <Card title={words.documents} flush>
      {of.documents
        .filter(({ required, present }) => required || present)
        .map(({ code, name, required, present }) => (
          <div key={code} className="line-form two-in">
            <div>
              <p>{name}</p>
              <Status tone={present ? 'done' : required ? 'late' : 'waiting'}>
                {present ? words.present : required ? words.absent : words.notNeeded}
              </Status>
            </div>
            <LongField
              path={`at.${code}`}
              label={words.lineDefect(name.toLowerCase())}
              optional
              value={found.at[code] || undefined}
              onChange={(value) => put(code, value)}
            />
          </div>
        ))}
      {(of.files.length > 0 || of.note) && (
        <div className="cb">
          {of.note && <p className="para">{of.note}</p>}
          <Files files={of.files} />
        </div>
      )}
    </Card>
  )
}

function More({ found, keep }: { readonly found: Found; readonly keep: (found: Found) => void }) {
  const { more, note } = found
  return (
    <Card title={words.otherDefects}>
      {more.map((value, index) => (
        <LongField
          // biome-ignore lint/suspicious/noArrayIndexKey: a defect has no other name until it is sent
          key={index}
          path={`more.${index}`}
          label={`${words.moreDefect} ${formatNumber(index + 1)}`}
          value={value || undefined}
          onChange={(next) =>
            keep({ ...found, more: more.map((one, at) => (at === index ? (next ?? '') : one)) })
          }
        />
      ))}
      <p className="after">
        <Button onClick={() => keep({ ...found, more: [...more, ''] })}>{text.add}</Button>
      </p>
      <LongField
        path="note"
        label={words.note2}
        optional
        value={note || undefined}
        onChange={(value) => keep({ ...found, note: value ?? '' })}
      />
    </Card>
  )
}
