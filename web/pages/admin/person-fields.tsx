import type { BodyOf } from '../../api/client'
import { NumberField, TextField } from '../../components/inputs'
import { people } from '../../text/admin'

/** What is written about a person. */
export type PersonDraft = Partial<BodyOf<'addPerson'>>

/** The fields of a person, for adding and for changing. */
export function PersonFields({
  draft,
  onChange,
  errors,
}: {
  readonly draft: PersonDraft
  readonly onChange: (draft: PersonDraft) => void
  readonly errors: ReadonlyMap<string, string>
}) {
  const text = (name: 'name' | 'email' | 'degree' | 'field' | 'specialty') => ({
    path: name,
    label: people[name],
    error: errors.get(name),
    value: draft[name] ?? undefined,
    onChange: (value: string | undefined) => onChange({ ...draft, [name]: value ?? null }),
  })
  return (
    <div className="admin-form-grid">
      <TextField {...text('name')} />
      <TextField {...text('email')} type="email" hint={people.emailHint} />
      <TextField {...text('degree')} optional />
      <TextField {...text('specialty')} optional />
      <TextField {...text('field')} hint={people.fieldHint} optional />
      <NumberField
        path="yearsInField"
        label={people.yearsInField}
        error={errors.get('yearsInField')}
        value={draft.yearsInField}
        onChange={(yearsInField) => onChange({ ...draft, yearsInField: yearsInField ?? 0 })}
        optional
      />
    </div>
  )
}

/** A draft as the API takes it: fields that were never touched are empty. */
export function asPerson(draft: PersonDraft): BodyOf<'addPerson'> {
  const { name = '', email = '', degree = null, field = null, specialty = null, yearsInField = 0 } = draft
  return { name: name ?? '', email: email ?? '', degree, field, specialty, yearsInField }
}
