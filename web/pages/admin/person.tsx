import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { Read } from '../../components/loading'
import { Status, type Tone } from '../../components/status'
import { Card, Facts, Note } from '../../components/surface'
import { Table } from '../../components/table'
import { day, formatNumber } from '../../format'
import { admin, people } from '../../text/admin'
import { identityOfOthers as known } from '../../text/identity'
import { AccessCard } from './access-card'
import { Changes } from './changes'
import { ClearancesCard } from './clearances-card'
import { AdminPage } from './frame'
import { IdentityCard } from './identity-card'
import { EditPerson, EndMandate, GrantMandate } from './person-forms'

/** A person as the register holds them. */
export type Account = AnswerOf<'getAccount'>
/** One of their mandates. */
export type Mandate = Account['mandates'][number]

type Form =
  | { readonly kind: 'edit' }
  | { readonly kind: 'grant' }
  | { readonly kind: 'end'; mandate: Mandate }

/** One person: what is on record, every mandate, and what administrators changed. */
export function PersonPage() {
  const { id = '' } = useParams()
  const account = reads.useQuery('get', '/api/admin/people/{personId}', {
    params: { path: { personId: id } },
  })
  return <Read of={account}>{(found) => <Person key={found.id} account={found} />}</Read>
}

function Person({ account }: { readonly account: Account }) {
  const [form, setForm] = useState<Form>()
  const [done, setDone] = useState<string>()
  const open = (next: Form) => {
    setDone(undefined)
    setForm(next)
  }
  const close = (words?: string) => {
    setForm(undefined)
    setDone(words)
  }
  const { self, today } = account
  return (
    <AdminPage
      title={account.name}
      from={[[people.title, '/quan-tri/nguoi']]}
      lead={account.email}
      aside={
        !self &&
        !form &&
        !account.mergedInto && (
          <Button look="primary" onClick={() => open({ kind: 'grant' })}>
            {people.grant}
          </Button>
        )
      }
    >
      <div role="status">{done && <Note tone="ok">{done}</Note>}</div>
      {self && <Note>{people.self}</Note>}
      {account.mergedInto && <Merged into={account.mergedInto} />}
      {form?.kind === 'grant' && <GrantMandate {...{ account }} onClose={close} />}
      {form?.kind === 'end' && <EndMandate {...{ account, today }} mandate={form.mandate} onClose={close} />}
      <Mandates
        mandates={account.mandates}
        onEnd={form || account.mergedInto ? undefined : (mandate) => open({ kind: 'end', mandate })}
      />
      {form?.kind === 'edit' ? (
        <EditPerson {...{ account }} onClose={close} />
      ) : (
        <Card
          title={people.details}
          aside={
            !form &&
            !account.mergedInto && <Button onClick={() => open({ kind: 'edit' })}>{people.editTitle}</Button>
          }
        >
          <Details {...{ account }} />
        </Card>
      )}
      {!account.mergedInto && <IdentityCard {...{ account }} />}
      {!account.mergedInto && <ClearancesCard {...{ account }} />}
      {!account.mergedInto && <AccessCard {...{ account }} />}
      <Changes subject={`person/${account.id}`} />
    </AdminPage>
  )
}

function Merged({ into: { id, name } }: { readonly into: NonNullable<Account['mergedInto']> }) {
  return (
    <Note tone="lock" title={known.merged(name)}>
      <p>{known.mergedNext}</p>
      <p>
        <Link to={`/quan-tri/nguoi/${id}`}>{known.toKept}</Link>
      </p>
    </Note>
  )
}

function Details({ account }: { readonly account: Account }) {
  return (
    <Facts
      rows={[
        [people.email, account.email],
        [people.degree, account.degree],
        [people.specialty, account.specialty],
        [people.field, account.field],
        [people.yearsInField, formatNumber(account.yearsInField)],
        [people.signIn, account.maySignIn ? people.maySignIn : people.mayNot],
      ]}
    />
  )
}

const tones: Readonly<Record<Mandate['state'], Tone>> = {
  current: 'running',
  future: 'waiting',
  ended: 'done',
}

function Mandates({
  mandates,
  onEnd,
}: {
  readonly mandates: readonly Mandate[]
  readonly onEnd: ((mandate: Mandate) => void) | undefined
}) {
  return (
    <Card title={people.mandates} flush>
      {mandates.length === 0 ? (
        <div className="cb">
          <p className="b">{people.noMandate}</p>
          <p className="muted">{people.noMandateNext}</p>
        </div>
      ) : (
        <Table
          caption={people.mandates}
          rows={mandates}
          keyOf={({ role, organisation, from }) => `${role.code} ${organisation?.id} ${from}`}
          columns={[
            {
              title: people.role,
              cell: ({ role, organisation }) => (
                <>
                  <span className="b">{role.title}</span>
                  <span className="small muted admin-under">{organisation?.name}</span>
                </>
              ),
            },
            { title: people.from, cell: ({ from }) => <span className="nw">{day(from)}</span> },
            {
              title: people.to,
              cell: ({ to }) => (to ? <span className="nw">{day(to)}</span> : people.open),
            },
            {
              title: people.document,
              cell: ({ document, endDocument }) => (
                <span className="admin-break">
                  {document ?? admin.absent}
                  {endDocument && (
                    <span className="small muted admin-under">{`${people.endDocument}: ${endDocument}`}</span>
                  )}
                </span>
              ),
            },
            {
              title: people.state,
              cell: (mandate) => (
                <div className="acts">
                  <Status tone={tones[mandate.state]}>{people.states[mandate.state]}</Status>
                  {mandate.mayEnd && onEnd && (
                    <Button onClick={() => onEnd(mandate)}>
                      {people.end}
                      <span className="vh">: {mandate.role.title}</span>
                    </Button>
                  )}
                </div>
              ),
            },
          ]}
        />
      )}
      <p className="small muted admin-pager">{people.mandateRule}</p>
    </Card>
  )
}
