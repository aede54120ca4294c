import type { Law } from '../../regulations/schema'
import type { SeatRole } from '../council/composition'
import { maySit, type Relation } from '../council/conflict'
import { firstRefusal, type Verdict } from '../verdict'
import { practices } from './practices'
import type { SessionState } from './state'

/** What is on record about a councillor on a day: organisations and relations. */
export interface Tie {
  readonly person: string
  readonly organisations: readonly string[]
  readonly relations: readonly { readonly person: string; readonly kind: Relation }[]
}

/** Whether nothing on record ties a person to a party of the agenda, whether they have declared it or not. */
export function untied(
  { kind, agenda }: Pick<SessionState, 'kind' | 'agenda'>,
  { person, role }: { readonly person: string; readonly role: SeatRole },
  tie: Tie | undefined,
  law: Law,
): Verdict {
  const candidate = { organisations: [], relations: [], ...tie, person, role }
  return firstRefusal(
    ...agenda.map((task) => () => maySit(person, practices[kind].conflicts(candidate, task, law))),
  )
}
