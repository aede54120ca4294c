const { default: Sequencer } = require('@jest/test-sequencer')

/**
 * The files that take minutes, longest first. On a bare clone Jest knows no durations and goes by the size of
 * the files: these are short, would come last, and the run would end with one processor at rest.
 */
const longest = [
  'tests/web/pages.test.ts',
  'tests/demo/demonstration.test.ts',
  'tests/api/rights-matrix/matrix.test.ts',
  'tests/plans/plans.test.ts',
  'tests/crash/smtp-sink.test.ts',
  'tests/crash/temporal.test.ts',
  'tests/crash/api.test.ts',
  'tests/verify/verify.test.ts',
  'tests/crash/postgresql.test.ts',
  'tests/crash/worker.test.ts',
  'tests/crash/faults.test.ts',
  'tests/runtime/start.test.ts',
  'tests/bench/counts.test.ts',
  'tests/fill/fill.test.ts',
]

const rank = ({ path }) => {
  const place = longest.findIndex((file) => path.endsWith(file))
  return place < 0 ? longest.length : place
}

/** Starts the long files first; the others in Jest's own order. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other))
  }
}
