import { useState } from 'react'
import { type ActReceipt, useActOf } from '../../api/act'
import { FormFrame } from '../../components/form-frame'
import { LongField, TextField } from '../../components/inputs'
import { Card } from '../../components/surface'
import { ActForm, defectsOf } from '../../forms/act-form'
import { labelOf } from '../../text/fields'
import { orderList as words } from '../../text/order-list'
import type { OrderRow } from './words'

/** What a walk through a list keeps: the numbers that its rows share, and the receipts so far. */
export interface Kept {
  readonly documentNumber?: string
  readonly decisionNumber?: string
  readonly done: readonly { readonly code: string; readonly title: string; readonly key: string }[]
}

type Action = OrderRow['actions'][number]
type OnDone = (title: string, remembered: Partial<Kept>) => (of: ActReceipt) => void

/** The act that a row waits for. The number of the document is the same for the rows of one list. */
export function RowForm({
  action,
  kept,
  onDone,
}: {
  readonly action: Action
  readonly kept: Kept
  readonly onDone: OnDone
}) {
  const { act, title, stream } = action
  if (act === 'proposeOrderList') {
    return <NumberedForm {...{ action, kept, onDone }} name="documentNumber" effect={words.proposeEffect} />
  }
  if (act === 'approveOrderList') {
    return <NumberedForm {...{ action, kept, onDone }} name="decisionNumber" effect={words.approveEffect} />
  }
  return (
    <Card title={title}>
      <ActForm act={act} address={action} form={`${act} ${stream}`} onDone={onDone(title, {})} />
    </Card>
  )
}

function NumberedForm({
  action,
  kept,
  onDone,
  name,
  effect,
}: {
  readonly action: Action
  readonly kept: Kept
  readonly onDone: OnDone
  readonly name: 'documentNumber' | 'decisionNumber'
  readonly effect: string
}) {
  const [number, setNumber] = useState(kept[name])
  const [note, setNote] = useState<string>()
  const sending = useActOf<Record<string, unknown>>(action, `${action.act} ${action.stream}`)
  const errors = defectsOf(sending.error)
  const send = () => {
    const remembered = number ? { [name]: number } : {}
    sending.mutate(
      { ...remembered, ...(note ? { note } : {}) },
      { onSuccess: onDone(action.title, remembered) },
    )
  }
  return (
    <FormFrame
      {...{ send, error: sending.error, busy: sending.isPending }}
      submit={action.title}
      {...{ effect }}
      labelOf={(path) => labelOf(action.act, path)}
    >
      <Card title={action.title}>
        <TextField
          path={name}
          label={words[name]}
          hint={words.keptNumber}
          optional={name === 'documentNumber'}
          error={errors.get(name)}
          value={number}
          onChange={setNumber}
        />
        <LongField path="note" label={words.note} optional value={note} onChange={setNote} />
      </Card>
    </FormFrame>
  )
}
