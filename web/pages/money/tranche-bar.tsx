import { type ActReceipt, useActOf } from '../../api/act'
import { ActionBar } from '../../components/action-bar'
import { Button } from '../../components/button'
import { ProblemNote } from '../../components/problem-note'
import { formatDong } from '../../format'
import { tranche as words } from '../../text/money'
import type { TrancheAction } from './tranche'

/** The decision: one button with the amount, and the way to send it back. */
export function TrancheBar({
  main,
  back,
  locked,
  accountSeen,
  amountDong,
  seenSeq,
  onRefuse,
  onDone,
}: {
  readonly main: TrancheAction | undefined
  readonly back: TrancheAction | undefined
  readonly locked: string | undefined
  /** The version of the account that the page shows to whoever decides. */
  readonly accountSeen: string | undefined
  readonly amountDong: number
  readonly seenSeq: number
  readonly onRefuse: (act: string) => void
  readonly onDone: (act: string, receipt: ActReceipt) => void
}) {
  const { act = '', method = '', href = '', stream = '' } = main ?? {}
  const sending = useActOf<object>({ method, href, seenSeq }, `${act} ${stream}`)
  const send = () =>
    sending.mutate(accountSeen ? { accountSeen } : {}, { onSuccess: (receipt) => onDone(act, receipt) })
  const refuse = back && <Button onClick={() => onRefuse(back.act)}>{words.backButtons[back.act]}</Button>
  const button = main?.allowed ? words.buttons[act] : undefined
  return (
    <>
      {sending.error && <ProblemNote error={sending.error} retry={send} />}
      {button ? (
        <ActionBar
          submit={button(formatDong(amountDong))}
          busy={sending.isPending}
          locked={locked}
          aside={refuse}
          onSubmit={send}
        />
      ) : (
        <div className="actbar">
          <div>{refuse}</div>
        </div>
      )}
    </>
  )
}
