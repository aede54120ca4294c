import { countsOf, keptCounts } from '../../bench/counts'
import { takePattern } from '../../bench/system'

/** Workflow tasks that happen to be joined or not move the events of a life by a few. */
const tolerance = 1.02

test('a command costs no more events, commits, statements and bytes than are written down', async () => {
  const counts = countsOf(await takePattern())
  const grown = Object.entries(keptCounts()).filter(
    ([name, kept]) => counts[name as keyof typeof counts] > kept * tolerance,
  )
  // What was meant to grow is written down anew: npm run bench -- P3 --keep-counts
  expect({ grown, counts: grown.length > 0 ? counts : undefined }).toEqual({ grown: [], counts: undefined })
}, 600_000)
