import { useState } from 'react'
import { useChange } from '../../api/change'
import { api, type BodyOf } from '../../api/client'
import { FormFrame } from '../../components/form-frame'
import { TextField } from '../../components/inputs'
import { Card, Note } from '../../components/surface'
import { defectsOf } from '../../forms/act-form'
import { useMe } from '../../shell/session'
import { passwords } from '../../text/account'
import { NewPasswordFields, useNewPassword } from './new-password'

const words: Readonly<Record<string, string>> = { current: passwords.current, password: passwords.fresh }

/** Changing one's own password. */
export function PasswordCard() {
  const [current, setCurrent] = useState<string>()
  const fresh = useNewPassword()
  const [done, setDone] = useState(false)
  const changing = useChange((body: BodyOf<'changePassword'>) => api.PUT('/api/me/password', { body }))
  const defects = defectsOf(changing.error)
  const send = () => {
    const password = fresh.take()
    if (password === undefined) return
    changing.mutate(
      { current: current ?? '', password },
      {
        onSuccess() {
          setCurrent(undefined)
          fresh.clear()
          setDone(true)
        },
      },
    )
  }
  const { mustChangePassword } = useMe()
  return (
    <Card title={passwords.title}>
      {mustChangePassword && <Note tone="warn">{passwords.mustChange}</Note>}
      {done && (
        <div role="status">
          <Note tone="ok">{passwords.changed}</Note>
        </div>
      )}
      <FormFrame
        className="narrow-form"
        submit={passwords.change}
        effect={passwords.changeEffect}
        busy={changing.isPending}
        error={changing.error}
        labelOf={(field) => words[field] ?? field}
        send={send}
      >
        <TextField
          path="current"
          label={passwords.current}
          type="password"
          autoComplete="current-password"
          value={current}
          error={defects.get('current')}
          onChange={setCurrent}
        />
        <NewPasswordFields {...fresh} fault={defects.get('password')} />
      </FormFrame>
    </Card>
  )
}
