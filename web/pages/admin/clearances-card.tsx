import { useState } from 'react'
import { useChange } from '../../api/change'
import { api, type BodyOf } from '../../api/client'
import { Button } from '../../components/button'
import { DayField, TextField } from '../../components/inputs'
import { Status, type Tone } from '../../components/status'
import { Card, Note } from '../../components/surface'
import { Table } from '../../components/table'
import { day } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { people } from '../../text/admin'
import { fieldWords } from '../../text/admin-fields'
import { clearances as words } from '../../text/clearances'
import { ChangeForm } from './change-form'
import type { Account } from './person'

type Clearance = Account['clearances'][number]
type Draft = Partial<BodyOf<'grantClearance'>>

const tones: Readonly<Record<Clearance['state'], Tone>> = {
  current: 'running',
  future: 'waiting',
  ended: 'done',
}

/** By which documents somebody may know of state secrets; granting one, and ending one. */
export function ClearancesCard({ account }: { readonly account: Account }) {
  const [form, setForm] = useState<'grant' | Clearance>()
  const [done, setDone] = useState<string>()
  const close = (said?: string) => {
    setForm(undefined)
    setDone(said)
  }
  if (form) {
    return <ClearanceForm {...{ account }} ending={form === 'grant' ? undefined : form} onClose={close} />
  }
  const { self, clearances } = account
  return (
    <Card
      flush
      title={words.title}
      aside={!self && <Button onClick={() => setForm('grant')}>{words.grant}</Button>}
    >
      <div role="status">{done && <Note tone="ok">{done}</Note>}</div>
      {clearances.length === 0 ? (
        <p className="cb">{words.none}</p>
      ) : (
        <Clearances {...{ clearances }} onEnd={setForm} />
      )}
      <p className="small muted admin-pager">{words.rule}</p>
    </Card>
  )
}

function Clearances({
  clearances,
  onEnd,
}: {
  readonly clearances: readonly Clearance[]
  readonly onEnd: (clearance: Clearance) => void
}) {
  return (
    <Table
      caption={words.title}
      rows={clearances}
      keyOf={({ from }) => from}
      columns={[
        { title: people.from, cell: ({ from }) => <span className="nw">{day(from)}</span> },
        { title: people.to, cell: ({ to }) => <span className="nw">{day(to)}</span> },
        {
          title: words.document,
          cell: ({ document, endDocument }) => (
            <span className="admin-break">
              {document}
              {endDocument && (
                <span className="small muted admin-under">{`${people.endDocument}: ${endDocument}`}</span>
              )}
            </span>
          ),
        },
        {
          title: people.state,
          cell: (one) => (
            <div className="acts">
              <Status tone={tones[one.state]}>{words.states[one.state]}</Status>
              {one.mayEnd && (
                <Button onClick={() => onEnd(one)}>
                  {people.end}
                  <span className="vh">: {words.title}</span>
                </Button>
              )}
            </div>
          ),
        },
      ]}
    />
  )
}

/** Granting a clearance, or ending one before its time. */
function ClearanceForm({
  account,
  ending,
  onClose,
}: {
  readonly account: Account
  readonly ending: Clearance | undefined
  readonly onClose: (done?: string) => void
}) {
  const [draft, setDraft] = useState<Draft>({ from: ending?.from ?? account.today })
  const path = { personId: account.id }
  const changing = useChange((body: BodyOf<'grantClearance'>) =>
    ending
      ? api.POST('/api/admin/people/{personId}/clearances/end', { params: { path }, body })
      : api.POST('/api/admin/people/{personId}/clearances', { params: { path }, body }),
  )
  const said = ending ? words.ending : words.granting
  const errors = defectsOf(changing.error)
  const set = (part: Draft) => setDraft({ ...draft, ...part })
  // What is missing is told by the API, all at once.
  const send = () =>
    changing.mutate(draft as BodyOf<'grantClearance'>, { onSuccess: () => onClose(said.done) })
  return (
    <ChangeForm
      title={said.title}
      submit={said.submit}
      effect={said.effect}
      busy={changing.isPending}
      error={changing.error}
      labelOf={fieldWords}
      onCancel={() => onClose()}
      onSubmit={send}
    >
      <div className="admin-form-grid">
        {!ending && (
          <DayField
            path="from"
            label={people.from}
            error={errors.get('from')}
            value={draft.from}
            onChange={(from) => set({ from: from ?? '' })}
          />
        )}
        <DayField
          path="to"
          label={ending ? people.lastDay : people.to}
          hint={ending && words.lastDayHint}
          error={errors.get('to')}
          value={draft.to}
          onChange={(to) => set({ to: to ?? '' })}
        />
        <TextField
          path="document"
          label={ending ? people.endDocument : words.document}
          hint={people.documentHint}
          error={errors.get('document')}
          value={draft.document}
          onChange={(document) => set({ document: document ?? '' })}
        />
      </div>
    </ChangeForm>
  )
}
