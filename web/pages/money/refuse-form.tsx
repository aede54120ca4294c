import type { ActReceipt } from '../../api/act'
import { Button } from '../../components/button'
import { Card, Note } from '../../components/surface'
import { ActForm } from '../../forms/act-form'
import { tranche as words } from '../../text/money'
import type { TrancheAction } from './tranche'

/** Sends a request back: a reason for every defect, and what becomes of the money, said before. */
export function RefuseForm({
  action,
  seenSeq,
  locked,
  onBack,
  onDone,
}: {
  readonly action: TrancheAction
  readonly seenSeq: number
  /** The papers have just changed: first those are seen. */
  readonly locked: boolean
  readonly onBack: () => void
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const { act, method, href, stream, title } = action
  return (
    <Card title={title} aside={<Button onClick={onBack}>{words.keep}</Button>}>
      {locked ? (
        <Note tone="warn">
          <p>{words.lockedByChange}</p>
        </Note>
      ) : (
        <ActForm
          {...{ act, onDone }}
          address={{ method, href, seenSeq }}
          form={`${act} ${stream}`}
          initial={{ reasonTexts: [''] }}
          effect={words.backEffects[act]}
        />
      )}
    </Card>
  )
}
