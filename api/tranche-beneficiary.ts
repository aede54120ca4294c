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

/** What a page says where it shows that there is no account. */
const noAccount = 'none'

/**
 * The account of a request, and the version in force, by which an open page learns of another one; null once
 * the request has ended.
 */
export async function accountOfTranche(deps: AppDeps, viewer: Viewer, paying: Paying) {
  const { taskId, detail, at } = paying
  const isOpen = detail.endedAt === null
  const current = isOpen ? await accountOfHost(deps.db, taskId, toLocalDate(at)) : undefined
  return {
    paidInto: await paidIntoOf(deps, viewer, paying, current),
    accountInForce: isOpen ? (current ?? noAccount) : null,
  }
}

/** How the account in force has changed since a page showed one; undefined where it has not. */
export async function accountChangedSince(
  { db, identity: { keys } }: AppDeps,
  viewer: Viewer,
  { id: taskId, hostOrganisation }: { readonly id: string; readonly hostOrganisation: string | null },
  { shown, at }: { readonly shown: string | undefined; readonly at: Instant },
) {
  const current = shown && (await accountOfHost(db, taskId, toLocalDate(at)))
  if (!current || current === shown) return undefined
  const [before, now] = await Promise.all([shown, current].map((id) => accountById(db, keys, id)))
  if (!now) return undefined
  // Of an account of others nothing is told, whoever names it.
  const own = before?.organisation === hostOrganisation ? before : undefined
  return { ...changedFrom(viewer, own ?? now, now), before: own ? maskedNumber(own.number) : null }
}

/**
 * The account of a request: that of its order once it was approved, the confirmed one of today before. Null
 * where there is none.
 */
async function paidIntoOf(
  { db, identity: { keys } }: AppDeps,
  viewer: Viewer,
  { detail, earlier }: Paying,
  current: string | undefined,
) {
  const looked = detail.account ?? earlier?.account ?? null
  const shown = detail.approved || detail.endedAt ? detail.account : (current ?? null)
  const [version, before, now] = await Promise.all(
    [shown, looked, current].map((id) => (id ? accountById(db, keys, id) : undefined)),
  )
  if (!version) return null
  const changed = now && before && now.id !== before.id ? changedFrom(viewer, before, now) : null
  return { account: toldAccount(viewer, version), changed }
}
