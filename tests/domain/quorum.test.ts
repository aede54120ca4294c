import fc from 'fast-check'
import type { Seat, SeatRole } from '../../domain/council/composition'
import {
  type AppraisalMember,
  type Attendance,
  appraisalQuorum,
  appraisalTeamDefects,
  councilQuorum,
  fewestOf,
} from '../../domain/council/quorum'
import { compareShare } from '../../domain/fractions'
import { codes, law, varied } from './law'

const roles: SeatRole[] = ['chair', 'viceChair', 'reviewer', 'reviewer', 'scientificSecretary']
const seats = (size: number): Seat[] =>
  Array.from({ length: size }, (_, index) => ({ person: `P${index + 1}`, role: roles[index] ?? 'member' }))
const people = (...numbers: number[]) => numbers.map((number) => ({ person: `P${number}` }))
const attendance = (size: number, present: number[], more: Partial<Attendance> = {}): Attendance => ({
  seats: seats(size),
  recused: [],
  present: people(...present),
  ...more,
})
const authorisation = { from: 'P1', to: 'P2' }

describe('NĐ 08/2014, Điều 33.1: at least 2/3 of the members', () => {
  test.each([
    [9, [1, 3, 4, 5, 6], 6, ['quorum/too-few']],
    [9, [1, 3, 4, 5, 6, 7], 6, []],
    [7, [1, 3, 4, 5], 5, ['quorum/too-few']],
    [7, [1, 3, 4, 5, 6], 5, []],
    [8, [1, 3, 4, 5, 6], 6, ['quorum/too-few']],
    [8, [1, 3, 4, 5, 6, 7], 6, []],
  ])('of %d members %j are there, %d are needed: %j', (size, present, needed, expected) => {
    const quorum = councilQuorum(attendance(size, present), law.council)
    expect(quorum).toMatchObject({ needed, appointed: size, base: size, present: present.length })
    expect(codes(quorum.defects)).toEqual(expected)
    expect(quorum.ok).toBe(expected.length === 0)
  })

  test.each([
    ['no reviewer', [1, 2, 4, 5, 6, 7], ['quorum/seat-absent']],
    ['neither reviewer', [1, 2, 5, 6, 7, 8], ['quorum/seat-absent', 'quorum/seat-absent']],
    ['no scientific secretary', [1, 2, 3, 4, 6, 7], ['quorum/seat-absent']],
  ])('%s', (_title, present, expected) => {
    expect(codes(councilQuorum(attendance(9, present), law.council).defects)).toEqual(expected)
  })

  test('an absent member is named with the seat', () => {
    const [defect] = councilQuorum(attendance(9, [1, 2, 4, 5, 6, 7]), law.council).defects
    expect(defect).toMatchObject({ params: { seat: 'reviewer', person: 'P3' } })
  })
})

describe('who presides (NĐ 08/2014, Điều 33.1: the chair, or the vice chair authorised in writing)', () => {
  const withoutChair = [2, 3, 4, 5, 6, 7]

  test('the chair', () => {
    const quorum = councilQuorum(attendance(9, [1, 2, 3, 4, 5, 6]), law.council)
    expect(quorum.presiding).toEqual({ person: 'P1', seat: 'chair' })
  })

  test.each([
    ['without authorisation', undefined],
    ['authorised by another', { from: 'P3', to: 'P2' }],
    ['with another authorised', { from: 'P1', to: 'P3' }],
  ])('not the vice chair %s', (_title, given) => {
    const more = given ? { authorisation: given } : {}
    const quorum = councilQuorum(attendance(9, withoutChair, more), law.council)
    expect(codes(quorum.defects)).toEqual(['quorum/nobody-presides'])
    expect(quorum.presiding).toBeUndefined()
  })

  test('the vice chair authorised by the chair', () => {
    const quorum = councilQuorum(attendance(9, withoutChair, { authorisation }), law.council)
    expect(quorum).toMatchObject({ ok: true, presiding: { person: 'P2', seat: 'viceChair' } })
  })

  test('the vice chair without a paper, where the edition asks for none', () => {
    const lax = varied(law.council, 'viceChairNeedsAuthorisation', false)
    expect(councilQuorum(attendance(9, withoutChair), lax).ok).toBe(true)
  })
})

