import type { CookieOptions, Request, Response } from 'express'
import * as oidc from 'openid-client'
import { z } from 'zod'
import { recordIdentityEvent } from '../../db/identity/events'
import { linkedPerson, linkPerson, type VouchedFor, vouchedPerson } from '../../db/identity/links'
import { seal, unseal } from '../../db/sealed'
import { refuse } from '../../domain/verdict'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { occasionOf } from './own-password'
import type { ProviderSettings } from './settings'
import { proceed } from './sign-in'

const place = '/api/session/provider'
const cookieName = 'detai.provider'
const cookiePurpose = 'sign-in by a provider'
const cookieMs = 10 * 60_000

/** What has to be known again when the browser comes back from the provider. */
const keptShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), wanted: z.string() })
type Kept = z.infer<typeof keptShape>

/** Why the sign-in page says that it did not work. */
type ProviderFault = 'unknown' | 'unverified' | 'lost' | 'failed'

const configurations = new WeakMap<ProviderSettings, Promise<oidc.Configuration>>()

/** What the provider says of itself: asked once, and again when asking has failed. */
function configurationOf(settings: ProviderSettings): Promise<oidc.Configuration> {
  const known = configurations.get(settings)
  if (known) return known
  const { issuer, clientId, clientSecret } = settings
  const url = new URL(issuer)
  // Without TLS only on this machine, as the settings insist.
  const execute = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : []
  const asked = oidc.discovery(url, clientId, clientSecret, undefined, { execute })
  configurations.set(settings, asked)
  asked.catch(() => configurations.delete(settings))
  return asked
}

function settingsOf({ identity }: AppDeps): ProviderSettings {
  if (!identity.provider) throw reject(refuse('session/no-provider'))
  return identity.provider
}

/**
 * The cookie comes back with a browser that another site sends here, which the session's does not. It is
 * sealed, lives ten minutes, and only the way back gets it.
 */
function cookieOptions({ origin }: AppDeps): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https:'), path: place }
}

function keep(deps: AppDeps, res: Response, kept: Kept): void {
  const { keyId, sealed } = seal(deps.identity.keys, JSON.stringify(kept), cookiePurpose)
  const value = `${keyId}.${sealed.toString('base64url')}`
  res.cookie(cookieName, value, { ...cookieOptions(deps), maxAge: cookieMs })
}

function keptIn(deps: AppDeps, req: Request): Kept | undefined {
  const form = new RegExp(`(?:^|; )${cookieName.replace('.', '\\.')}=([\\w-]+)\\.([\\w-]+)`)
  const [, keyId, sealed] = form.exec(req.headers.cookie ?? '') ?? []
  if (keyId === undefined || sealed === undefined) return undefined
  try {
    const opened = unseal(
      deps.identity.keys,
      { keyId, sealed: Buffer.from(sealed, 'base64url') },
      cookiePurpose,
    )
    return keptShape.parse(JSON.parse(opened.toString('utf8')))
  } catch {
    // Changed on the way, or sealed by a key that is gone: whoever has it begins again.
    return undefined
  }
}

const redirectUri = ({ origin }: AppDeps) => `${origin}${place}/return`

const signInPage = (fault: ProviderFault) => `/dang-nhap?loi=${fault}`

/**
 * Tells the operator the kind of a fault and nothing more: what a provider or a forged answer says may hold
 * personal data.
 */
function failed({ logger }: AppDeps): (error: unknown) => undefined {
  return (error) => {
    logger.warn({ kind: error instanceof Error ? error.name : 'unknown' }, 'a sign-in by the provider failed')
    return undefined
  }
}

/** Sends the browser to the provider; `wanted` is the page of this site to go to afterwards. */
export async function goToProvider(deps: AppDeps, res: Response, wanted: string): Promise<void> {
  const settings = settingsOf(deps)
  const configuration = await configurationOf(settings).catch(failed(deps))
  if (!configuration) return res.redirect(303, signInPage('failed'))
  const kept: Kept = {
    ...{ state: oidc.randomState(), nonce: oidc.randomNonce(), wanted },
    verifier: oidc.randomPKCECodeVerifier(),
  }
  keep(deps, res, kept)
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri(deps),
    scope: settings.scope,
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: 'S256',
  })
  res.redirect(303, url.href)
}

type Claims = Readonly<Record<string, unknown>>

/** What the provider vouches for; an address that it has not checked is worth nothing. */
function vouchedIn(settings: ProviderSettings, claims: Claims): VouchedFor | undefined {
  const { emailClaim, verifiedClaim, nationalIdClaim } = settings
  if (nationalIdClaim !== undefined) {
    const nationalId = claims[nationalIdClaim]
    return typeof nationalId === 'string' && nationalId !== '' ? { nationalId } : undefined
  }
  const email = claims[emailClaim]
  return typeof email === 'string' && claims[verifiedClaim] === true ? { email } : undefined
}

async function personOf(
  deps: AppDeps,
  req: Request,
  claims: Claims & { readonly iss: string; readonly sub: string },
): Promise<{ readonly personId: string } | { readonly fault: ProviderFault }> {
  const account = { issuer: claims.iss, subject: claims.sub }
  const linked = await linkedPerson(deps.db, account)
  if (linked !== undefined) return { personId: linked }
  const vouched = vouchedIn(settingsOf(deps), claims)
  if (!vouched) return { fault: 'unverified' }
  const personId = await vouchedPerson(deps.db, deps.identity.keys, vouched)
  if (personId === undefined) return { fault: 'unknown' }
  await linkPerson(deps.db, personId, account, occasionOf(deps, req))
  return { personId }
}

async function claimsOf(deps: AppDeps, req: Request, kept: Kept) {
  const configuration = await configurationOf(settingsOf(deps))
  const tokens = await oidc.authorizationCodeGrant(configuration, new URL(req.originalUrl, deps.origin), {
    pkceCodeVerifier: kept.verifier,
    expectedState: kept.state,
    expectedNonce: kept.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('The provider sent no ID token')
  if (!configuration.serverMetadata().userinfo_endpoint) return claims
  // Most providers tell the claims of a scope there, and the subject alone in the ID token.
  const told = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
  return { ...told, ...claims }
}

/** Takes the browser back from the provider: into the session, to the second factor, or told why not. */
export async function returnFromProvider(deps: AppDeps, req: Request, res: Response): Promise<void> {
  settingsOf(deps)
  const kept = keptIn(deps, req)
  res.clearCookie(cookieName, cookieOptions(deps))
  const refused = async (fault: ProviderFault) => {
    const event = { kind: 'signIn', outcome: 'refused', personId: null, from: req.ip ?? null } as const
    await recordIdentityEvent(deps.db, { ...event, detail: { way: 'provider', why: fault } })
    res.redirect(303, signInPage(fault))
  }
  if (!kept) return refused('lost')
  const claims = await claimsOf(deps, req, kept).catch(failed(deps))
  if (!claims) return refused('failed')
  const person = await personOf(deps, req, claims)
  if ('fault' in person) return refused(person.fault)
  const { step } = await proceed(deps, req, person.personId, 'provider')
  const wanted = encodeURIComponent(kept.wanted)
  res.redirect(303, `/dang-nhap?buoc=${step === 'secondFactor' ? 'ma' : 'xong'}&tiep=${wanted}`)
}
