import { useEffect, useState } from 'react'
import { Button, ButtonLink } from '../../components/button'
import { Note } from '../../components/surface'
import { sittings } from '../../text/sittings'
import { ballotPath, ballotsOf, castOf, type MyBallots, type Session } from './session-data'

const buzzMs = 200

/** The task that the council votes on now. */
const taskNow = ({ status, agenda = [] }: Session) =>
  status.code === 'sitting' ? agenda.find(({ stands }) => stands === 'open') : undefined

/**
 * Tells a member who has the page open that the council has come to another task: in words that are read
 * aloud, in the title of the window, and by a buzz where the device has one.
 */
export function NextAlert({
  session,
  mine,
}: {
  readonly session: Session
  readonly mine?: MyBallots | undefined
}) {
  const now = taskNow(session)
  const [seen, setSeen] = useState(now?.task.id)
  const come = now !== undefined && now.task.id !== seen
  const code = now?.task.code
  useEffect(() => {
    if (!come || !code) return
    const before = document.title
    document.title = `● ${sittings.nextTask(code)}`
    navigator.vibrate?.(buzzMs)
    return () => {
      document.title = before
    }
  }, [come, code])
  const owed = ballotsOf(session).find(
    ({ item, ...one }) => item === now && !castOf(mine, session, { item, ...one }),
  )
  return (
    <div role="status">
      {come && (
        <Note tone="next" title={sittings.nextTask(now.task.code)}>
          <p>{now.task.title}</p>
          <div className="acts">
            {owed && (
              <ButtonLink look="primary" to={ballotPath(session.id, owed)}>
                {sittings.writeBallot}
              </ButtonLink>
            )}
            <Button look="text" onClick={() => setSeen(now.task.id)}>
              {sittings.nextSeen}
            </Button>
          </div>
        </Note>
      )}
    </div>
  )
}
