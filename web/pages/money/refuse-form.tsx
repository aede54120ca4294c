import { type ActReceipt, useActOf } from '../../api/act'
import { ActionBar } from '../../components/action-bar'
import { Button } from '../../components/button'
import { LongField } from '../../components/inputs'
import { ProblemNote } from '../../components/problem-note'
import { Card, Note } from '../../components/surface'
import { formatDong, formatNumber } from '../../format'
import { useKept } from '../../forms/kept'
import { tranche as words } from '../../text/money'
import type { TrancheAction } from './tranche'

/** Sends a request back: a reason for every defect, and what becomes of the money, said before. */
export function RefuseForm({
  action,
  amountDong,
  seenSeq,
  locked,
  onBack,
  onDone,
}: {
  readonly action: TrancheAction
  readonly amountDong: number
  readonly seenSeq: number
  /** The papers have just changed: first those are seen. */
  readonly locked: boolean
  readonly onBack: () => void
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const { act, method, href, stream, title } = action
  const form = `${act} ${stream}`
  const [reasons, keep, forget] = useKept<readonly string[]>(form, [''])
  const sending = useActOf<{ reasonTexts: readonly string[] }>({ method, href, seenSeq }, form)
  const given = reasons.map((reason) => reason.trim()).filter(Boolean)
  const send = () =>
    sending.mutate(
      { reasonTexts: given },
      {
        onSuccess(receipt) {
          forget()
          onDone(receipt)
        },
      },
    )
  const lockedBy = locked ? words.lockedByChange : given.length === 0 ? words.reasonNeeded : undefined
  return (
    <>
      {sending.error && <ProblemNote error={sending.error} retry={send} />}
      <Reasons {...{ title, reasons, keep }} />
      <Note tone="warn">
        <p>{words.backEffects[act]}</p>
      </Note>
      <ActionBar
        submit={words.backButtonsFull[act]?.(formatDong(amountDong)) ?? title}
        busy={sending.isPending}
        locked={lockedBy}
        aside={<Button onClick={onBack}>{words.keep}</Button>}
        onSubmit={send}
      />
    </>
  )
}

function Reasons({
  title,
  reasons,
  keep,
}: {
  readonly title: string
  readonly reasons: readonly string[]
  readonly keep: (reasons: readonly string[]) => void
}) {
  return (
    <Card {...{ title }}>
      {reasons.map((reason, index) => {
        const number = formatNumber(index + 1)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reason is known by its number
          <div key={`${index} of ${reasons.length}`} className="f">
            <LongField
              path={`reasonTexts.${index}`}
              label={words.reason(number)}
              hint={words.reasonHint}
              value={reason}
              onChange={(next) => keep(reasons.map((one, at) => (at === index ? (next ?? '') : one)))}
            />
            {reasons.length > 1 && (
              <Button look="text" onClick={() => keep(reasons.filter((_one, at) => at !== index))}>
                {words.removeReason(number)}
              </Button>
            )}
          </div>
        )
      })}
      <p className="after">
        <Button onClick={() => keep([...reasons, ''])}>{words.addReason}</Button>
      </p>
    </Card>
  )
}
