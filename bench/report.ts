/** What a benchmark found. One line of JSON each. */
export interface BenchLine {
  readonly bench: string
  /** The median over the pairs. */
  readonly value: number
  readonly target: string
  readonly ok: boolean
  /** Smallest and largest value of a pair. */
  readonly spread: readonly [number, number]
  /** What was done, and figures that explain the value. */
  readonly counts: Readonly<Record<string, unknown>>
}

/** The middle value; of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value below which the given share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Rounds to what a reader can take in. */
export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits))
}

/** The line of a benchmark whose value may not pass its target, upwards or downwards. */
export function lineOf(
  bench: string,
  pairs: readonly number[],
  target: { readonly atLeast: number } | { readonly atMost: number },
  counts: BenchLine['counts'],
): BenchLine {
  const value = rounded(median(pairs))
  const ok = 'atLeast' in target ? value >= target.atLeast : value <= target.atMost
  return {
    bench,
    value,
    target: 'atLeast' in target ? `>= ${target.atLeast}` : `<= ${target.atMost}`,
    ok,
    spread: [rounded(Math.min(...pairs)), rounded(Math.max(...pairs))],
    counts,
  }
}
