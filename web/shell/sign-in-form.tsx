import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type BodyOf } from '../api/client'
import { Button } from '../components/button'
import { TextField } from '../components/inputs'
import { ProblemNote } from '../components/problem-note'
import { shell } from '../text/common'
import { EmailField } from './email-field'
import { SecondStep } from './second-step'

/** Asks for the address and the password, then for the second factor; `onDone` gets who signed in. */
export function SignInForm({ onDone }: { readonly onDone: (personId: string) => void }) {
  const [email, setEmail] = useState<string>()
  const [password, setPassword] = useState<string>()
  const [second, setSecond] = useState(false)
  const signIn = useMutation({
    mutationFn: (body: BodyOf<'signIn'>) => api.POST('/api/session', { body }),
    onSuccess({ data }) {
      if (data?.personId) onDone(data.personId)
      else setSecond(true)
    },
  })
  if (second) return <SecondStep {...{ onDone }} />
  return (
    <form
      className="narrow-form"
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate({ email: email ?? '', password: password ?? '' })
      }}
    >
      {signIn.error && <ProblemNote error={signIn.error} />}
      <EmailField value={email} onChange={setEmail} />
      <TextField
        path="password"
        label={shell.password}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <p className="acts">
        <Button look="primary" type="submit" busy={signIn.isPending}>
          {shell.signIn}
        </Button>
      </p>
    </form>
  )
}
