import { z } from 'zod'
import { type AccountVersion, accountById, accountOfHost } from '../db/beneficiary-accounts'
import type { EarlierApproval, TrancheDetail } from '../db/reads/tranche'
import { maskedNumber } from '../domain/beneficiary'
import { type Instant, toLocalDate } from '../domain/instant'
import { isOffice } from '../domain/rights/view'
import { accountShape, toldAccount } from './beneficiary-answer'
import type { AppDeps } from './deps'
import { instantShape, orNull, reference } from './shapes'
import type { Viewer } from './viewer'

/** The account of a payment, and what changed of it since it was looked at before. */
export const beneficiaryAccountShape = z
  .object({
    account: accountShape.meta({ description: 'Tài khoản của lệnh chi, hoặc tài khoản đang dùng.' }),
    changed: orNull(
      z.object({
        at: instantShape,
        by: reference.nullable(),
        before: z.string().meta({ description: 'Số cũ, đã che.' }),
        after: z.string().meta({ description: 'Số mới, đã che.' }),
      }),
    ).meta({ description: 'Tài khoản đổi sau lần kiểm tra hoặc lần duyệt trước; phải xem lại.' }),
  })
  .meta({ id: 'AccountOfTranche' })

/** A request as its account is looked for. */
export interface Paying {
  readonly taskId: string
  readonly detail: TrancheDetail
  readonly earlier: EarlierApproval | undefined
  readonly at: Instant
}

function changedFrom(viewer: Viewer, before: AccountVersion, now: AccountVersion) {
  const { decided } = now
  const by = decided && isOffice(viewer.roles) ? { id: decided.id, name: decided.name } : null
  const numbers = { before: maskedNumber(before.number), after: maskedNumber(now.number) }
  return { at: decided?.at ?? now.made.at, by, ...numbers }
}

/**
 * The account of a request: that of its order once it was approved, the confirmed one of today before. Null
 * where there is none.
 */
export async function accountOfTranche(
  { db, identity: { keys } }: AppDeps,
  viewer: Viewer,
  { taskId, detail, earlier, at }: Paying,
) {
  const current = detail.endedAt === null ? await accountOfHost(db, taskId, toLocalDate(at)) : undefined
  const looked = detail.account ?? earlier?.account ?? null
  const shown = detail.approved || detail.endedAt ? detail.account : (current ?? null)
  const [version, before, now] = await Promise.all(
    [shown, looked, current].map((id) => (id ? accountById(db, keys, id) : undefined)),
  )
  if (!version) return null
  const changed = now && before && now.id !== before.id ? changedFrom(viewer, before, now) : null
  return { account: toldAccount(viewer, version), changed }
}
