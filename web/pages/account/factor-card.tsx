import { useState } from 'react'
import { useChange } from '../../api/change'
import { type AnswerOf, api, type BodyOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { Read } from '../../components/loading'
import { Status } from '../../components/status'
import { Card, Facts, Note } from '../../components/surface'
import { moment } from '../../format'
import { factor } from '../../text/account'
import { FactorEnrolment } from './factor-enrolment'
import { SecretList } from './secret-list'
import { WithPassword } from './with-password'

type Standing = AnswerOf<'getSecondFactor'>

/** The second factor: how it stands, and turning it on or off. */
export function FactorCard() {
  const standing = reads.useQuery('get', '/api/me/second-factor')
  const [codes, setCodes] = useState<readonly string[]>()
  if (codes) {
    return (
      <Card title={factor.title}>
        <SecretList
          title={factor.codes}
          lead={factor.codesLead}
          keep={factor.codesKeep}
          secrets={codes}
          kept={factor.codesKept}
          onKept={() => setCodes(undefined)}
        />
      </Card>
    )
  }
  return (
    <Card title={factor.title}>
      <p className="muted">{factor.why}</p>
      <Read of={standing}>
        {(data) =>
          data.since === null ? (
            <>
              {data.required && <Note tone="warn">{factor.required}</Note>}
              <FactorEnrolment onDone={setCodes} />
            </>
          ) : (
            <Enrolled standing={data} since={data.since} onCodes={setCodes} />
          )
        }
      </Read>
    </Card>
  )
}

function Enrolled({
  standing,
  since,
  onCodes,
}: {
  readonly standing: Standing
  readonly since: string
  readonly onCodes: (codes: readonly string[]) => void
}) {
  const [asking, setAsking] = useState<'renew' | 'remove'>()
  const renewing = useChange(
    async (body: BodyOf<'renewRecoveryCodes'>) =>
      (await api.POST('/api/me/second-factor/recovery-codes', { body })).data,
  )
  const removing = useChange((body: BodyOf<'removeSecondFactor'>) =>
    api.POST('/api/me/second-factor/remove', { body }),
  )
  const close = () => setAsking(undefined)
  return (
    <>
      <Facts
        rows={[
          [
            factor.title,
            <Status key="on" tone="running">
              {factor.on}
            </Status>,
          ],
          [factor.since, moment(since)],
          [factor.left, String(standing.recoveryCodesLeft)],
        ]}
      />
      {asking === undefined && (
        <p className="acts after">
          <Button onClick={() => setAsking('renew')}>{factor.renew}</Button>
          <Button look="danger" onClick={() => setAsking('remove')}>
            {factor.remove}
          </Button>
        </p>
      )}
      {asking === 'renew' && (
        <WithPassword
          submit={factor.renew}
          effect={factor.renewEffect}
          busy={renewing.isPending}
          error={renewing.error}
          onCancel={close}
          onPassword={(password) =>
            renewing.mutate({ password }, { onSuccess: (data) => data && onCodes(data.recoveryCodes) })
          }
        />
      )}
      {asking === 'remove' && (
        <WithPassword
          submit={factor.remove}
          effect={factor.removeEffect}
          busy={removing.isPending}
          error={removing.error}
          onCancel={close}
          onPassword={(password) => removing.mutate({ password }, { onSuccess: close })}
        />
      )}
    </>
  )
}
