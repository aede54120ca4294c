import type { SealKeys } from '../../db/sealed'
import type { Role } from '../../domain/life'
import { needsSecondFactor } from '../../domain/rights/strong'

/** How people sign in with an account that somebody else keeps. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button calls it. */
  readonly name: string
  readonly scope: string
  /** Claims by which a person is known: the address, and whether the provider has checked it. */
  readonly emailClaim: string
  readonly verifiedClaim: string
  /** The claim with the national identity number; absent: people are known by their address. */
  readonly nationalIdClaim?: string
}

/** How people prove who they are, and for how long that holds. */
export interface IdentitySettings {
  /** A session ends so long after the sign-in, whatever happens in it. */
  readonly absoluteMs: number
  /** It ends when unused for so long: for whoever decides on money or with authority, and for others. */
  readonly strongIdleMs: number
  readonly idleMs: number
  /** Who has to have a second factor: those with authority, everyone, or nobody. */
  readonly secondFactor: 'required' | 'everyone' | 'offered'
  readonly keys: SealKeys
  readonly provider?: ProviderSettings
}

/** Whether somebody with these roles has to have a second factor here. */
export function insistsOnFactor({ secondFactor }: IdentitySettings, roles: readonly Role[]): boolean {
  if (secondFactor === 'everyone') return true
  return secondFactor === 'required' && needsSecondFactor(roles)
}
