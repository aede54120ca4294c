import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange } from '../../api/change'
import { type AnswerOf, api, type BodyOf } from '../../api/client'
import { queries } from '../../api/query'
import { FormFrame } from '../../components/form-frame'
import { TextField } from '../../components/inputs'
import { Facts } from '../../components/surface'
import { defectsOf } from '../../forms/act-form'
import { factor } from '../../text/account'
import { WithPassword } from './with-password'

type Begun = AnswerOf<'beginSecondFactor'>

/** Turning the second factor on: the password, the code to scan, and the first code of the telephone. */
export function FactorEnrolment({ onDone }: { readonly onDone: (recoveryCodes: readonly string[]) => void }) {
  const [begun, setBegun] = useState<Begun>()
  const beginning = useChange(
    async (body: BodyOf<'beginSecondFactor'>) => (await api.POST('/api/me/second-factor', { body })).data,
  )
  if (begun) return <Confirmation {...{ begun, onDone }} />
  return (
    <WithPassword
      submit={factor.begin}
      effect={factor.beginEffect}
      busy={beginning.isPending}
      error={beginning.error}
      onPassword={(password) => beginning.mutate({ password }, { onSuccess: setBegun })}
    />
  )
}

function Confirmation({
  begun: { qr, secret },
  onDone,
}: {
  readonly begun: Begun
  readonly onDone: (recoveryCodes: readonly string[]) => void
}) {
  const [code, setCode] = useState<string>()
  const confirming = useMutation({
    mutationFn: async (body: BodyOf<'confirmSecondFactor'>) =>
      (await api.POST('/api/me/second-factor/confirm', { body })).data,
    onSuccess(data) {
      // The codes are taken over first: once it is read that the factor is on, this form is gone.
      if (data) onDone(data.recoveryCodes)
      return queries.invalidateQueries()
    },
  })
  const send = () => confirming.mutate({ code: code ?? '' })
  return (
    <FormFrame
      className="narrow-form"
      submit={factor.confirm}
      effect={factor.confirmEffect}
      busy={confirming.isPending}
      error={confirming.error}
      labelOf={() => factor.code}
      {...{ send }}
    >
      <div>
        <h3>{factor.scan}</h3>
        <p className="muted">{factor.scanLead}</p>
      </div>
      <img
        className="factor-qr"
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qr)}`}
        alt={factor.qrAlt}
      />
      <Facts
        rows={[
          [
            factor.secret,
            <span key="s" className="secret">
              {secret}
            </span>,
          ],
        ]}
      />
      <TextField
        path="code"
        label={factor.code}
        autoComplete="one-time-code"
        value={code}
        error={defectsOf(confirming.error).get('code')}
        onChange={setCode}
      />
    </FormFrame>
  )
}
