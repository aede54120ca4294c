import { judgeBallots, pointsTableFor, selectionBallotDefects } from '../../domain/council/selection-ballots'
import { codes, law, varied } from './law'
import { ballotsFor, evenPoints } from './scores'

describe('TT 20/2023, Điều 12: the scoring tables', () => {
  test.each([
    ['researchProject', false, 'applied'],
    ['researchProject', true, 'social'],
    ['scientificScheme', false, 'social'],
    ['pilotProduction', true, 'pilot'],
  ] as const)('a %s (social: %s) is scored by %s', (type, social, expected) => {
    expect(pointsTableFor(type, social, law.selection)).toBe(expected)
  })

  test.each(['applied', 'social', 'pilot'] as const)('%s sums to 100', (name) => {
    const sum = Object.values(law.selection.pointsTables.value[name]).reduce((a, b) => a + b, 0)
    expect(sum).toBe(law.selection.pointsMax.value)
  })

  test.each([
    [{}, []],
    [{ overview: 0 }, []],
    [{ overview: 12 }, []],
    [{ overview: 13 }, ['selection/points-out-of-range']],
    [{ overview: -1 }, ['selection/points-out-of-range']],
    [{ overview: 11.5 }, ['selection/points-out-of-range']],
    [{ beauty: 1 }, ['selection/criteria-unknown']],
  ])('points %j: %j', (change, expected) => {
    const ballot = { member: 'P1', application: 'A', points: { ...evenPoints(80), ...change } }
    expect(codes(selectionBallotDefects(ballot, 'applied', law.selection))).toEqual(expected)
  })

  test('criteria left out are named together', () => {
    const ballot = { member: 'P1', application: 'A', points: { overview: 10 } }
    const [defect] = selectionBallotDefects(ballot, 'applied', law.selection)
    expect(defect).toMatchObject({
      code: 'selection/points-missing',
      clause: law.selection.pointsTables.cite,
    })
    expect(defect?.params.criteria).toHaveLength(5)
  })
})

describe('TT 20/2023, Điều 11.5d: a ballot more than 20 % away from the mean is invalid', () => {
  const invalid = (totals: number[], edition = law.selection) =>
    judgeBallots(ballotsFor('A', totals), 'applied', edition).invalid.map((ballot) => ballot.total)

  test.each([
    ['exactly 20 % below counts', [64, 84, 84, 84, 84], []],
    ['beyond 20 % below falls', [63, 84, 84, 84, 85], [63]],
    ['exactly 20 % above counts', [96, 76, 76, 76, 76], []],
    ['beyond 20 % above falls', [97, 76, 76, 76, 75], [97]],
    ['two may fall', [40, 41, 90, 90, 90, 90, 90], [40, 41]],
  ])('%s', (_title, totals, expected) => expect(invalid(totals)).toEqual(expected))

  test('"at least 20 %" would drop the one at the limit', () => {
    expect(invalid([64, 84, 84, 84, 84], varied(law.selection, 'outlierComparator', '>='))).toEqual([64])
  })

  test('it is judged once, or until none falls where the edition says so', () => {
    const totals = [20, 70, 72, 88, 90, 90, 90, 90, 90]
    expect(invalid(totals)).toEqual([20])
    const drifting = [0, 66, 95, 95, 95, 95]
    expect(invalid(drifting)).toEqual([0, 95, 95, 95, 95])
    const repeated = varied(law.selection, 'outlierJudgedOnce', false)
    expect(invalid([30, 65, 84, 84, 84, 84, 84, 84, 84], repeated)).toEqual([30, 65])
    expect(invalid([30, 65, 84, 84, 84, 84, 84, 84, 84])).toEqual([30])
  })

  test('malformed ballots fall first and leave the mean, unless all cast ballots make it', () => {
    const ballots = [
      ...ballotsFor('A', [80, 80, 66]),
      { member: 'P9', application: 'A', points: { overview: 0 } },
    ]
    const judged = judgeBallots(ballots, 'applied', law.selection)
    expect(judged.invalid).toEqual([{ member: 'P9', total: 0, reason: 'malformed' }])
    const all = judgeBallots(ballots, 'applied', varied(law.selection, 'outlierBase', 'allBallotsCast'))
    expect(all.invalid.map((ballot) => ballot.reason)).toEqual(['outlier', 'outlier', 'malformed'])
  })
})
