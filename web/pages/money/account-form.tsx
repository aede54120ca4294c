import { useState } from 'react'
import { useChange } from '../../api/change'
import { api, type BodyOf } from '../../api/client'
import { Choice, DayField, LongField, TextField } from '../../components/inputs'
import { localDay } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { useMe } from '../../shell/session'
import { beneficiary as words } from '../../text/beneficiary'
import { ChangeForm } from '../admin/change-form'
import type { Account } from './account'

type Draft = Partial<BodyOf<'registerBeneficiaryAccount'>>

const labels = {
  number: words.number,
  holder: words.holder,
  heldAt: words.heldAt,
  institution: words.institution,
  branch: words.branch,
  validFrom: words.validFrom,
  document: words.document,
  reason: words.reason,
} as const

const hints: Readonly<Partial<Record<Line, string>>> = {
  number: words.numberHint,
  branch: words.branchHint,
  document: words.documentHint,
}

type Line = 'number' | 'holder' | 'institution' | 'branch' | 'document'
const lines: readonly Line[] = ['number', 'holder', 'institution', 'branch', 'document']

/** Registering an account or a change of it: what the organisation's document says. */
export function AccountForm({
  data: { organisation, items },
  title,
  onClose,
}: {
  readonly data: Account
  readonly title: string
  readonly onClose: (done?: string) => void
}) {
  const today = localDay(useMe().businessTime)
  const [draft, setDraft] = useState<Draft>({ heldAt: 'treasury', validFrom: today })
  const path = { organisationId: organisation?.id ?? '' }
  const sending = useChange((body: BodyOf<'registerBeneficiaryAccount'>) =>
    api.POST('/api/beneficiary-accounts/{organisationId}/versions', { params: { path }, body }),
  )
  const errors = defectsOf(sending.error)
  const bound = (name: keyof typeof labels) => ({
    ...{ path: name, label: labels[name], error: errors.get(name) },
  })
  return (
    <ChangeForm
      {...{ title }}
      submit={title}
      effect={words.registerEffect}
      busy={sending.isPending}
      error={sending.error}
      labelOf={(field) => labels[field as keyof typeof labels] ?? field}
      onCancel={() => onClose()}
      onSubmit={() =>
        // What is missing is told by the API, all at once.
        sending.mutate(draft as BodyOf<'registerBeneficiaryAccount'>, {
          onSuccess: () => onClose(words.registered),
        })
      }
    >
      <Choice
        {...bound('heldAt')}
        value={draft.heldAt}
        options={(['treasury', 'bank'] as const).map((value) => ({ value, label: words.heldAtWords[value] }))}
        onChange={(heldAt) => setDraft({ ...draft, ...(heldAt ? { heldAt } : {}) })}
      />
      {lines.map((name) => (
        <TextField
          key={name}
          {...bound(name)}
          hint={hints[name]}
          autoComplete="off"
          value={draft[name] ?? undefined}
          onChange={(next) => setDraft(changed(draft, name, next))}
        />
      ))}
      <DayField
        {...bound('validFrom')}
        value={draft.validFrom}
        onChange={(next) => setDraft(changed(draft, 'validFrom', next))}
      />
      {items.length > 0 && (
        <LongField
          {...bound('reason')}
          value={draft.reason ?? undefined}
          onChange={(next) => setDraft(changed(draft, 'reason', next))}
        />
      )}
    </ChangeForm>
  )
}

/** A draft with another value of a field; an emptied field is left out: the API says that it is missing. */
function changed(draft: Draft, name: Line | 'validFrom' | 'reason', next: string | undefined): Draft {
  const { [name]: _before, ...rest } = draft
  return next === undefined ? rest : { ...rest, [name]: next }
}
