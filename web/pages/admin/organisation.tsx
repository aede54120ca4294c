import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useChange } from '../../api/change'
import { type AnswerOf, api, type BodyOf } from '../../api/client'
import { reads } from '../../api/query'
import { DayField, Select, TextField } from '../../components/inputs'
import { Read } from '../../components/loading'
import { OrganisationField } from '../../components/pick'
import { Note } from '../../components/surface'
import { defectsOf } from '../../forms/act-form'
import { admin, bodies, bodyKinds } from '../../text/admin'
import { fieldWords } from '../../text/admin-fields'
import { ChangeForm } from './change-form'
import { Changes } from './changes'
import { AdminPage } from './frame'

type Body = AnswerOf<'getOrganisation'>
type Fields = BodyOf<'addOrganisation'>
type Draft = Partial<Fields>

const path = '/quan-tri/to-chuc'
const kinds = Object.entries(bodyKinds).map(([value, label]) => ({ value, label }))
const back: readonly (readonly [string, string])[] = [[bodies.title, path]]

const asFields = ({ name = '', kind = '', ...rest }: Draft): Fields => ({
  ...{ name, kind, shortName: rest.shortName ?? null, validFrom: rest.validFrom ?? null },
  ...{ validTo: rest.validTo ?? null, successor: rest.successor ?? null },
})

/** Adding an organisation. */
export function NewOrganisationPage() {
  const [draft, setDraft] = useState<Draft>({})
  const navigate = useNavigate()
  const adding = useChange(
    async (body: Fields) => (await api.POST('/api/admin/organisations', { body })).data,
  )
  return (
    <AdminPage title={bodies.addTitle} from={back}>
      <ChangeForm
        title={bodies.addTitle}
        submit={bodies.add}
        effect={bodies.addEffect}
        busy={adding.isPending}
        error={adding.error}
        labelOf={fieldWords}
        onSubmit={() =>
          adding.mutate(asFields(draft), {
            onSuccess: (added) => void navigate(`${path}/${added?.id ?? ''}`),
          })
        }
      >
        <BodyFields {...{ draft }} onChange={setDraft} errors={defectsOf(adding.error)} />
      </ChangeForm>
    </AdminPage>
  )
}

/** One organisation: its fields, and what administrators changed. */
export function OrganisationPage() {
  const { id = '' } = useParams()
  const body = reads.useQuery('get', '/api/admin/organisations/{organisationId}', {
    params: { path: { organisationId: id } },
  })
  return <Read of={body}>{(found) => <Organisation key={found.id} body={found} />}</Read>
}

function Organisation({ body }: { readonly body: Body }) {
  const { id, successor } = body
  const [version, setVersion] = useState(body.version)
  const [saved, setSaved] = useState(false)
  const [draft, setDraft] = useState<Draft>({ ...asFields({ ...body, successor: successor?.id ?? null }) })
  const changing = useChange((fields: Fields) =>
    api.PUT('/api/admin/organisations/{organisationId}', {
      params: { path: { organisationId: id } },
      body: { version, ...fields },
    }),
  )
  const send = () => {
    setSaved(false)
    changing.mutate(asFields(draft), {
      onSuccess() {
        setVersion(version + 1)
        setSaved(true)
      },
    })
  }
  return (
    <AdminPage title={body.name} from={back}>
      <div role="status">{saved && <Note tone="ok">{bodies.saved}</Note>}</div>
      <ChangeForm
        title={bodies.editTitle}
        submit={admin.save}
        effect={bodies.editEffect}
        busy={changing.isPending}
        error={changing.error}
        labelOf={fieldWords}
        onSubmit={send}
      >
        <BodyFields
          {...{ draft }}
          onChange={setDraft}
          errors={defectsOf(changing.error)}
          successor={successor?.name}
        />
      </ChangeForm>
      <Changes subject={`organisation/${id}`} />
    </AdminPage>
  )
}

function BodyFields({
  draft,
  onChange,
  errors,
  successor,
}: {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly errors: ReadonlyMap<string, string>
  readonly successor?: string | undefined
}) {
  const field = (name: keyof Fields) => ({ path: name, label: bodies[name], error: errors.get(name) })
  const set = (name: keyof Fields) => (value: string | undefined) =>
    onChange({ ...draft, [name]: value ?? (name === 'name' || name === 'kind' ? '' : null) })
  return (
    <div className="admin-form-grid">
      <TextField {...field('name')} value={draft.name} onChange={set('name')} />
      <TextField
        {...field('shortName')}
        optional
        value={draft.shortName ?? undefined}
        onChange={set('shortName')}
      />
      <Select {...field('kind')} options={kinds} value={draft.kind} onChange={set('kind')} />
      <OrganisationField
        {...field('successor')}
        optional
        named={successor}
        value={draft.successor ?? undefined}
        onChange={set('successor')}
      />
      <DayField
        {...field('validFrom')}
        optional
        value={draft.validFrom ?? undefined}
        onChange={set('validFrom')}
      />
      <DayField {...field('validTo')} optional value={draft.validTo ?? undefined} onChange={set('validTo')} />
    </div>
  )
}
