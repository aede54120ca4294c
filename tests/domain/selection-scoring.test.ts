import fc from 'fast-check'
import { totalOf } from '../../domain/council/selection-ballots'
import { type ScoredApplication, type Scoring, scoreSelection } from '../../domain/council/selection-scoring'
import { dong } from '../../domain/money'
import { law, varied } from './law'
import { ballotsFor, evenPoints, nine, pointsOf, scoring } from './scores'

describe('TT 20/2023, Điều 11.8a: the highest mean of at least 70 wins', () => {
  test.each([
    [[69, 70, 70], 'none'],
    [[70, 70, 70], 'winner'],
    [[70, 70, 71], 'winner'],
  ])('%j: %s', (totals, outcome) => {
    expect(scoreSelection(scoring({ A: totals }), law).outcome).toBe(outcome)
  })

  test('"more than 70" would not do at 70', () => {
    const strict = { ...law, selection: varied(law.selection, 'passComparator', '>') }
    expect(scoreSelection(scoring({ A: [70, 70, 70] }), strict).outcome).toBe('none')
  })

  test('the mean is over valid ballots and is never rounded', () => {
    const result = scoreSelection(scoring({ A: [80, 80, 81], B: [80, 80, 80] }), law)
    expect(result).toMatchObject({
      outcome: 'winner',
      winner: 'A',
      ranking: [
        { application: 'A', rank: 1, mean: { numerator: 241, denominator: 3 } },
        { application: 'B', rank: 2, mean: { numerator: 80, denominator: 1 } },
      ],
    })
    const dropped = scoreSelection(scoring({ A: [50, 90, 90, 90, 90, 90] }), law)
    expect(dropped.ranking[0]).toMatchObject({
      meanOfAll: { numerator: 250, denominator: 3 },
      mean: { numerator: 90, denominator: 1 },
      invalidBallots: [{ member: 'P1', total: 50, reason: 'outlier' }],
    })
  })

  test('without a valid ballot the sitting is repeated; one application without any ranks last', () => {
    expect(scoreSelection(scoring({ A: [], B: [] }, {}, { present: 7 }), law).outcome).toBe('repeat')
    const final = { ...law, council: varied(law.council, 'repeatedWithoutValidBallot', false) }
    expect(scoreSelection(scoring({ A: [] }, {}, { present: 7 }), final).outcome).toBe('none')
    const one = scoreSelection(scoring({ A: [], B: [80, 80, 80] }), law)
    expect(one).toMatchObject({ winner: 'B', ranking: [{ application: 'B' }, { application: 'A' }] })
    expect(one.ranking[1]?.mean).toBeUndefined()
    const bothEmpty = scoreSelection(scoring({ A: [], C: [], B: [80, 80, 80] }), law)
    expect(bothEmpty.ranking.map((row) => row.application)).toEqual(['B', 'A', 'C'])
  })

  test('the last ballot of a member for an application counts', () => {
    const given = scoring({ A: [60, 80, 80] })
    const changed = { ...given, ballots: [...given.ballots, ...ballotsFor('A', [80])] }
    expect(scoreSelection(changed, law).ranking[0]?.mean).toEqual({ numerator: 80, denominator: 1 })
  })
})

describe('TT 20/2023, Điều 11.7: a proposing host that reaches 70 gets 10 % of its mean', () => {
  test.each([
    [[69, 70, 70], 0, 1, 'none'],
    [[70, 70, 70], 7, 1, 'winner'],
    [[81, 81, 81], 81, 10, 'winner'],
  ])('%j: bonus %d/%d', (totals, numerator, denominator, outcome) => {
    const result = scoreSelection(scoring({ A: totals }, { A: { hostIsProposer: true } }), law)
    expect(result.ranking[0]?.bonus).toEqual({ numerator, denominator })
    expect(result.outcome).toBe(outcome)
  })

  test('it overtakes, and another gets none', () => {
    const given = scoring({ A: nine(81), B: nine(85) }, { A: { hostIsProposer: true } })
    expect(scoreSelection(given, law)).toMatchObject({
      winner: 'A',
      ranking: [
        { final: { numerator: 891, denominator: 10 } },
        { bonus: { numerator: 0, denominator: 1 }, final: { numerator: 85, denominator: 1 } },
      ],
    })
  })
})

