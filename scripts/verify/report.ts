/** The invariants that the checker knows, by the numbers that reliability documents use. */
export type InvariantId = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I7' | 'I9'

/** What was checked of one invariant: how many things, and every violation in words and ids. */
export interface InvariantReport {
  readonly invariant: InvariantId
  readonly ok: boolean
  readonly checked: number
  readonly violations: readonly string[]
}

/** Gathers checks of one invariant. */
export class Checks {
  private checked = 0
  private readonly violations: string[] = []

  constructor(private readonly invariant: InvariantId) {}

  /** Counts one thing checked; `violation` says what is wrong with it, where it is. */
  expect(holds: boolean, violation: () => string): void {
    this.checked += 1
    if (!holds) this.violations.push(violation())
  }

  /** Counts things that were checked together. */
  count(things: number): void {
    this.checked += things
  }

  /** The report so far. */
  report(): InvariantReport {
    const { invariant, checked, violations } = this
    return { invariant, ok: violations.length === 0, checked, violations }
  }
}
