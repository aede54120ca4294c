import { useState } from 'react'
import { useChange } from '../../api/change'
import { type AnswerOf, api, type BodyOf } from '../../api/client'
import { Button } from '../../components/button'
import { FieldGroup } from '../../components/field'
import { FormFrame } from '../../components/form-frame'
import { NumberField, TextField } from '../../components/inputs'
import { defectsOf } from '../../forms/act-form'
import { factor, tokens } from '../../text/account'
import { text } from '../../text/common'

type Offered = AnswerOf<'listOwnTokens'>['offered']
type Body = BodyOf<'makeToken'>

const words: Readonly<Record<string, string>> = {
  name: tokens.name,
  scopes: tokens.scopes,
  days: tokens.days,
  password: factor.password,
}
const usualDays = 90

/** Making a token: what for, for what, until when, and the password. */
export function TokenForm({
  offered,
  onMade,
  onCancel,
}: {
  readonly offered: Offered
  readonly onMade: (token: string) => void
  readonly onCancel: () => void
}) {
  const [draft, setDraft] = useState<Partial<Body>>({ scopes: ['read'], days: usualDays })
  const set = (part: Partial<Body>) => setDraft({ ...draft, ...part })
  const making = useChange(async (body: Body) => (await api.POST('/api/me/tokens', { body })).data)
  const errors = defectsOf(making.error)
  // What is missing is told by the API, all at once.
  const send = () => making.mutate(draft as Body, { onSuccess: (data) => data && onMade(data.token) })
  return (
    <FormFrame
      className="narrow-form"
      submit={tokens.make}
      effect={tokens.makeEffect}
      busy={making.isPending}
      error={making.error}
      labelOf={(field) => words[field] ?? field}
      aside={<Button onClick={onCancel}>{text.cancel}</Button>}
      {...{ send }}
    >
      <TextField
        path="name"
        label={tokens.name}
        hint={tokens.nameHint}
        value={draft.name}
        error={errors.get('name')}
        onChange={(name) => setDraft({ ...draft, ...(name === undefined ? { name: '' } : { name }) })}
      />
      <Scopes
        {...{ offered }}
        held={draft.scopes ?? []}
        error={errors.get('scopes')}
        onChange={(scopes) => set({ scopes: scopes as Body['scopes'] })}
      />
      <NumberField
        path="days"
        label={tokens.days}
        hint={tokens.daysHint}
        value={draft.days}
        error={errors.get('days')}
        onChange={(days) => setDraft({ ...draft, days: days ?? 0 })}
      />
      <TextField
        path="token-password"
        label={factor.password}
        type="password"
        autoComplete="current-password"
        value={draft.password}
        error={errors.get('password')}
        onChange={(password) => set({ password: password ?? '' })}
      />
    </FormFrame>
  )
}

function Scopes({
  offered,
  held,
  error,
  onChange,
}: {
  readonly offered: Offered
  readonly held: readonly string[]
  readonly error: string | undefined
  readonly onChange: (scopes: string[]) => void
}) {
  const without = (code: string) => held.filter((one) => one !== code)
  return (
    <FieldGroup path="scopes" label={tokens.scopes} {...{ error }}>
      {offered.map(({ code, title }) => (
        <label key={code} className="opt">
          <input
            type="checkbox"
            checked={held.includes(code)}
            onChange={({ target }) => onChange(target.checked ? [...held, code] : without(code))}
          />
          <span>{title}</span>
        </label>
      ))}
    </FieldGroup>
  )
}
