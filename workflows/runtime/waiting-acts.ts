import type { FactToRecord } from '../../activities/contract'
import { evolve } from '../../domain/fact'
import type { Instant } from '../../domain/instant'
import { type Context, type Machine, mayAct } from '../../domain/machine'
import type { Law } from '../../regulations/schema'
import type { Act, ActReceipt, HeldDeadline } from '../contract'
import { factsDue, latenessOf } from './deadlines'

/** An act that has been accepted and waits for its turn. */
export interface WaitingAct {
  readonly name: string
  readonly act: Act
  /** Answers whoever sent it. */
  settle(receipt: Promise<ActReceipt> | ActReceipt): void
}

/** An act with the fact that it becomes. */
interface Judged {
  readonly asked: WaitingAct
  readonly fact: FactToRecord
}

/** Acts of one process, in the order in which they were accepted. */
export class WaitingActs {
  private acts: readonly WaitingAct[] = []

  add(act: WaitingAct): void {
    this.acts = [...this.acts, act]
  }

  /** The first acts, so many at most. */
  head(most: number): readonly WaitingAct[] {
    return this.acts.slice(0, most)
  }

  /** Takes the first acts out. */
  drop(count: number): void {
    this.acts = this.acts.slice(count)
  }
}

/** What acts are judged by. */
interface Ground<S extends { readonly status: string }> {
  readonly rules: Machine<S>
  readonly law: Law
  readonly state: S
  readonly deadlines: readonly HeldDeadline[]
  readonly now: Instant
}

/**
 * The first waiting acts that can be committed in one go, each judged by what the one before it left: those
 * that only add to the state, with no deadline due, none changed, and nobody to tell. The first that is
 * refused waits for a turn of its own.
 */
export function judgedTogether<S extends { readonly status: string }>(
  { rules, law, state, deadlines, now }: Ground<S>,
  waiting: readonly WaitingAct[],
): Judged[] {
  const judged: Judged[] = []
  let [seen, latest] = [state, now]
  for (const asked of waiting) {
    const { name, act } = asked
    const transition = rules.acts[name]
    const context = { law, at: laterOf(act.at, latest), by: act.by }
    const adds = transition && !transition.deadlines && !transition.tells
    if (!adds || factsDue(deadlines, context.at).length > 0) break
    if (!mayAct(rules, name, seen, act.body, context).ok) break
    const fact = factOf(rules, deadlines, asked, seen, context)
    seen = evolve(rules, seen, fact)
    latest = fact.at
    judged.push({ asked, fact })
    if (rules.outcome(seen) !== undefined) break
  }
  return judged
}

/** What an act becomes in a state that allows it. */
export function factOf<S extends { readonly status: string }>(
  rules: Machine<S>,
  deadlines: readonly HeldDeadline[],
  { name, act }: Pick<WaitingAct, 'name' | 'act'>,
  seen: S,
  context: Context,
): FactToRecord {
  const transition = rules.acts[name]!
  const data = transition.data ? transition.data(seen, act.body, context) : act.body
  const late = latenessOf(deadlines, name, context.at)
  const said = { key: act.key, type: transition.fact, at: context.at, ...(late ? { late } : {}) }
  const { by, hash, under, hasContent } = act
  return { ...said, by, data, hasContent, act: { name, under, hash } }
}

/** What an act is answered with. */
export function receiptOf({ key, type, at, late }: FactToRecord, hash: string): ActReceipt {
  return { key, hash, fact: type, at, ...(late ? { late } : {}) }
}

/** The later of two moments: an act never takes business time back. */
export function laterOf(a: Instant, b: Instant): Instant {
  return [a, b].sort()[1] ?? a
}
