import {
  type DeterminationBallot,
  determinationBallotDefects,
  type Proposal,
  tallyDetermination,
  tallyOrderText,
} from '../../domain/council/determination-tally'
import { codes, law, varied } from './law'

const passed = { urgency: true, importance: true, noDuplication: true, stateResourcesNeeded: true }
const failed = { ...passed, urgency: false }
const ballot = (
  index: number,
  proposal: Proposal,
  criteria: Record<string, boolean>,
): DeterminationBallot => ({
  member: `P${index}`,
  proposal,
  criteria,
})

/** So many ballots that recommend, recommend with changes, refuse. */
const ballots = (recommend: number, withChanges: number, refuse: number): DeterminationBallot[] => {
  const kinds: [Proposal, Record<string, boolean>, number][] = [
    ['recommend', passed, recommend],
    ['recommendWithChanges', passed, withChanges],
    ['notRecommend', failed, refuse],
  ]
  const all = kinds.flatMap(([proposal, criteria, count]) =>
    Array.from({ length: count }, () => ({ proposal, criteria })),
  )
  return all.map(({ proposal, criteria }, index) => ballot(index, proposal, criteria))
}
const tally = (
  cast: DeterminationBallot[],
  present = cast.length,
  edition: Parameters<typeof tallyDetermination>[3] = law,
) => tallyDetermination(cast, { appointed: 11, present }, 'researchProject', edition)

describe('TT 06/2023, Điều 12.6: a ballot recommends when every criterion passes', () => {
  test.each([
    ['passes and recommends', ballot(1, 'recommend', passed), []],
    ['passes and recommends with changes', ballot(1, 'recommendWithChanges', passed), []],
    ['fails one and refuses', ballot(1, 'notRecommend', failed), []],
    ['fails one and recommends', ballot(1, 'recommend', failed), ['determination/failed-yet-recommended']],
    ['passes and refuses', ballot(1, 'notRecommend', passed), ['determination/passed-yet-refused']],
    [
      'leaves one out',
      ballot(1, 'recommend', { urgency: true, importance: true, noDuplication: true }),
      ['determination/criteria-missing'],
    ],
    [
      'judges one that does not apply',
      ballot(1, 'recommend', { ...passed, outsideFunds: true }),
      ['determination/criteria-unknown'],
    ],
  ])('%s', (_title, cast, expected) => {
    expect(codes(determinationBallotDefects(cast, 'researchProject', law.determination))).toEqual(expected)
  })

  test('pilot production is judged on outside funds too', () => {
    const cast = ballot(1, 'recommend', passed)
    const defects = determinationBallotDefects(cast, 'pilotProduction', law.determination)
    expect(defects).toMatchObject([{ params: { criteria: ['outsideFunds'] } }])
  })
})

describe('TT 06/2023, Điều 12.7: more than 3/4 recommend', () => {
  test.each([
    [5, 0, 3, false],
    [6, 0, 2, false],
    [7, 0, 1, true],
    [6, 0, 3, false],
    [7, 0, 2, true],
    [8, 0, 3, false],
    [9, 0, 2, true],
  ])('%d for, %d with changes, %d against: %s', (recommend, withChanges, against, adopted) => {
    expect(tally(ballots(recommend, withChanges, against)).adopted).toBe(adopted)
  })

  test('exactly 3/4 adopts under an edition that says "at least" (TT 24/2023/BYT)', () => {
    const atLeast = { ...law, determination: varied(law.determination, 'adoptionComparator', '>=') }
    expect(tally(ballots(6, 0, 2), 8, atLeast).adopted).toBe(true)
    expect(tally(ballots(5, 0, 3), 8, atLeast).adopted).toBe(false)
  })
})

describe('the conclusion (reading "Votes": with changes when at least half of those for say so)', () => {
  test.each([
    [8, 0, 0, 'recommended'],
    [5, 3, 0, 'recommended'],
    [4, 4, 0, 'recommendedWithChanges'],
    [3, 5, 0, 'recommendedWithChanges'],
    [3, 3, 2, 'notRecommended'],
    [0, 0, 8, 'notRecommended'],
  ])('%d for, %d with changes, %d against: %s', (recommend, withChanges, against, conclusion) => {
    expect(tally(ballots(recommend, withChanges, against)).conclusion).toBe(conclusion)
  })
})

describe('the base of the share (reading "Votes")', () => {
  const invalid = [...ballots(7, 0, 0), ballot(90, 'recommend', failed), ballot(91, 'recommend', {})]

  test('invalid ballots stay in it', () => {
    expect(tally(invalid)).toMatchObject({
      turnout: { appointed: 11, present: 9, cast: 9, valid: 7 },
      invalidBallots: ['P90', 'P91'],
      for: 7,
      base: 9,
      adopted: true,
    })
    const more = [...invalid, ballot(92, 'recommend', {})]
    expect(tally(more)).toMatchObject({ base: 10, adopted: false })
  })

  test('ballots that were not cast stay in it', () => {
    expect(tally(ballots(7, 0, 0), 9).adopted).toBe(true)
    expect(tally(ballots(7, 0, 0), 10).adopted).toBe(false)
  })

  test('unless the edition takes them out', () => {
    const valid = { ...law, council: varied(law.council, 'invalidBallotsInBase', false) }
    expect(tally([...invalid, ballot(92, 'recommend', {})], 11, valid)).toMatchObject({
      base: 7,
      adopted: true,
    })
  })

  test.each([
    ['present', 10],
    ['ballotsCast', 9],
    ['appointed', 11],
  ] as const)('a share of those %s is taken of %d', (base, expected) => {
    const edition = { ...law, determination: varied(law.determination, 'adoptionBase', base) }
    expect(tally(invalid, 10, edition).base).toBe(expected)
  })

  test('without a valid ballot there is no conclusion and the sitting is repeated', () => {
    expect(tally([ballot(1, 'recommend', {})]).conclusion).toBe('repeat')
    expect(tally([], 7).conclusion).toBe('repeat')
    const final = { ...law, council: varied(law.council, 'repeatedWithoutValidBallot', false) }
    expect(tally([], 7, final).conclusion).toBe('notRecommended')
  })

  test('the last ballot of a member counts', () => {
    const changed = [...ballots(0, 0, 1), ballot(0, 'recommend', passed)]
    expect(tally(changed)).toMatchObject({ turnout: { cast: 1 }, for: 1 })
  })
})

describe('TT 06/2023, Điều 12.9: the text of the order needs more than 3/4', () => {
  test.each([
    [6, 8, false],
    [7, 8, true],
    [6, 9, false],
    [7, 9, true],
    [0, 0, false],
  ])('%d of %d: %s', (agreeing, present, adopted) => {
    const turnout = { appointed: 11, present, cast: present, valid: present }
    expect(tallyOrderText(agreeing, turnout, law)).toMatchObject({ adopted, agreeing, base: present })
  })
})
