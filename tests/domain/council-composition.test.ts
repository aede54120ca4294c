import {
  compositionDefects,
  countingPanelDefects,
  expertGroupDefects,
  type Seat,
  type SeatRole,
} from '../../domain/council/composition'
import {
  acceptanceConflicts,
  type Candidate,
  maySit,
  type Relation,
  selectionConflicts,
} from '../../domain/council/conflict'
import { codes, law, varied } from './law'

const roles: SeatRole[] = ['chair', 'viceChair', 'reviewer', 'reviewer', 'scientificSecretary']

/** A council of so many, its key seats filled. */
const council = (size: number): Seat[] =>
  Array.from({ length: size }, (_, index) => ({
    person: `P${index + 1}`,
    role: roles[index] ?? 'member',
    organisations: [`O${index + 1}`],
  }))

/** An acceptance council: six experts and three representatives. */
const acceptanceCouncil = (): Seat[] =>
  council(9).map((seat, index) => ({
    ...seat,
    as: index < 6 ? 'expert' : (['manager', 'user', 'proposer'] as const)[index - 6],
  }))

const sides = { hosts: ['HOST'], partners: ['PARTNER'], earlierMembers: ['P2'] }
const reseat = (seats: Seat[], index: number, change: Partial<Seat>): Seat[] =>
  seats.map((seat, at) => (at === index ? { ...seat, ...change } : seat))

describe('size', () => {
  test.each([
    [6, ['council/size']],
    [7, []],
    [11, []],
    [12, ['council/size']],
  ])('TT 06/2023, Điều 10.2: a determination council of %d: %j', (size, expected) => {
    expect(codes(compositionDefects('determination', council(size), sides, law))).toEqual(expected)
  })

  test.each([
    [6, ['council/size']],
    [7, []],
    [9, []],
    [10, ['council/size']],
  ])('TT 20/2023, Điều 8.1a: a selection council of %d: %j', (size, expected) => {
    expect(codes(compositionDefects('selection', council(size), sides, law))).toEqual(expected)
  })

  test('TT 11/2014, Điều 9.3: an acceptance council has nine', () => {
    expect(compositionDefects('acceptance', acceptanceCouncil(), sides, law)).toEqual([])
    const eight = acceptanceCouncil().slice(0, 8)
    const found = compositionDefects('acceptance', eight, sides, law)
    expect(codes(found)).toEqual(['council/size', 'council/representative-missing'])
    expect(found[0]).toMatchObject({ params: { count: 8, least: 9, most: 9 } })
  })
})

describe('seats (TT 06/2023, Điều 10.2; TT 20/2023, Điều 8.1a; TT 11/2014, Điều 9.3)', () => {
  test.each([
    ['no chair', 0, 'member', { seat: 'chair', held: 0, needed: 1 }],
    ['two chairs', 1, 'chair', { seat: 'chair', held: 2, needed: 1 }],
    ['no vice chair', 1, 'member', { seat: 'viceChair', held: 0, needed: 1 }],
    ['no scientific secretary', 4, 'member', { seat: 'scientificSecretary', held: 0, needed: 1 }],
    ['one reviewer', 2, 'member', { seat: 'reviewer', held: 1, needed: 2 }],
    ['three reviewers', 5, 'reviewer', { seat: 'reviewer', held: 3, needed: 2 }],
  ] as const)('%s', (_title, index, role, params) => {
    const found = compositionDefects('selection', reseat(council(7), index, { role }), sides, law)
    expect(found).toContainEqual(expect.objectContaining({ code: 'council/seat-count', params }))
    expect(found.every((defect) => defect.clause?.includes('Điều 8'))).toBe(true)
  })

  test('a person sits once', () => {
    const seats = reseat(council(7), 6, { person: 'P1' })
    expect(compositionDefects('determination', seats, sides, law)).toMatchObject([
      { code: 'council/seated-twice', params: { people: ['P1'] } },
    ])
  })

  test('all defects come at once', () => {
    const seats = council(6).map(
      (seat): Seat => ({ ...seat, role: 'member', organisations: ['HOST', 'PARTNER'] }),
    )
    expect(codes(compositionDefects('selection', seats, sides, law))).toEqual([
      'council/size',
      'council/seat-count',
      'council/seat-count',
      'council/seat-count',
      'council/seat-count',
      'council/of-host',
      'council/of-partner',
    ])
  })
})

