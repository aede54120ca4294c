import { z } from 'zod'
import { revokeToken, tokensOf } from '../../../db/identity/tokens'
import { refuse } from '../../../domain/verdict'
import { reject } from '../../http'
import { occasionOf } from '../../identity/own-password'
import { offeredScopes, scopes } from '../../identity/scopes'
import { makeToken } from '../../identity/tokens'
import { scopeTitle } from '../../messages/scope-words'
import { defineRead, defineRoute } from '../../route'
import { instantShape, named } from '../../shapes'
import { longestPassword } from '../session'

const tag = 'Tài khoản'
const mostDays = 365
const mostScopes = 50

const shown = (scope: string) => ({ code: scope, title: scopeTitle(scope) })

const tokenShape = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(named),
    createdAt: instantShape,
    expiresAt: instantShape,
    lastUsedAt: instantShape.nullable(),
    state: z.enum(['open', 'expired', 'revoked']),
  })
  .meta({ id: 'ApiToken' })

/** One's own tokens for programs: which there are, making one, revoking one. Never by a token. */
export const tokenRoutes = [
  defineRead({
    name: 'listOwnTokens',
    path: '/me/tokens',
    tag,
    title: 'Khóa truy cập của tôi',
    summary: 'Các khóa truy cập cho chương trình của mình, kể cả khóa đã thu hồi hoặc hết hạn.',
    access: 'signedIn',
    tokens: 'never',
    answer: z.object({
      items: z.array(tokenShape),
      offered: z.array(named).meta({ description: 'Phạm vi mà trang đề nghị chọn.' }),
    }),
    async handle({ deps, viewer }) {
      const now = deps.now()
      const items = (await tokensOf(deps.db, viewer.id)).map(
        ({ createdAt, expiresAt, lastUsedAt, revokedAt, scopes: held, ...token }) => ({
          ...token,
          scopes: held.map(shown),
          createdAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
          state: revokedAt
            ? ('revoked' as const)
            : expiresAt.getTime() <= now
              ? ('expired' as const)
              : ('open' as const),
        }),
      )
      return { items, offered: offeredScopes.map(shown) }
    },
  }),
  defineRoute({
    name: 'makeToken',
    method: 'post',
    path: '/me/tokens',
    tag,
    title: 'Tạo khóa truy cập',
    summary: 'Tạo khóa cho một chương trình. Khóa chỉ hiện một lần, và không làm được nhiều hơn chủ của nó.',
    access: 'signedIn',
    body: z.object({
      password: z.string().min(1).max(longestPassword),
      name: z.string().trim().min(1).max(100),
      scopes: z
        .array(z.enum(scopes as [string, ...string[]]))
        .min(1)
        .max(mostScopes)
        .meta({ description: 'read, files, acts:<loại quy trình> hoặc act:<tên việc>.' }),
      days: z.int().min(1).max(mostDays).meta({ description: 'Số ngày còn hiệu lực, nhiều nhất một năm.' }),
    }),
    status: 201,
    answer: z.object({ id: z.string(), token: z.string() }),
    handle: ({ deps, req, viewer, body }) => makeToken(deps, req, viewer.id, body),
  }),
  defineRoute({
    name: 'revokeToken',
    method: 'delete',
    path: '/me/tokens/{tokenId}',
    tag,
    title: 'Thu hồi khóa truy cập',
    summary: 'Thu hồi khóa của mình. Chương trình dùng khóa này bị từ chối ngay.',
    access: 'signedIn',
    async handle({ deps, req, viewer, params }) {
      const id = z.uuid().safeParse(params.tokenId)
      const done = id.success && (await revokeToken(deps.db, viewer.id, id.data, occasionOf(deps, req)))
      if (!done) throw reject(refuse('request/not-found'))
    },
  }),
]
