import { z } from 'zod'
import { recordIdentityEvent } from '../../../db/identity/events'
import { removeSecondFactor, secondFactorOf } from '../../../db/identity/second-factors'
import { endSessions, sessionsOf } from '../../../db/identity/sessions'
import { unknownPeople } from '../../../db/people'
import { refuse } from '../../../domain/verdict'
import { shortText } from '../../acts/fields'
import { reject } from '../../http'
import { occasionOf } from '../../identity/own-password'
import { defineRead, defineRoute, type RouteInput } from '../../route'
import { instantShape } from '../../shapes'

const tag = 'Quản trị'

async function personIn({ deps, params }: Pick<RouteInput, 'deps' | 'params'>): Promise<string> {
  const personId = params.personId ?? ''
  if ((await unknownPeople(deps.db, [personId])).length > 0) throw reject(refuse('request/not-found'))
  return personId
}

/** What administrators do about somebody's access: see how it stands, end sessions, remove a lost factor. */
export const ofOthersRoutes = [
  defineRead({
    name: 'getAccountSecurity',
    path: '/admin/people/{personId}/security',
    tag,
    title: 'Bảo mật của một người',
    summary: 'Số phiên đang mở, và xác thực hai lớp bật từ khi nào.',
    access: ['admin'],
    tokens: 'never',
    answer: z.object({ openSessions: z.number(), secondFactorSince: instantShape.nullable() }),
    async handle({ deps, params }) {
      const personId = await personIn({ deps, params })
      const [sessions, factor] = await Promise.all([
        sessionsOf(deps.db, personId),
        secondFactorOf(deps.db, personId),
      ])
      return {
        openSessions: sessions.length,
        secondFactorSince: factor?.confirmedAt?.toISOString() ?? null,
      }
    },
  }),
  defineRoute({
    name: 'endSessionsOf',
    method: 'delete',
    path: '/admin/people/{personId}/sessions',
    tag,
    title: 'Kết thúc mọi phiên của một người',
    summary: 'Người đó phải đăng nhập lại ở mọi nơi.',
    access: ['admin'],
    async handle({ deps, req, viewer, params }) {
      const personId = await personIn({ deps, params })
      const count = await endSessions(deps.db, personId)
      const event = { kind: 'sessionsEnded', outcome: 'done', personId, by: viewer.id } as const
      await recordIdentityEvent(deps.db, { ...event, from: req.ip ?? null, detail: { count } })
    },
  }),
  defineRoute({
    name: 'removeSecondFactorOf',
    method: 'post',
    path: '/admin/people/{personId}/second-factor/remove',
    tag,
    title: 'Tắt xác thực hai lớp của một người',
    summary: 'Cho người đã mất điện thoại và mã dự phòng, theo văn bản xác nhận đúng người.',
    access: ['admin'],
    body: z.object({
      document: shortText.max(200).meta({ description: 'Văn bản xác nhận đúng người.' }),
    }),
    async handle({ deps, req, viewer, params, body }) {
      const personId = await personIn({ deps, params })
      if (personId === viewer.id) throw reject(refuse('second-factor/not-own'))
      const removed = { by: viewer.id, document: body.document }
      const done = await removeSecondFactor(deps.db, personId, occasionOf(deps, req), removed)
      if (!done) throw reject(refuse('second-factor/none'))
    },
  }),
]
