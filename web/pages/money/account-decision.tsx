import { useState } from 'react'
import { useChange } from '../../api/change'
import { api } from '../../api/client'
import { Button } from '../../components/button'
import { FormFrame } from '../../components/form-frame'
import { LongField, Tick } from '../../components/inputs'
import { Note } from '../../components/surface'
import { defectsOf } from '../../forms/act-form'
import { beneficiary as words } from '../../text/beneficiary'
import { text } from '../../text/common'

interface Deciding {
  readonly organisation: string
  readonly id: string
  readonly onDone: (done: string) => void
}

/** The second person's decision: confirmed once compared with the document, or not, for a reason. */
export function AccountDecision(of: Deciding) {
  const [rejecting, setRejecting] = useState(false)
  return rejecting ? (
    <Rejection {...of} onBack={() => setRejecting(false)} />
  ) : (
    <Confirmation {...of} onReject={() => setRejecting(true)} />
  )
}

const pathOf = ({ organisation: organisationId, id: accountId }: Deciding) => ({
  params: { path: { organisationId, accountId } },
})

function Confirmation({ onReject, ...of }: Deciding & { readonly onReject: () => void }) {
  const [compared, setCompared] = useState(false)
  const sending = useChange(async () => {
    await api.POST('/api/beneficiary-accounts/{organisationId}/versions/{accountId}/confirmation', pathOf(of))
    // Told here: what is read anew takes the form away.
    of.onDone(words.confirmedDone)
  })
  const send = () => sending.mutate(undefined)
  return (
    <FormFrame
      className="after"
      submit={words.confirm}
      busy={sending.isPending}
      error={sending.error}
      locked={compared ? undefined : words.checkFirst}
      effect={words.confirmEffect}
      aside={<Button onClick={onReject}>{words.reject}</Button>}
      {...{ send }}
    >
      <Note tone="warn" title={words.decideTitle}>
        <p>{words.decideLead}</p>
        <Tick
          path="compared"
          label={words.checked}
          value={compared}
          onChange={(next) => setCompared(next ?? false)}
        />
      </Note>
    </FormFrame>
  )
}

function Rejection({ onBack, ...of }: Deciding & { readonly onBack: () => void }) {
  const [reason, setReason] = useState<string>()
  const sending = useChange(async (body: { reason: string }) => {
    const address = '/api/beneficiary-accounts/{organisationId}/versions/{accountId}/rejection'
    await api.POST(address, { ...pathOf(of), body })
    of.onDone(words.rejectedDone)
  })
  const send = () => sending.mutate({ reason: reason ?? '' })
  return (
    <FormFrame
      className="after"
      submit={words.reject}
      busy={sending.isPending}
      error={sending.error}
      labelOf={() => words.rejectReason}
      effect={words.rejectEffect}
      aside={<Button onClick={onBack}>{text.back}</Button>}
      {...{ send }}
    >
      <LongField
        path="reason"
        label={words.rejectReason}
        error={defectsOf(sending.error).get('reason')}
        value={reason}
        onChange={setReason}
      />
    </FormFrame>
  )
}
