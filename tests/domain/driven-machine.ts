import { deadlineMissed, evolve, type Fact } from '../../domain/fact'
import { type Instant, instant } from '../../domain/instant'
import { type Machine, mayAct } from '../../domain/machine'
import type { Refusal } from '../../domain/verdict'
import { law as national } from './law'

/** A machine driven act by act as the workflow drives it, without anything around it. */
export class Driven<S extends { readonly status: string }> {
  state: S
  readonly facts: Fact[] = []

  constructor(
    private readonly machine: Machine<S>,
    brief: unknown,
    private readonly law = national,
  ) {
    this.state = machine.begin(brief, { at: instant('2024-01-02T01:00:00.000Z'), by: null })
  }

  /** The refusal of an act, or undefined when it was taken; its fact is then the last of `facts`. */
  try(name: string, by: string, at: Instant, body: unknown = {}): Refusal | undefined {
    const context = { law: this.law, at, by }
    const verdict = mayAct(this.machine, name, this.state, body, context)
    if (!verdict.ok) return verdict
    const transition = this.machine.acts[name]!
    const data = transition.data ? transition.data(this.state, body, context) : body
    const fact = { type: transition.fact, at, by, data }
    this.state = evolve(this.machine, this.state, fact)
    this.facts.push(fact)
    return undefined
  }

  /** An act that must be taken; returns the data of its fact. */
  do<D = unknown>(name: string, by: string, at: Instant, body: unknown = {}): D {
    const refusal = this.try(name, by, at, body)
    if (refusal) throw new Error(`${name} was refused: ${JSON.stringify(refusal)}`)
    return this.facts.at(-1)!.data as D
  }

  /** Lets one of its own deadlines pass, at the first moment that is too late. */
  pass(name: string, at: Instant): void {
    this.state = evolve(this.machine, this.state, { type: deadlineMissed, at, by: null, data: { name } })
  }

  /** Hears a fact of another process. */
  hear(fact: Fact): void {
    this.state = evolve(this.machine, this.state, fact, false)
  }

  get outcome(): string | undefined {
    return this.machine.outcome(this.state)
  }

  /** The acts that it waits for. */
  get awaited(): string[] {
    return this.machine.awaits(this.state).map(({ act }) => act)
  }
}
