import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { IdentitySettings, ProviderSettings } from './api/identity/settings'
import { type SealKeys, sealKeysForm, sealKeysIn } from './db/sealed'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const noWhole = 'phải là số nguyên dương'
const whole = z.coerce.number({ error: noWhole }).int(noWhole).min(1, noWhole)

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/

function isSafe(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))
}

/** The variables by which an installation says how people sign in; their defaults follow from the mode. */
export const identitySchema = {
  DETAI_SESSION_HOURS: whole.default(12),
  DETAI_IDLE_MINUTES: whole.optional(),
  DETAI_STRONG_IDLE_MINUTES: whole.optional(),
  DETAI_SECOND_FACTOR: z
    .enum(['required', 'everyone', 'offered'], { error: 'phải là một trong: required, everyone, offered' })
    .optional(),
  DETAI_IDENTITY_KEYS: z
    .string()
    .refine((keys) => sealKeysForm.test(keys), {
      error: 'phải có dạng mã:khóa,mã:khóa; mỗi khóa là 32 byte viết bằng base64',
    })
    .optional(),
  DETAI_OIDC_ISSUER: z
    .string()
    .refine(isSafe, { error: 'phải là địa chỉ https; http chỉ dùng được trên chính máy này' })
    .optional(),
  DETAI_OIDC_CLIENT_ID: z.string().optional(),
  DETAI_OIDC_CLIENT_SECRET: z.string().optional(),
  DETAI_OIDC_NAME: z.string().default('tài khoản điện tử'),
  DETAI_OIDC_SCOPE: z.string().default('openid email'),
  DETAI_OIDC_EMAIL_CLAIM: z.string().default('email'),
  DETAI_OIDC_VERIFIED_CLAIM: z.string().default('email_verified'),
  DETAI_OIDC_NATIONAL_ID_CLAIM: z.string().optional(),
}

type Values = z.output<z.ZodObject<typeof identitySchema>>

/** The keys as they were given, or the one that this installation has made for itself. */
function keysOf(given: string | undefined, kept: () => string): SealKeys {
  if (given === undefined) {
    return [{ id: 'kept', key: createHash('sha256').update(kept()).digest() }]
  }
  return sealKeysIn(given)
}

/** The provider, where one is named with what it needs. */
function providerOf(values: Values): ProviderSettings | undefined {
  const issuer = values.DETAI_OIDC_ISSUER
  const clientId = values.DETAI_OIDC_CLIENT_ID
  const clientSecret = values.DETAI_OIDC_CLIENT_SECRET
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined
  const nationalIdClaim = values.DETAI_OIDC_NATIONAL_ID_CLAIM
  return {
    ...{ issuer, clientId, clientSecret, name: values.DETAI_OIDC_NAME, scope: values.DETAI_OIDC_SCOPE },
    ...{ emailClaim: values.DETAI_OIDC_EMAIL_CLAIM, verifiedClaim: values.DETAI_OIDC_VERIFIED_CLAIM },
    ...(nationalIdClaim === undefined ? {} : { nationalIdClaim }),
  }
}

/**
 * How people prove who they are. In training accounts are shared and pages stay open for a whole lesson:
 * nothing runs out before the day does, and a second factor is offered.
 */
export function identitySettings(
  values: Values,
  mode: 'training' | 'production',
  keptKey: () => string,
): IdentitySettings {
  const provider = providerOf(values)
  const absoluteMs = values.DETAI_SESSION_HOURS * hourMs
  const idleOr = (minutes: number | undefined, production: number) => {
    const otherwise = mode === 'training' ? absoluteMs : production * minuteMs
    return Math.min(absoluteMs, minutes === undefined ? otherwise : minutes * minuteMs)
  }
  return {
    absoluteMs,
    strongIdleMs: idleOr(values.DETAI_STRONG_IDLE_MINUTES, 30),
    idleMs: idleOr(values.DETAI_IDLE_MINUTES, 240),
    secondFactor: values.DETAI_SECOND_FACTOR ?? (mode === 'training' ? 'offered' : 'required'),
    keys: keysOf(values.DETAI_IDENTITY_KEYS, keptKey),
    ...(provider ? { provider } : {}),
  }
}
