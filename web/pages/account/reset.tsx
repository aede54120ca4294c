import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, type BodyOf } from '../../api/client'
import { Button } from '../../components/button'
import { ProblemNote } from '../../components/problem-note'
import { Note } from '../../components/surface'
import { Entrance } from '../../shell/entrance'
import { passwords } from '../../text/account'
import { shell } from '../../text/common'
import { NewPasswordFields, useNewPassword } from './new-password'

/** Setting a password anew by the link of a letter: its secret stands behind the '#' and goes to no log. */
export function ResetPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  const fresh = useNewPassword()
  const setting = useMutation({
    mutationFn: (body: BodyOf<'resetPassword'>) => api.POST('/api/password-resets/use', { body }),
  })
  const send = () => {
    const password = fresh.take()
    if (password !== undefined) setting.mutate({ token, password })
  }
  if (setting.isSuccess) {
    return (
      <Entrance title={passwords.resetDone}>
        <div role="status">
          <Note tone="ok">{passwords.resetDoneNext}</Note>
        </div>
        <p>
          <Link to="/dang-nhap">{shell.signIn}</Link>
        </p>
      </Entrance>
    )
  }
  return (
    <Entrance title={passwords.resetTitle} lead={passwords.resetLead}>
      {token === '' ? (
        <Note tone="err">{passwords.noToken}</Note>
      ) : (
        <form
          className="narrow-form"
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          {setting.error && <ProblemNote error={setting.error} labelOf={() => passwords.fresh} />}
          <NewPasswordFields {...fresh} />
          <p className="acts">
            <Button look="primary" type="submit" busy={setting.isPending}>
              {passwords.reset}
            </Button>
          </p>
        </form>
      )}
      <p>
        <Link to="/quen-mat-khau">{passwords.askAgain}</Link>
      </p>
    </Entrance>
  )
}
