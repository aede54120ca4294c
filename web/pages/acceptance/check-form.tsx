import { useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import { FormFrame } from '../../components/form-frame'
import { Status } from '../../components/status'
import { Card } from '../../components/surface'
import { formatNumber } from '../../format'
import { acceptance as words } from '../../text/acceptance'
import { valueWords } from '../../text/values'
import { type Check, DefectField, OtherDefects, useDefects } from '../stage/defects'
import type { StageAction } from '../stage/stage'
import { Files } from './lines'
import { type Acceptance, levelTone } from './words'

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
  const { check, forget, isComplete, body } = useDefects(form, (item) => ({ item }))
  const [asked, setAsked] = useState(false)
  const sending = useAct('checkAcceptanceDossier', action, form)
  const missing = of.documents.filter(({ required, present }) => required && !present)
  const locked = isComplete && missing.length > 0
  const send = () => {
    setAsked(true)
    if (locked) return
    sending.mutate(
      { complete: isComplete, ...body },
      {
        onSuccess(receipt) {
          forget()
          onDone(isComplete)(receipt)
        },
      },
    )
  }
  return (
    <FormFrame
      className="stack"
      {...{ send, error: sending.error, busy: sending.isPending }}
      submit={isComplete ? words.complete : words.giveBack(formatNumber(body.defectTexts.length))}
      locked={
        locked && asked
          ? words.cannotComplete(missing.map(({ name }) => name.toLowerCase()).join(', '))
          : undefined
      }
      effect={isComplete ? words.completeEffect : words.backEffect}
    >
      <Lines {...{ of, check }} />
      <PaperChecks {...{ of, check }} />
      <OtherDefects check={check} title={words.otherDefects} label={words.moreDefect} note={words.note2} />
    </FormFrame>
  )
}

interface Checking {
  readonly of: Acceptance
  readonly check: Check
}

function Lines({ of, check }: Checking) {
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
          <DefectField check={check} part={product} label={words.lineDefect(name)} />
        </div>
      ))}
    </Card>
  )
}

function PaperChecks({ of, check }: Checking) {
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
            <DefectField check={check} part={code} label={words.lineDefect(name.toLowerCase())} />
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