describe('nobody from host or partner sits on a selection council (TT 20/2023, Điều 8.2b, c)', () => {
  test.each([
    ['HOST', 6, 'council/of-host'],
    ['HOST', 0, 'council/of-host'],
    ['PARTNER', 6, 'council/of-partner'],
  ] as const)('of %s in seat %d', (organisation, index, code) => {
    const seats = reseat(council(7), index, { organisations: ['O9', organisation] })
    const found = compositionDefects('selection', seats, sides, law)
    expect(found).toMatchObject([{ code, params: { people: [`P${index + 1}`] } }])
  })

  test('an edition that admits one host member outside the key seats admits one', () => {
    const older = { ...law, selection: varied(law.selection, 'hostMembersAllowedOutsideKeySeats', 1) }
    const one = reseat(council(7), 6, { organisations: ['HOST'] })
    expect(compositionDefects('selection', one, sides, older)).toEqual([])
    const two = reseat(one, 5, { organisations: ['HOST'] })
    expect(compositionDefects('selection', two, sides, older)).toMatchObject([{ params: { people: ['P7'] } }])
    const key = reseat(council(7), 2, { organisations: ['HOST'] })
    expect(codes(compositionDefects('selection', key, sides, older))).toEqual(['council/of-host'])
  })
})

describe('acceptance (TT 11/2014, Điều 9.3)', () => {
  const found = (seats: Seat[], earlierMembers = ['P2']) =>
    codes(compositionDefects('acceptance', seats, { ...sides, earlierMembers }, law))

  test('six experts', () => {
    expect(found(reseat(acceptanceCouncil(), 5, { as: 'user' }))).toEqual(['council/experts'])
    expect(found(reseat(acceptanceCouncil(), 5, { as: undefined }))).toEqual([
      'council/experts',
      'council/representation-unstated',
    ])
  })

  test.each([
    ['manager', 6],
    ['user', 7],
    ['proposer', 8],
  ] as const)('the representative of the %s', (_party, index) => {
    const seats = reseat(acceptanceCouncil(), index, { as: 'expert' })
    expect(found(seats)).toEqual(['council/experts', 'council/representative-missing'])
  })

  test('at least one member of the earlier councils', () => {
    expect(found(acceptanceCouncil(), ['P9'])).toEqual([])
    expect(found(acceptanceCouncil(), [])).toEqual(['council/earlier-members'])
  })

  test.each([
    [0, ['council/host-in-key-seat']],
    [1, ['council/host-in-key-seat']],
    [3, ['council/host-in-key-seat']],
    [4, ['council/host-in-key-seat']],
    [5, []],
  ])('a member of the host in seat %d: %j', (index, expected) => {
    expect(found(reseat(acceptanceCouncil(), index, { organisations: ['HOST'] }))).toEqual(expected)
  })

  test.each([
    [['P1', 'P3', 'P6'], 'P1', []],
    [['P2', 'P3', 'P6'], 'P2', []],
    [['P1', 'P3'], 'P1', ['council/expert-group-size']],
    [['P3', 'P5', 'P6'], 'P3', ['council/expert-group-head']],
    [['P1', 'P3', 'X'], 'P1', ['council/expert-group-outside']],
  ])('Điều 9.4: an expert group %j led by %s: %j', (members, head, expected) => {
    expect(codes(expertGroupDefects({ members, head }, acceptanceCouncil(), law.acceptance))).toEqual(
      expected,
    )
  })

  test.each([
    [['P1', 'P2', 'P3'], []],
    [['P1', 'P2'], ['council/counting-panel-size']],
    [['P1', 'P2', 'P2'], ['council/counting-panel-size']],
    [['P1', 'P2', 'P9'], ['council/counting-panel-absent']],
  ])('Điều 10.5c: a counting panel %j: %j', (panel, expected) => {
    const present = ['P1', 'P2', 'P3', 'P4']
    expect(codes(countingPanelDefects(panel, present, law.acceptance.countingPanel))).toEqual(expected)
  })
})

