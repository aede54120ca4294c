import { countsOf } from './counts'
import type { BenchLine } from './report'
import type { Pattern } from './system'

const mostEvents = 7
const mostCommits = 1

/** P3, one life counted: history events, commits, statements and bytes per command. Its value: the events. */
export function p3(pattern: Pattern): BenchLine {
  const counts = countsOf(pattern)
  return {
    bench: 'P3',
    value: counts.events,
    target: `<= ${mostEvents} events, <= ${mostCommits} commit`,
    ok: counts.events <= mostEvents && counts.commits <= mostCommits,
    spread: [counts.events, counts.events],
    counts: { ...counts, commands: pattern.commands },
  }
}
