import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, type BodyOf } from '../../api/client'
import { Button } from '../../components/button'
import { ProblemNote } from '../../components/problem-note'
import { Note } from '../../components/surface'
import { Entrance } from '../../shell/entrance'
import { identity as words } from '../../text/identity'

/** Proving an address by the link of a letter: its secret stands behind the '#' and goes to no log. */
export function ProveEmailPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  const proving = useMutation({
    mutationFn: (body: BodyOf<'proveEmail'>) => api.POST('/api/me/emails/proof', { body }),
  })
  if (proving.isSuccess) {
    return (
      <Entrance title={words.proved}>
        <div role="status">
          <Note tone="ok">{words.provedNext}</Note>
        </div>
        <p>
          <Link to="/tai-khoan">{words.toAccount}</Link>
        </p>
      </Entrance>
    )
  }
  return (
    <Entrance title={words.proveTitle} lead={words.proveLead}>
      {proving.error && <ProblemNote error={proving.error} />}
      {token === '' ? (
        <Note tone="err">{words.noToken}</Note>
      ) : (
        <p className="acts">
          <Button look="primary" busy={proving.isPending} onClick={() => proving.mutate({ token })}>
            {words.prove}
          </Button>
        </p>
      )}
      <p>
        <Link to="/tai-khoan">{words.toAccount}</Link>
      </p>
    </Entrance>
  )
}
