import { deadlineMissed, evolve, type Fact, reactionTo } from '../../domain/fact'
import { type Instant, toLocalDate } from '../../domain/instant'
import type { DeadlineChanges, Machine } from '../../domain/machine'
import type { Refusal } from '../../domain/verdict'
import { Driven } from './driven-machine'
import { law, seededCalendar } from './law'

/**
 * A driven machine whose deadlines run on the seeded calendar and pass before an act that comes after them.
 */
export class DrivenInTime<S extends { readonly status: string }> extends Driven<S> {
  /** What runs, by name. */
  readonly due = new Map<string, Instant>()
  /** Deadlines that had passed when the act that they waited for came. */
  readonly late: string[] = []
  private readonly waitsFor = new Map<string, string>()

  constructor(
    private readonly timed: Machine<S>,
    brief: unknown,
    openedAt: Instant,
  ) {
    super(timed, brief)
    this.change(timed.opening?.(this.state, { law, at: openedAt, by: null }), openedAt)
  }

  override try(name: string, by: string, at: Instant, body: unknown = {}): Refusal | undefined {
    this.passUntil(at)
    const awaiting = [...this.due].filter(([deadline]) => this.waitsFor.get(deadline) === name)
    const refusal = super.try(name, by, at, body)
    if (refusal) return refusal
    this.late.push(...awaiting.filter(([, due]) => due <= at).map(([deadline]) => deadline))
    this.settle(this.facts.at(-1)!)
    return undefined
  }

  /** Lets everything pass that is due by then, in order. */
  passUntil(at: Instant): void {
    for (;;) {
      const next = [...this.due]
        .filter(([name, due]) => due <= at && this.timed.missed?.[name])
        .sort(([, a], [, b]) => (a < b ? -1 : 1))[0]
      if (!next) return
      const fact = { type: deadlineMissed, at: next[1], by: null, data: { name: next[0] } }
      this.state = evolve(this.timed, this.state, fact)
      this.settle(fact)
    }
  }

  private settle(fact: Fact): void {
    const { at, by, data } = fact
    this.change(reactionTo(this.timed, fact, true)?.deadlines?.(this.state, data, { law, at, by }), at)
  }

  private change(changes: DeadlineChanges | undefined, at: Instant): void {
    const closing = changes?.closes === 'all' ? [...this.due.keys()] : (changes?.closes ?? [])
    for (const name of closing) this.due.delete(name)
    for (const { name, waitsFor, term, due, from } of changes?.opens ?? []) {
      const end = due ?? (term && seededCalendar.addTerm(from ?? toLocalDate(at), term)?.at)
      if (!end) throw new Error(`${name} has no end`)
      this.due.set(name, end)
      this.waitsFor.set(name, waitsFor)
    }
  }
}
