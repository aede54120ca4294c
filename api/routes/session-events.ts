import { lastFactOf } from '../../db/reads/session-news'
import { councilSessionMachine } from '../../domain/councils/session'
import { mayCountBallots } from '../../domain/rights/council-view'
import { type EventStream, eventStream, openEventStream } from '../event-stream'
import { Refused } from '../http'
import { defineRoute, type RouteInput } from '../route'
import { openSession } from '../visible-session'

/** Facts that must not even be counted by who follows: each of them would be one event. */
const sealed = Object.values(councilSessionMachine.acts)
  .filter(({ discreet }) => discreet)
  .map(({ fact }) => fact)

type Asking = Pick<RouteInput, 'deps' | 'viewer' | 'params'>

/** The last fact of which the viewer may be told that it is there; rights are asked anew each time. */
async function lastTold({ deps, viewer, params }: Asking): Promise<number> {
  const { stream, standing } = await openSession(deps, viewer, params)
  return lastFactOf(deps.db, stream, mayCountBallots(standing.relations) ? [] : sealed)
}

/** Tells every change until the viewer leaves, or may not follow any more. */
async function follow(asking: Asking, stream: EventStream, from: number): Promise<void> {
  const { deps, params } = asking
  let told = from
  let looking: Promise<void> = Promise.resolve()
  const look = async () => {
    const last = await lastTold(asking)
    if (last <= told) return
    told = last
    stream.tell('changed')
  }
  const heard = () => {
    looking = looking.then(look).catch((error: unknown) => {
      // Who was kept out meanwhile is told to look once more, and finds the page of who is.
      stream.tell('changed')
      stream.end()
      if (!(error instanceof Refused)) deps.logger.warn({ err: error }, 'a follower was lost')
    })
  }
  const quiet = deps.facts.listen(`session/${params.sessionId}`, heard)
  heard()
  await stream.over
  quiet()
}

/** How a sitting is followed while it goes on. */
export const sessionEventRoutes = [
  defineRoute({
    name: 'followSession',
    method: 'get',
    path: '/sessions/{sessionId}/events',
    tag: 'Hội đồng',
    title: 'Theo dõi phiên họp',
    summary:
      'Báo mỗi khi phiên họp có thay đổi (sự kiện changed), không kèm nội dung. ' +
      'Phiếu đã bỏ chỉ được báo cho người được biết số phiếu.',
    access: 'signedIn',
    produces: eventStream,
    async handle({ deps, viewer, params, res }) {
      const from = await lastTold({ deps, viewer, params })
      await follow({ deps, viewer, params }, openEventStream(res), from)
      return undefined
    },
  }),
]
