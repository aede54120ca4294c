import { lastFactOf } from '../../db/reads/session-news'
import { councilSessionMachine } from '../../domain/councils/session'
import { mayCountBallots } from '../../domain/rights/council-view'
import { eventStream } from '../event-stream'
import { follow } from '../following'
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
      const last = () => lastTold({ deps, viewer, params })
      await follow({ deps, res }, { about: [`session/${params.sessionId}`], last })
      return undefined
    },
  }),
]
