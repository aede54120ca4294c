import { useEffect, useRef, useState } from 'react'
import { useChange } from '../../api/change'
import { type AnswerOf, api, type BodyOf } from '../../api/client'
import { ButtonLink } from '../../components/button'
import { Facts, Note } from '../../components/surface'
import { moment } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { useKept } from '../../forms/kept'
import { people } from '../../text/admin'
import { fieldWords } from '../../text/admin-fields'
import { ChangeForm } from './change-form'
import { AdminPage } from './frame'
import { asPerson, type PersonDraft, PersonFields } from './person-fields'

type Added = AnswerOf<'addPerson'>

/** Adding a person; their first password is shown once, and nowhere else. */
export function NewPersonPage() {
  const [draft, keep, forget] = useKept<PersonDraft>('nguoi-moi', {})
  const [added, setAdded] = useState<Added>()
  const adding = useChange(
    async (body: BodyOf<'addPerson'>) => (await api.POST('/api/admin/people', { body })).data,
  )
  if (added) return <AddedPerson {...{ added }} />
  const send = () =>
    adding.mutate(asPerson(draft), {
      onSuccess(answer) {
        forget()
        setAdded(answer)
      },
    })
  return (
    <AdminPage title={people.addTitle} from={[[people.title, '/quan-tri/nguoi']]}>
      <ChangeForm
        title={people.details}
        submit={people.add}
        effect={people.addEffect}
        busy={adding.isPending}
        error={adding.error}
        labelOf={fieldWords}
        onSubmit={send}
      >
        <PersonFields {...{ draft }} onChange={keep} errors={defectsOf(adding.error)} />
      </ChangeForm>
    </AdminPage>
  )
}

function AddedPerson({ added: { id, email, password, until } }: { readonly added: Added }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="card receipt">
      <div className="cb">
        <h1 ref={heading} tabIndex={-1}>
          {people.added}
        </h1>
        <Facts
          rows={[
            [people.email, email],
            [
              people.password,
              <span key="p" className="admin-secret">
                {password}
              </span>,
            ],
          ]}
        />
        <Note tone="warn">
          <p>{people.passwordOnce}</p>
          <p>{people.passwordUntil(moment(until))}</p>
          <p className="small">{people.passwordKept}</p>
        </Note>
        <div className="acts">
          <ButtonLink to={`/quan-tri/nguoi/${id}`} look="primary">
            {people.toPerson}
          </ButtonLink>
          <ButtonLink to="/quan-tri/nguoi">{people.title}</ButtonLink>
        </div>
      </div>
    </div>
  )
}