describe('recused members (reading "Quorum")', () => {
  const present = [1, 3, 4, 5, 6]

  test('leave the denominator', () => {
    const quorum = councilQuorum(attendance(8, present, { recused: ['P7', 'P8'] }), law.council)
    expect(quorum).toMatchObject({ ok: true, recused: 2, base: 6, needed: 4 })
  })

  test('stay in it where the edition says so', () => {
    const strict = varied(law.council, 'recusedInDenominator', true)
    const quorum = councilQuorum(attendance(8, present, { recused: ['P7', 'P8'] }), strict)
    expect(quorum).toMatchObject({ ok: false, base: 8, needed: 6 })
  })

  test('are not present though they come', () => {
    const quorum = councilQuorum(attendance(7, [1, 3, 4, 5, 6], { recused: ['P6'] }), law.council)
    expect(quorum).toMatchObject({ base: 6, present: 4, needed: 4, ok: true })
  })

  test('are replaced first when they hold a key seat', () => {
    const quorum = councilQuorum(attendance(9, [1, 2, 4, 5, 6, 7, 8], { recused: ['P3'] }), law.council)
    expect(codes(quorum.defects)).toEqual(['quorum/seat-not-replaced'])
  })

  test('a key seat that nobody holds keeps the council from sitting', () => {
    const held = {
      ...attendance(9, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
      seats: seats(9).filter((seat) => seat.role !== 'reviewer'),
    }
    expect(codes(councilQuorum(held, law.council).defects)).toEqual(['quorum/seat-unfilled'])
  })
})

describe('attending online (TT 06/2023, Điều 11.1; TT 20/2023, Điều 10.1)', () => {
  const online = people(1, 3, 4, 5, 6, 7).map((presence) => ({ ...presence, mode: 'online' as const }))

  test('counts where the edition says so, else not', () => {
    expect(councilQuorum(attendance(9, [], { present: online }), law.council).present).toBe(6)
    const strict = varied(law.council, 'onlineAttendanceCounts', false)
    expect(councilQuorum(attendance(9, [], { present: online }), strict).present).toBe(0)
  })
})

describe('the appraisal team (TT 20/2023, Điều 8.4, 13.1b)', () => {
  const team: AppraisalMember[] = [
    { person: 'A', role: 'head' },
    { person: 'B', role: 'deputy' },
    { person: 'C', role: 'fundManager' },
    { person: 'P3', role: 'councilMember' },
    { person: 'E', role: 'secretary' },
  ]

  test.each([
    [['A', 'B', 'C', 'P3', 'E'], [], 'A'],
    [['A', 'B', 'C', 'P3'], [], 'A'],
    [['B', 'C', 'P3', 'E'], [], 'B'],
    [['A', 'B', 'P3'], ['quorum/too-few'], 'A'],
    [['A', 'B', 'C', 'E'], ['quorum/seat-absent'], 'A'],
    [['C', 'P3', 'E'], ['quorum/too-few', 'quorum/nobody-presides'], undefined],
  ])('%j are there: %j', (present, expected, presiding) => {
    const quorum = appraisalQuorum(team, present, law.appraisal)
    expect(codes(quorum.defects)).toEqual(expected)
    expect(quorum.needed).toBe(4)
    expect(quorum.presiding?.person).toBe(presiding)
  })

  test.each([
    ['P1', []],
    ['P2', []],
    ['P3', []],
    ['P5', ['appraisal/council-member']],
    ['P6', ['appraisal/council-member']],
    ['X', ['appraisal/council-member']],
  ])("the council's member is %s: %j", (person, expected) => {
    const changed = team.map((member) => (member.role === 'councilMember' ? { ...member, person } : member))
    expect(codes(appraisalTeamDefects(changed, seats(9), law.appraisal))).toEqual(expected)
  })

  test('each seat is held once', () => {
    expect(codes(appraisalTeamDefects(team.slice(1), seats(9), law.appraisal))).toEqual([
      'appraisal/seat-count',
    ])
    const twice = [...team, { person: 'F', role: 'head' as const }]
    expect(codes(appraisalTeamDefects(twice, seats(9), law.appraisal))).toEqual(['appraisal/seat-count'])
  })

  test('a seat that the edition does not know', () => {
    const smaller = varied(law.appraisal, 'teamSeats', ['head', 'fundManager', 'councilMember', 'secretary'])
    expect(codes(appraisalTeamDefects(team, seats(9), smaller))).toEqual(['appraisal/seat-unknown'])
  })
})

test('the fewest is the least number that satisfies the share', () => {
  const comparators = fc.constantFrom('>' as const, '>=' as const)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(8), comparators, (base, numerator, comparator) => {
      const share = { numerator, denominator: 9 }
      const needed = fewestOf(base, share, comparator)
      expect(compareShare(needed, base, comparator, share)).toBe(true)
      expect(needed > 0 && compareShare(needed - 1, base, comparator, share)).toBe(false)
    }),
  )
})