describe('conflict of interest', () => {
  const side = { host: 'HOST', partners: ['PARTNER'], keyPeople: ['PI', 'SEC'], otherPeople: ['TECH'] }
  const person = (change: Partial<Candidate> = {}): Candidate => ({
    person: 'A',
    role: 'member',
    organisations: ['O1'],
    relations: [],
    ...change,
  })
  const related = (kind: Relation, other = 'PI') => person({ relations: [{ person: other, kind }] })

  test.each([
    ['nothing', person(), []],
    ['the investigator', person({ person: 'PI' }), ['applicant']],
    ['a technician of the team', person({ person: 'TECH' }), ['applicant']],
    ['of the host', person({ organisations: ['HOST'] }), ['ofHost']],
    ['of a partner', person({ organisations: ['PARTNER'] }), ['ofPartner']],
    ['spouse of the investigator', related('spouse'), ['relative']],
    ['parent of the secretary', related('parent', 'SEC'), ['relative']],
    ['child', related('child'), ['relative']],
    ['sibling', related('sibling'), ['relative']],
    ['spouse of a technician', related('spouse', 'TECH'), []],
    ['co-author', related('coAuthor'), ['partial']],
    ['same employer', related('sameEmployer'), ['partial']],
    ['co-author of a stranger', related('coAuthor', 'X'), []],
    ['sanctioned', person({ sanctioned: true }), ['sanctioned']],
    ['declared partial', person({ partiality: 'Cùng thực hiện nhiệm vụ khác' }), ['partial']],
  ] as const)('TT 20/2023, Điều 8.2: %s', (_title, candidate, expected) => {
    const found = selectionConflicts(candidate, [side], law.selection)
    expect(found.map((conflict) => conflict.ground)).toEqual(expected)
  })

  test('the relation and the person are named', () => {
    const conflicts = selectionConflicts(related('spouse', 'SEC'), [side], law.selection)
    expect(maySit('A', conflicts)).toEqual({
      ok: false,
      code: 'council/conflict-of-interest',
      clause: law.selection.excludedRelations.cite,
      params: { person: 'A', ground: 'relative', relation: 'spouse', with: 'SEC' },
    })
    expect(maySit('A', [])).toEqual({ ok: true })
  })

  test('with several applicants each conflict is found', () => {
    const candidate = person({ organisations: ['HOST'], relations: [{ person: 'PI2', kind: 'coAuthor' }] })
    const other = { host: 'H2', partners: [], keyPeople: ['PI2'] }
    const found = selectionConflicts(candidate, [side, other], law.selection)
    expect(found.map((conflict) => conflict.with)).toEqual(['HOST', 'PI2'])
  })

  test("grounds and relations are the edition's", () => {
    const lax = varied(law.selection, 'excludedGrounds', ['applicant', 'relative'])
    expect(selectionConflicts(person({ organisations: ['HOST'] }), [side], lax)).toEqual([])
    const strict = varied(law.selection, 'partialRelations', [])
    expect(selectionConflicts(related('coAuthor'), [side], strict)).toEqual([])
    const older = varied(law.selection, 'hostMembersAllowedOutsideKeySeats', 1)
    expect(selectionConflicts(person({ organisations: ['HOST'] }), [side], older)).toEqual([])
    const chair = person({ organisations: ['HOST'], role: 'chair' })
    expect(selectionConflicts(chair, [side], older)).toHaveLength(1)
  })

  test.each([
    ['the investigator', person({ person: 'PI' }), ['applicant']],
    ['of the host', person({ organisations: ['HOST'] }), []],
    ['spouse', related('spouse'), ['relative']],
    ['co-author', related('coAuthor'), []],
    ['sanctioned', person({ sanctioned: true }), ['sanctioned']],
    ['proof of a conflict', person({ partiality: 'Có chứng cứ' }), ['partial']],
  ] as const)('TT 11/2014, Điều 9.5: %s', (_title, candidate, expected) => {
    const found = acceptanceConflicts(candidate, side, law.acceptance)
    expect(found.map((conflict) => conflict.ground)).toEqual(expected)
  })
})
