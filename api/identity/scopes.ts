import { acts } from '../acts'

/** What a request reaches for: reading, sending files, an act, or what no token may ever do. */
export type Reach = 'read' | 'files' | 'never' | { readonly act: string; readonly kind: string }

const kinds = [...new Set(acts.map(({ kind }) => kind))]

/** Every scope that a token can have: reading, files, all acts of a kind of process, or one act. */
export const scopes: readonly string[] = [
  'read',
  'files',
  ...kinds.map((kind) => `acts:${kind}`),
  ...acts.map(({ name }) => `act:${name}`),
]

/** The scopes that a page offers: a single act is for whoever writes the program to ask for. */
export const offeredScopes: readonly string[] = scopes.filter((scope) => !scope.startsWith('act:'))

/** Whether a token with these scopes may do it, as far as its scopes go: its owner's rights come on top. */
export function mayReach(held: readonly string[], reach: Reach): boolean {
  if (reach === 'never') return false
  if (typeof reach === 'string') return held.includes(reach)
  return held.includes(`act:${reach.act}`) || held.includes(`acts:${reach.kind}`)
}
