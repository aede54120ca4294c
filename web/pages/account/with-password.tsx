import { useState } from 'react'
import { Button } from '../../components/button'
import { FormFrame } from '../../components/form-frame'
import { TextField } from '../../components/inputs'
import { defectsOf } from '../../forms/act-form'
import { factor } from '../../text/account'
import { text } from '../../text/common'

/** A change of the account that asks for its password first. */
export function WithPassword({
  submit,
  effect,
  busy,
  error,
  onPassword,
  onCancel,
}: {
  readonly submit: string
  readonly effect: string
  readonly busy: boolean
  readonly error: unknown
  readonly onPassword: (password: string) => void
  readonly onCancel?: () => void
}) {
  const [password, setPassword] = useState<string>()
  return (
    <FormFrame
      className="narrow-form"
      {...{ submit, effect, busy, error }}
      labelOf={() => factor.password}
      send={() => onPassword(password ?? '')}
      aside={onCancel && <Button onClick={onCancel}>{text.cancel}</Button>}
    >
      <TextField
        path="factor-password"
        label={factor.password}
        type="password"
        autoComplete="current-password"
        value={password}
        error={defectsOf(error).get('password')}
        onChange={setPassword}
      />
    </FormFrame>
  )
}
