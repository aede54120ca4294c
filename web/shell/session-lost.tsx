import { useEffect, useRef, useState } from 'react'
import { queries } from '../api/query'
import { sessionBack, sessionLost } from '../api/session-lost'
import { shell } from '../text/common'
import { useMe } from './session'
import { SignInForm } from './sign-in-form'

/**
 * Asks for the password again over the page when the session has ended: what is being written stays. Another
 * person than before begins anew.
 */
export function SessionLost() {
  const me = useMe()
  const [lost, setLost] = useState(false)
  const [other, setOther] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => sessionLost.listen(() => setLost(true)), [])
  useEffect(() => {
    if (lost) dialog.current?.showModal()
    else dialog.current?.close()
  }, [lost])
  const again = (personId: string) => {
    if (personId !== me.id) return setOther(true)
    setLost(false)
    sessionBack.tell()
    void queries.invalidateQueries()
  }
  return (
    <dialog ref={dialog} className="dialog" onCancel={(event) => event.preventDefault()}>
      <h2>{shell.sessionEnded}</h2>
      <p>{other ? shell.otherPerson : shell.sessionEndedDetail}</p>
      {lost && !other && <SignInForm onDone={again} />}
    </dialog>
  )
}
