import { useState } from 'react'
import { useChange } from '../../api/change'
import { api, type BodyOf } from '../../api/client'
import { DayField, Select, TextField } from '../../components/inputs'
import { OrganisationField } from '../../components/pick'
import { Facts } from '../../components/surface'
import { day } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { admin, people } from '../../text/admin'
import { fieldWords } from '../../text/admin-fields'
import { type RoleCode, roleCodes, roleTitles } from '../../text/roles'
import { ChangeForm } from './change-form'
import type { Account, Mandate } from './person'
import { asPerson, type PersonDraft, PersonFields } from './person-fields'

interface FormProps {
  readonly account: Account
  /** With the words of what was done, or without when nothing was. */
  readonly onClose: (done?: string) => void
}

/** Changing what is on record about a person. Whoever else changed it meanwhile is not overwritten. */
export function EditPerson({ account, onClose }: FormProps) {
  const [version] = useState(account.version)
  const [draft, setDraft] = useState<PersonDraft>(account)
  const changing = useChange((body: BodyOf<'changePerson'>) =>
    api.PUT('/api/admin/people/{personId}', { params: { path: { personId: account.id } }, body }),
  )
  return (
    <ChangeForm
      title={people.editTitle}
      submit={admin.save}
      effect={people.editEffect}
      busy={changing.isPending}
      error={changing.error}
      labelOf={fieldWords}
      onCancel={() => onClose()}
      onSubmit={() =>
        changing.mutate({ version, ...asPerson(draft) }, { onSuccess: () => onClose(people.done.edit) })
      }
    >
      <PersonFields {...{ draft }} onChange={setDraft} errors={defectsOf(changing.error)} />
    </ChangeForm>
  )
}

type GrantDraft = Partial<BodyOf<'grantMandate'>>

/** Granting a role in an organisation, from a day on, by a document. */
export function GrantMandate({ account, onClose }: FormProps) {
  const [draft, setDraft] = useState<GrantDraft>({ from: account.today })
  const granting = useChange((body: BodyOf<'grantMandate'>) =>
    api.POST('/api/admin/people/{personId}/mandates', { params: { path: { personId: account.id } }, body }),
  )
  const errors = defectsOf(granting.error)
  const set = (part: GrantDraft) => setDraft({ ...draft, ...part })
  // What is missing is told by the API, all at once.
  const send = () =>
    granting.mutate(draft as BodyOf<'grantMandate'>, { onSuccess: () => onClose(people.done.grant) })
  return (
    <ChangeForm
      title={people.grantTitle}
      submit={people.grant}
      effect={people.grantEffect}
      busy={granting.isPending}
      error={granting.error}
      labelOf={fieldWords}
      onCancel={() => onClose()}
      onSubmit={send}
    >
      <div className="admin-form-grid">
        <Select<RoleCode>
          path="role"
          label={people.role}
          error={errors.get('role')}
          value={draft.role}
          options={roleCodes.map((value) => ({ value, label: roleTitles[value] }))}
          onChange={(role) => setDraft(withRole(draft, role))}
        />
        <OrganisationField
          path="organisation"
          label={people.organisation}
          error={errors.get('organisation')}
          value={draft.organisation}
          onChange={(organisation) => set({ organisation: organisation ?? '' })}
        />
        <DayField
          path="from"
          label={people.from}
          error={errors.get('from')}
          value={draft.from}
          onChange={(from) => set({ from: from ?? '' })}
        />
        <DayField
          path="to"
          label={people.to}
          optional
          error={errors.get('to')}
          value={draft.to ?? undefined}
          onChange={(to) => set({ to: to ?? null })}
        />
        <TextField
          path="document"
          label={people.document}
          hint={people.documentHint}
          error={errors.get('document')}
          value={draft.document}
          onChange={(document) => set({ document: document ?? '' })}
        />
      </div>
    </ChangeForm>
  )
}

function withRole({ role: _before, ...rest }: GrantDraft, role: RoleCode | undefined): GrantDraft {
  return role ? { ...rest, role } : rest
}

/** Ending a mandate on a day, today at the earliest. What was done under it stays valid. */
export function EndMandate({
  account,
  mandate,
  today,
  onClose,
}: FormProps & { readonly mandate: Mandate; readonly today: string }) {
  const [to, setTo] = useState<string>()
  const [document, setDocument] = useState<string>()
  const ending = useChange((body: BodyOf<'endMandate'>) =>
    api.POST('/api/admin/people/{personId}/mandates/end', {
      params: { path: { personId: account.id } },
      body,
    }),
  )
  const errors = defectsOf(ending.error)
  const { role, organisation, from, to: knownTo } = mandate
  const send = () =>
    ending.mutate(
      {
        ...{ role: role.code as RoleCode, organisation: organisation?.id ?? '', from, knownTo },
        ...{ to: to ?? '', document: document ?? '' },
      },
      { onSuccess: () => onClose(people.done.end) },
    )
  return (
    <ChangeForm
      title={people.endTitle(role.title)}
      submit={people.endSubmit}
      effect={people.endEffect}
      busy={ending.isPending}
      error={ending.error}
      labelOf={fieldWords}
      onCancel={() => onClose()}
      onSubmit={send}
    >
      <Facts
        rows={[
          [people.organisation, organisation?.name],
          [people.from, day(from)],
          [people.document, mandate.document],
        ]}
      />
      <div className="admin-form-grid after">
        <DayField
          path="to"
          label={people.lastDay}
          hint={people.lastDayHint(day(today))}
          error={errors.get('to')}
          value={to}
          onChange={setTo}
        />
        <TextField
          path="document"
          label={people.endDocument}
          hint={people.documentHint}
          error={errors.get('document')}
          value={document}
          onChange={setDocument}
        />
      </div>
    </ChangeForm>
  )
}