describe('TT 20/2023, Điều 11.8a: no criterion may get 0 from more than 1/4 of those present', () => {
  /** The applications A (leader) and B, with so many giving A 0 for the overview. */
  const withZeros = (zeros: number, present: number) => {
    const given = scoring({
      A: Array.from({ length: present }, () => 88),
      B: Array.from({ length: present }, () => 80),
    })
    const ballots = given.ballots.map((ballot, index) =>
      ballot.application === 'A' && index < zeros
        ? { ...ballot, points: { ...pointsOf(100), overview: 0 } }
        : ballot,
    )
    return { ...given, ballots }
  }

  test.each([
    [1, 8, false],
    [2, 8, false],
    [3, 8, true],
    [2, 9, false],
    [3, 9, true],
    [1, 7, false],
    [2, 7, true],
  ])('%d of %d: struck %s', (zeros, present, struck) => {
    const result = scoreSelection(withZeros(zeros, present), law)
    expect(result.ranking[0]).toMatchObject({ application: 'A', struckByZeroRule: struck })
    expect(result.ranking[0]?.zeroCriteria).toEqual(struck ? ['overview'] : [])
    expect(result.zeroBase).toBe(present)
    expect(result.winner).toBe(struck ? 'B' : 'A')
  })

  test('an edition with "more than 1/3" strikes later (M 2014)', () => {
    const third = { ...law, selection: varied(law.selection, 'zeroShare', { numerator: 1, denominator: 3 }) }
    expect(scoreSelection(withZeros(3, 9), third).winner).toBe('A')
    expect(scoreSelection(withZeros(4, 9), third).winner).toBe('B')
  })

  test("the base of the share is the edition's", () => {
    const appointed = { ...law, selection: varied(law.selection, 'zeroBase', 'appointed') }
    expect(scoreSelection({ ...withZeros(2, 7), appointed: 9 }, appointed)).toMatchObject({
      winner: 'A',
      zeroBase: 9,
    })
  })

  test('a struck leader does not give way where the edition says so', () => {
    const strict = { ...law, selection: varied(law.selection, 'runnerUpReplacesStruckOut', false) }
    expect(scoreSelection(withZeros(3, 9), strict).outcome).toBe('none')
    expect(scoreSelection(withZeros(2, 9), strict).winner).toBe('A')
  })

  test('a zero counts though its ballot is too far from the mean', () => {
    const given = scoring({ A: nine(90) })
    const ballots = given.ballots.map((ballot, index) =>
      index < 3 ? { ...ballot, points: { ...evenPoints(60), overview: 0 } } : ballot,
    )
    const result = scoreSelection({ ...given, ballots }, law)
    expect(result.ranking[0]?.invalidBallots).toHaveLength(3)
    expect(result).toMatchObject({ outcome: 'none', ranking: [{ struckByZeroRule: true }] })
  })
})

