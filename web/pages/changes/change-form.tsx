import { type ReactNode, useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import type { BodyOf } from '../../api/client'
import { type Evidence, EvidenceField } from '../../components/files'
import { FormFrame } from '../../components/form-frame'
import { LongField } from '../../components/inputs'
import { defectsOf, lastName } from '../../forms/act-form'
import { useKept } from '../../forms/kept'
import { changes } from '../../text/changes'
import { labelOf } from '../../text/fields'
import type { Action } from '../task/parts'

type Act = 'requestAmendment' | 'changeMember' | 'proposeTermination'

/** What a form of a change holds: what was typed, what is wrong with it, and how it is sent. */
export interface Draft<Name extends Act> {
  readonly act: Name
  readonly body: Partial<BodyOf<Name>>
  readonly errors: ReadonlyMap<string, string>
  readonly error: unknown
  readonly busy: boolean
  set(change: Partial<BodyOf<Name>>): void
  send(): void
}

/** A form of one act on one task; `whole` makes the body of what was typed. It outlives a reload. */
export function useChange<Name extends Act>(
  act: Name,
  {
    action,
    form,
    initial = {},
    whole,
    onDone,
  }: {
    readonly action: Action
    readonly form: string
    readonly initial?: Partial<BodyOf<Name>>
    readonly whole: (typed: Partial<BodyOf<Name>>) => BodyOf<Name>
    readonly onDone: (receipt: ActReceipt) => void
  },
): Draft<Name> {
  const [body, keep, forget] = useKept<Partial<BodyOf<Name>>>(form, initial)
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map())
  const sending = useAct(act, action, form)
  return {
    ...{ act, body, errors, error: sending.error, busy: sending.isPending },
    set: (change) => keep({ ...body, ...change }),
    send() {
      sending.mutate(whole(body), {
        onSuccess(receipt) {
          forget()
          onDone(receipt)
        },
        onError: (error) => setErrors(defectsOf(error)),
      })
    },
  }
}

/** The frame of every such form: what was refused, its own fields, the proof, and the bar with its effect. */
export function ChangeForm<Name extends Act>({
  draft,
  submit,
  effect,
  evidence,
  children,
}: {
  readonly draft: Draft<Name>
  readonly submit: string
  readonly effect: string
  readonly evidence: ReactNode
  readonly children: ReactNode
}) {
  const { act, error, busy, send } = draft
  return (
    <FormFrame
      {...{ submit, effect, error, busy, send }}
      className="after"
      labelOf={(path) => labelOf(act, lastName(path))}
    >
      {children}
      {evidence}
    </FormFrame>
  )
}

/** Why, in the words of whoever asks. */
export function ReasonField({
  path,
  label,
  value,
  error,
  onChange,
}: {
  readonly path: string
  readonly label: string
  readonly value: string | undefined
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}) {
  return <LongField {...{ path, label, value, error }} onChange={(next) => onChange(next ?? '')} />
}

/** What proves it. */
export function ProofField({
  value,
  error,
  onChange,
}: {
  readonly value: readonly Evidence[] | undefined
  readonly error: string | undefined
  readonly onChange: (value: Evidence[]) => void
}) {
  return (
    <EvidenceField
      path="evidence"
      label={changes.evidence}
      hint={changes.evidenceHint}
      optional
      {...{ value, error }}
      onChange={(next) => onChange([...(next ?? [])])}
    />
  )
}
