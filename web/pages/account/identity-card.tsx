import { useState } from 'react'
import { useChange } from '../../api/change'
import { type AnswerOf, api, type BodyOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { FormFrame } from '../../components/form-frame'
import { TextField } from '../../components/inputs'
import { Read } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Card, Facts, Note } from '../../components/surface'
import { Table } from '../../components/table'
import { moment } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { identity as words } from '../../text/identity'

type Identity = AnswerOf<'getOwnIdentity'>
type Done = (words: string) => void

/** What one is known by: the national identity number, and the addresses that one has proved. */
export function IdentityCard() {
  const read = reads.useQuery('get', '/api/me/identity')
  const [done, setDone] = useState<string>()
  return (
    <Card title={words.title}>
      <p className="muted">{words.lead}</p>
      <div role="status">{done && <Note tone="ok">{done}</Note>}</div>
      <Read of={read}>
        {(known) => (
          <div className="stack after">
            <NationalId {...known} />
            {known.nationalId === null && <GiveNationalId onDone={setDone} />}
            <Emails {...known} onDone={setDone} />
            <AddEmail onDone={setDone} />
          </div>
        )}
      </Read>
    </Card>
  )
}

function NationalId({ nationalId }: Pick<Identity, 'nationalId'>) {
  const [isOpen, setOpen] = useState(false)
  const own = reads.useQuery('get', '/api/me/national-id', {}, { enabled: isOpen, gcTime: 0 })
  const shown = (isOpen && own.data?.nationalId) || nationalId
  return (
    <>
      <Facts rows={[[words.nationalId, shown ?? words.none]]} />
      {nationalId !== null && (
        <p className="acts">
          <Button onClick={() => setOpen(!isOpen)}>{isOpen ? words.hide : words.view}</Button>
        </p>
      )}
    </>
  )
}

function GiveNationalId({ onDone }: { readonly onDone: Done }) {
  const [nationalId, setNationalId] = useState<string>()
  const giving = useChange((body: BodyOf<'giveNationalId'>) => api.PUT('/api/me/national-id', { body }))
  const send = () =>
    giving.mutate(
      { nationalId: (nationalId ?? '').replace(/\s/g, '') },
      { onSuccess: () => onDone(words.given) },
    )
  return (
    <FormFrame
      className="narrow-form"
      submit={words.give}
      effect={words.giveEffect}
      busy={giving.isPending}
      error={giving.error}
      labelOf={() => words.nationalId}
      send={send}
    >
      <TextField
        path="nationalId"
        label={words.nationalId}
        hint={words.nationalIdHint}
        value={nationalId}
        error={defectsOf(giving.error).get('nationalId')}
        onChange={setNationalId}
      />
    </FormFrame>
  )
}

function Emails({ emails, onDone }: Pick<Identity, 'emails'> & { readonly onDone: Done }) {
  const removing = useChange((body: BodyOf<'removeEmail'>) => api.POST('/api/me/emails/removal', { body }))
  const remove = (email: string) => removing.mutate({ email }, { onSuccess: () => onDone(words.removed) })
  return (
    <>
      {removing.error && <ProblemNote error={removing.error} />}
      <Table
        caption={words.emails}
        rows={emails}
        keyOf={({ email }) => email}
        columns={[
          { title: words.emails, cell: ({ email }) => email },
          { title: words.use, cell: ({ isFirst }) => (isFirst ? words.first : words.other) },
          { title: words.since, cell: ({ provedAt }) => moment(provedAt) },
          {
            title: words.action,
            cell: ({ email, isFirst }) =>
              !isFirst && (
                <Button look="text" busy={removing.isPending} onClick={() => remove(email)}>
                  {words.remove}
                  <span className="vh">: {email}</span>
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}

function AddEmail({ onDone }: { readonly onDone: Done }) {
  const [email, setEmail] = useState<string>()
  const asking = useChange((body: BodyOf<'askEmailProof'>) => api.POST('/api/me/emails', { body }))
  const send = () =>
    asking.mutate(
      { email: email ?? '' },
      {
        onSuccess() {
          setEmail(undefined)
          onDone(words.asked)
        },
      },
    )
  return (
    <FormFrame
      className="narrow-form"
      submit={words.add}
      effect={words.addEffect}
      busy={asking.isPending}
      error={asking.error}
      labelOf={() => words.email}
      send={send}
    >
      <TextField
        path="email"
        label={words.email}
        hint={words.emailHint}
        type="email"
        value={email}
        error={defectsOf(asking.error).get('email')}
        onChange={setEmail}
      />
    </FormFrame>
  )
}