describe('TT 20/2023, Điều 11.8b: ties', () => {
  const tied = (a: Partial<ScoredApplication>, b: Partial<ScoredApplication>, more: Partial<Scoring> = {}) =>
    scoring({ A: nine(80), B: nine(80) }, { A: a, B: b }, more)

  test('less State money goes first', () => {
    const result = scoreSelection(tied({ stateDong: dong(11) }, { stateDong: dong(10) }), law)
    expect(result).toMatchObject({ winner: 'B', tie: { tied: ['B', 'A'], resolvedBy: 'lessStateMoney' } })
  })

  test('then an excellent task', () => {
    const result = scoreSelection(tied({}, { hasExcellentTask: true }), law)
    expect(result).toMatchObject({
      winner: 'B',
      tie: {
        resolvedBy: 'excellentTask',
        steps: [
          { rule: 'lessStateMoney', left: ['B', 'A'] },
          { rule: 'excellentTask', left: ['B'] },
        ],
      },
    })
  })

  test('then the higher mean of the content criterion', () => {
    const given = tied({}, {})
    const ballots = given.ballots.map((ballot) =>
      ballot.application === 'B' && ballot.member === 'P1'
        ? { ...ballot, points: { ...ballot.points, contentStaffMethod: 24, capability: 8 } }
        : ballot,
    )
    expect(totalOf(ballots[9] ?? { member: '', application: '', points: {} })).toBe(80)
    const result = scoreSelection({ ...given, ballots }, law)
    expect(result).toMatchObject({ winner: 'B', tie: { resolvedBy: 'higherContentScore' } })
  })

  test("at last the authority's recorded act; until then nobody wins", () => {
    const open = scoreSelection(tied({}, {}), law)
    expect(open).toMatchObject({ outcome: 'tied', tie: { tied: ['A', 'B'] } })
    expect(open.winner).toBeUndefined()
    const chosen = scoreSelection(tied({}, {}, { authorityChoice: 'B' }), law)
    expect(chosen).toMatchObject({ outcome: 'winner', winner: 'B', tie: { resolvedBy: 'authorityDecision' } })
  })

  test("the presiding member's score, in the editions that ask it (M 2014)", () => {
    const older = {
      ...law,
      selection: varied(law.selection, 'tieRules', ['chairScore', 'authorityDecision']),
    }
    const given = scoring({ A: [80, 82, 81], B: [82, 80, 81] }, {}, { presiding: 'P1' })
    expect(scoreSelection(given, older)).toMatchObject({ winner: 'B', tie: { resolvedBy: 'chairScore' } })
    expect(scoreSelection({ ...given, presiding: 'P2' }, older).winner).toBe('A')
    expect(scoreSelection({ ...given, presiding: 'P9' }, older).outcome).toBe('tied')
  })

  test('a struck or failing application is no part of a tie', () => {
    const given = tied({}, {})
    const ballots = given.ballots.map((ballot, index) =>
      index < 3 ? { ...ballot, points: { ...pointsOf(88), overview: 0, capability: 12 } } : ballot,
    )
    const struck = scoreSelection({ ...given, ballots }, law)
    expect(struck).toMatchObject({ winner: 'B' })
    expect(struck.tie).toBeUndefined()
    expect(scoreSelection(scoring({ A: nine(60), B: nine(60) }), law).outcome).toBe('none')
  })

  test('three tied are narrowed rule by rule', () => {
    const given = scoring(
      { A: nine(80), B: nine(80), C: nine(80) },
      {
        A: { stateDong: dong(9), hasExcellentTask: false },
        B: { stateDong: dong(9), hasExcellentTask: true },
      },
    )
    expect(scoreSelection(given, law)).toMatchObject({
      winner: 'B',
      tie: {
        tied: ['B', 'A', 'C'],
        steps: [
          { rule: 'lessStateMoney', left: ['B', 'A'] },
          { rule: 'excellentTask', left: ['B'] },
        ],
      },
    })
  })
})

describe('for every sitting', () => {
  const anySitting = fc
    .record({ members: fc.integer({ min: 5, max: 9 }), applications: fc.integer({ min: 1, max: 4 }) })
    .chain(({ members, applications }) =>
      fc.tuple(
        fc.array(fc.array(fc.integer({ min: 40, max: 100 }), { minLength: members, maxLength: members }), {
          minLength: applications,
          maxLength: applications,
        }),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      ),
    )
    .map(([totals, proposers]) =>
      scoring(
        Object.fromEntries(totals.map((list, index) => [`A${index}`, list])),
        Object.fromEntries(
          totals.map((_, index) => [`A${index}`, { hostIsProposer: proposers[index] ?? false }]),
        ),
      ),
    )

  test('the order of ballots and applications does not matter', () => {
    fc.assert(
      fc.property(anySitting, (given) => {
        const turned = {
          ...given,
          applications: [...given.applications].reverse(),
          ballots: [...given.ballots].reverse(),
        }
        const [one, other] = [scoreSelection(given, law), scoreSelection(turned, law)]
        expect(other.winner).toBe(one.winner)
        expect(other.outcome).toBe(one.outcome)
      }),
    )
  })

  test('the winner satisfies all, and no application that does ranks before it', () => {
    fc.assert(
      fc.property(anySitting, (given) => {
        const result = scoreSelection(given, law)
        const satisfying = result.ranking.filter((row) => row.reachesPassMark && !row.struckByZeroRule)
        expect(['none', 'repeat'].includes(result.outcome)).toBe(satisfying.length === 0)
        if (result.outcome === 'winner') expect(satisfying[0]?.application).toBe(result.winner)
        expect(result.ranking.map((row) => row.rank)).toEqual(result.ranking.map((_, index) => index + 1))
      }),
    )
  })

  test('every ballot is either valid or invalid', () => {
    fc.assert(
      fc.property(anySitting, (given) => {
        for (const row of scoreSelection(given, law).ranking) {
          expect(row.validBallots.length + row.invalidBallots.length).toBe(given.present)
        }
      }),
    )
  })
})
