import { useState } from 'react'
import { useChange } from '../../api/change'
import { type AnswerOf, api } from '../../api/client'
import { reads } from '../../api/query'
import { MomentField } from '../../components/inputs'
import { Read } from '../../components/loading'
import { Card, Facts, Note } from '../../components/surface'
import { moment } from '../../format'
import { clock } from '../../text/letters'
import { ChangeForm } from './change-form'
import { Changes } from './changes'
import { AdminPage } from './frame'

type Clock = AnswerOf<'getClock'>

/** The training clock: where business time stands, and moving it forward. */
export function ClockPage() {
  const now = reads.useQuery('get', '/api/clock')
  return (
    <AdminPage title={clock.title} lead={clock.lead}>
      <Read of={now}>
        {(known) => (
          <>
            <Card>
              <Facts
                rows={[
                  [clock.mode, clock.modes[known.mode]],
                  [clock.businessTime, <b key="t">{moment(known.businessTime)}</b>],
                ]}
              />
            </Card>
            {known.mode === 'training' ? <Move now={known} /> : <Note>{clock.production}</Note>}
          </>
        )}
      </Read>
      <Changes subject="clock" />
    </AdminPage>
  )
}

function Move({ now }: { readonly now: Clock }) {
  const [to, setTo] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const [moved, setMoved] = useState(0)
  const moving = useChange(
    async (businessTime: string) => (await api.POST('/api/clock', { body: { businessTime } })).data,
  )
  const send = () => {
    if (!to) return setWrong(clock.missing)
    if (to <= now.businessTime) return setWrong(clock.past)
    setWrong(undefined)
    moving.mutate(to, {
      onSuccess() {
        setTo(undefined)
        setMoved(moved + 1)
      },
    })
  }
  return (
    <>
      <Note tone="warn" title={clock.warnTitle}>
        <p>{clock.warn}</p>
        <p>{`${clock.warnLetters} ${clock.warnAll}`}</p>
      </Note>
      <div role="status">
        {moving.data && <Note tone="ok">{clock.moved(moment(moving.data.businessTime))}</Note>}
      </div>
      <ChangeForm
        title={clock.submit}
        submit={clock.submit}
        effect={clock.effect}
        busy={moving.isPending}
        error={moving.error}
        labelOf={() => clock.to}
        onSubmit={send}
      >
        <MomentField
          key={moved}
          path="businessTime"
          label={clock.to}
          error={wrong}
          value={to}
          onChange={setTo}
        />
      </ChangeForm>
    </>
  )
}
