import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, type BodyOf } from '../api/client'
import { Button } from '../components/button'
import { TextField } from '../components/inputs'
import { ProblemNote } from '../components/problem-note'
import { factor } from '../text/account'

/** The second step of a sign-in: the code of the telephone, or a recovery code. */
export function SecondStep({ onDone }: { readonly onDone: (personId: string) => void }) {
  const [code, setCode] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const giving = useMutation({
    mutationFn: (body: BodyOf<'giveSecondFactor'>) => api.POST('/api/session/second-factor', { body }),
    onSuccess: ({ data }) => data?.personId && onDone(data.personId),
  })
  return (
    <form
      className="narrow-form"
      onSubmit={(event) => {
        event.preventDefault()
        giving.mutate({ code: code ?? '' })
      }}
    >
      <div>
        <h2 ref={heading} tabIndex={-1}>
          {factor.stepTitle}
        </h2>
        <p className="muted">{factor.stepLead}</p>
      </div>
      {giving.error && <ProblemNote error={giving.error} />}
      <TextField
        path="code"
        label={factor.code}
        hint={factor.stepLost}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
      />
      <p className="acts">
        <Button look="primary" type="submit" busy={giving.isPending}>
          {factor.stepSend}
        </Button>
      </p>
    </form>
  )
}
