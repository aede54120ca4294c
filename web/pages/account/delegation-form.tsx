import { useState } from 'react'
import { useChange } from '../../api/change'
import { api, type BodyOf } from '../../api/client'
import { FieldGroup } from '../../components/field'
import { Choice, DayField, Select, TextField, Tick } from '../../components/inputs'
import { PersonField } from '../../components/pick'
import { defectsOf } from '../../forms/act-form'
import { delegations as words } from '../../text/delegations'
import { ChangeForm } from '../admin/change-form'
import type { Delegations } from './delegations'

type Body = BodyOf<'makeDelegation'>
type Draft = Partial<Omit<Body, 'role' | 'organisation'>> & {
  readonly some?: boolean
  readonly place?: string
}

const labels: Readonly<Record<string, string>> = {
  role: words.role,
  delegate: words.delegate,
  from: words.firstDay,
  to: words.lastDay,
  acts: words.acts,
  document: words.document,
}

const placeOf = ({ role, organisation }: Delegations['roles'][number]) => `${role.code} ${organisation?.id}`

/** Letting somebody act in one's role: which, who, how long, for what, by which document. */
export function DelegationForm({
  data: { roles, today },
  onClose,
}: {
  readonly data: Delegations
  readonly onClose: (done?: string) => void
}) {
  const [draft, setDraft] = useState<Draft>({ from: today, place: placeOf(roles[0]!) })
  const held = roles.find((one) => placeOf(one) === draft.place) ?? roles[0]!
  const making = useChange((body: Body) => api.POST('/api/me/delegations', { body }))
  const errors = defectsOf(making.error)
  const set = (part: Draft) => setDraft({ ...draft, ...part })
  const chosen = draft.acts ?? []
  const send = () => {
    const { some, place: _place, acts: _acts, ...rest } = draft
    const scope = some ? { acts: chosen } : {}
    const body = { ...rest, ...scope, role: held.role.code, organisation: held.organisation?.id }
    // What is missing is told by the API, all at once.
    making.mutate(body as Body, { onSuccess: () => onClose(words.made) })
  }
  return (
    <ChangeForm
      title={words.makeTitle}
      submit={words.make}
      effect={words.effect}
      busy={making.isPending}
      error={making.error}
      labelOf={(field) => labels[field] ?? field}
      onCancel={() => onClose()}
      onSubmit={send}
    >
      <Basis {...{ draft, set, errors, roles }} />
      {draft.some && <Acts of={held} {...{ chosen, errors }} onChange={(acts) => set({ acts })} />}
    </ChangeForm>
  )
}

type Errors = ReturnType<typeof defectsOf>

/** Which role, who, how long, by which document, and whether for all of the role. */
function Basis({
  draft,
  set,
  errors,
  roles,
}: {
  readonly draft: Draft
  readonly set: (part: Draft) => void
  readonly errors: Errors
  readonly roles: Delegations['roles']
}) {
  return (
    <div className="admin-form-grid">
      <Select
        path="role"
        label={words.role}
        error={errors.get('role')}
        value={draft.place}
        options={roles.map((one) => ({
          value: placeOf(one),
          label: `${one.role.title}, ${one.organisation?.name}`,
        }))}
        onChange={(place) => set({ acts: [], ...(place ? { place } : {}) })}
      />
      <PersonField
        path="delegate"
        label={words.delegate}
        hint={words.delegateHint}
        error={errors.get('delegate')}
        value={draft.delegate}
        onChange={(delegate) => set({ delegate: delegate ?? '' })}
      />
      <DayField
        path="from"
        label={words.firstDay}
        error={errors.get('from')}
        value={draft.from}
        onChange={(from) => set({ from: from ?? '' })}
      />
      <DayField
        path="to"
        label={words.lastDay}
        error={errors.get('to')}
        value={draft.to}
        onChange={(to) => set({ to: to ?? '' })}
      />
      <TextField
        path="document"
        label={words.document}
        hint={words.documentHint}
        error={errors.get('document')}
        value={draft.document}
        onChange={(document) => set({ document: document ?? '' })}
      />
      <Choice
        path="scope"
        label={words.scope}
        value={draft.some ? 'some' : 'whole'}
        options={[
          { value: 'whole', label: words.whole },
          { value: 'some', label: words.some },
        ]}
        onChange={(scope) => set({ some: scope === 'some' })}
      />
    </div>
  )
}

/** The acts of the role that the other may do. */
function Acts({
  of: { acts },
  chosen,
  errors,
  onChange,
}: {
  readonly of: Delegations['roles'][number]
  readonly chosen: readonly string[]
  readonly errors: Errors
  readonly onChange: (chosen: string[]) => void
}) {
  return (
    <FieldGroup path="acts" label={words.acts} error={errors.get('acts')}>
      {acts.map(({ code, title }) => (
        <Tick
          key={code}
          path={`acts.${code}`}
          label={title}
          value={chosen.includes(code)}
          onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((other) => other !== code))}
        />
      ))}
    </FieldGroup>
  )
}
