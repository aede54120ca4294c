import type { AnswerOf } from '../../api/client'
import { ButtonLink } from '../../components/button'
import { Due } from '../../components/due'
import { Clause } from '../../components/status'
import { dayOf } from '../../format'
import { terms } from '../../text/terms'
import { work } from '../../text/work'
import { pageOf } from './destination'

/** An act that waits for somebody. */
export type WaitingAct = AnswerOf<'getMyWork'>['items'][number]

/** Where the object of a waiting act is seen. */
function objectOf({ task, stream }: WaitingAct): readonly [path: string, words: string] | undefined {
  if (task) return [`/nhiem-vu/${task.code}`, work.seeTask]
  if (stream.startsWith('session/')) return [`/phien/${stream.slice('session/'.length)}`, work.seeSession]
  return undefined
}

/** One line of the queue: what, of which task, since when; until when; under which clause; the way there. */
export function QueueRow({
  item,
  mine,
  main = false,
}: {
  readonly item: WaitingAct
  readonly mine: boolean
  /** The one row whose button is the page's main one. */
  readonly main?: boolean
}) {
  const { title, task, since, term, effect, awaits, process, council, organisation } = item
  const object = objectOf(item)
  const about = task?.title ?? council?.title ?? organisation?.name
  return (
    <li className="q">
      <div>
        <h3>
          {mine ? title : work.waitsFor(awaits.join(', '), title.toLowerCase())}
          <span className="since"> {terms.since(dayOf(since))}</span>
        </h3>
        <p className="ti">
          <span className="code">{task?.code ?? council?.tasks ?? process.title}</span>
          {about && ` · ${about}`}
        </p>
      </div>
      <div>{term ? <Due term={term} /> : <span className="muted">{terms.noTerm}</span>}</div>
      <p className="why">
        {term && (
          <>
            <Clause {...term} />
            <br />
          </>
        )}
        {effect}
      </p>
      <div>
        {mine ? (
          <ButtonLink to={pageOf(item)} look={main ? 'primary' : 'plain'}>
            {title}
          </ButtonLink>
        ) : (
          object && <ButtonLink to={object[0]}>{object[1]}</ButtonLink>
        )}
      </div>
    </li>
  )
}
