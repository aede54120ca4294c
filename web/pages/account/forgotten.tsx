import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, type BodyOf } from '../../api/client'
import { Button } from '../../components/button'
import { ProblemNote } from '../../components/problem-note'
import { Note } from '../../components/surface'
import { EmailField } from '../../shell/email-field'
import { Entrance } from '../../shell/entrance'
import { passwords } from '../../text/account'
import { shell } from '../../text/common'

/** Asking for the letter by which a password is set anew. */
export function ForgottenPage() {
  const [email, setEmail] = useState<string>()
  const asking = useMutation({
    mutationFn: (body: BodyOf<'askPasswordReset'>) => api.POST('/api/password-resets', { body }),
  })
  return (
    <Entrance title={passwords.askTitle} lead={passwords.askLead}>
      {asking.isSuccess ? (
        <div role="status">
          <Note tone="ok" title={passwords.askedTitle}>
            <p>{passwords.asked}</p>
            <p>{passwords.askedNext}</p>
          </Note>
        </div>
      ) : (
        <form
          className="narrow-form"
          onSubmit={(event) => {
            event.preventDefault()
            asking.mutate({ email: email ?? '' })
          }}
        >
          {asking.error && <ProblemNote error={asking.error} labelOf={() => shell.email} />}
          <EmailField value={email} onChange={setEmail} />
          <p className="acts">
            <Button look="primary" type="submit" busy={asking.isPending}>
              {passwords.ask}
            </Button>
          </p>
        </form>
      )}
      <p>
        <Link to="/dang-nhap">{shell.signIn}</Link>
      </p>
    </Entrance>
  )
}
