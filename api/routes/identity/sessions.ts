import { z } from 'zod'
import { recordIdentityEvent } from '../../../db/identity/events'
import { endSessions, sessionsOf } from '../../../db/identity/sessions'
import { fromMillis } from '../../../domain/instant'
import { refuse } from '../../../domain/verdict'
import { reject } from '../../http'
import { defineRead, defineRoute } from '../../route'
import { clearSessionCookie } from '../../session'
import { instantShape } from '../../shapes'

const tag = 'Tài khoản'

const sessionShape = z
  .object({
    id: z.string(),
    current: z.boolean().meta({ description: 'Chính là phiên đang dùng.' }),
    signedInAt: instantShape,
    usedAt: instantShape,
    endsAt: instantShape.meta({ description: 'Kết thúc lúc này dù vẫn đang dùng.' }),
    from: z.string(),
    agent: z.string(),
  })
  .meta({ id: 'OwnSession' })

/** One's own sessions: where one is signed in, and ending what one does not know. */
export const ownSessionsRoutes = [
  defineRead({
    name: 'listOwnSessions',
    path: '/me/sessions',
    tag,
    title: 'Các phiên của tôi',
    summary: 'Các phiên đang mở của người gọi: lúc đăng nhập, lần dùng cuối, địa chỉ mạng, trình duyệt.',
    access: 'signedIn',
    tokens: 'never',
    whileEnrolling: true,
    answer: z.object({ items: z.array(sessionShape) }),
    async handle({ deps, req, viewer }) {
      const now = deps.now()
      const open = (await sessionsOf(deps.db, viewer.id)).filter(
        ({ usedAt, idleMs, signedInAt }) =>
          now < usedAt + idleMs && now < signedInAt + deps.identity.absoluteMs,
      )
      const items = open.map(({ mark, signedInAt, usedAt, from, agent }) => ({
        ...{ id: mark, current: mark === req.session.mark, from, agent },
        signedInAt: fromMillis(signedInAt),
        usedAt: fromMillis(usedAt),
        endsAt: fromMillis(signedInAt + deps.identity.absoluteMs),
      }))
      return { items }
    },
  }),
  defineRoute({
    name: 'endOwnSession',
    method: 'delete',
    path: '/me/sessions/{sessionId}',
    tag,
    title: 'Kết thúc một phiên',
    summary: 'Kết thúc một phiên của mình, trên máy này hoặc máy khác.',
    access: 'signedIn',
    async handle({ deps, req, viewer, params }) {
      const mark = params.sessionId ?? ''
      if ((await endSessions(deps.db, viewer.id, { mark })) === 0) throw reject(refuse('request/not-found'))
      const event = { kind: 'sessionsEnded', outcome: 'done', personId: viewer.id } as const
      await recordIdentityEvent(deps.db, { ...event, from: req.ip ?? null, detail: { count: 1 } })
    },
  }),
  defineRoute({
    name: 'endOwnSessions',
    method: 'delete',
    path: '/me/sessions',
    tag,
    title: 'Đăng xuất mọi nơi',
    summary: 'Kết thúc mọi phiên của mình, kể cả phiên đang dùng.',
    access: 'signedIn',
    whileEnrolling: true,
    async handle({ deps, req, res, viewer }) {
      const count = await endSessions(deps.db, viewer.id)
      const event = { kind: 'sessionsEnded', outcome: 'done', personId: viewer.id } as const
      await recordIdentityEvent(deps.db, { ...event, from: req.ip ?? null, detail: { count } })
      clearSessionCookie(res, deps.origin)
    },
  }),
]
