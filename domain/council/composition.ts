import type { Law } from '../../regulations/schema'
import { type Refusal, refuse } from '../verdict'

/** The three councils in the life of a task. */
export type CouncilKind = 'determination' | 'selection' | 'acceptance'

/** A place on a council. */
export type SeatRole = Law['determination']['requiredSeats']['value'][number]

/** For whom a member of an acceptance council sits. */
export type Representation = 'expert' | Law['acceptance']['representativesOf']['value'][number]

/** Who sits where; `organisations` are those that the person belongs to, as the caller judges it. */
export interface Seat {
  readonly person: string
  readonly role: SeatRole
  readonly as?: Representation
  readonly organisations?: readonly string[]
}

/** Whom a council must be free of, and who sat on the councils before it (acceptance). */
export interface CouncilSides {
  readonly hosts: readonly string[]
  readonly partners: readonly string[]
  readonly earlierMembers?: readonly string[]
}

/** The edition's groups that compose a council. */
export type CompositionLaw = Pick<Law, CouncilKind>

const belongsTo = (seat: Seat, organisations: readonly string[]) =>
  seat.organisations?.some((organisation) => organisations.includes(organisation)) ?? false

const people = (seats: readonly Seat[]) => seats.map((seat) => seat.person)

/** Every defect of a proposed council at once; none means that it may be appointed. */
export function compositionDefects(
  kind: CouncilKind,
  seats: readonly Seat[],
  sides: CouncilSides,
  law: CompositionLaw,
): Refusal[] {
  const repeated = people(seats).filter((person, index, all) => all.indexOf(person) !== index)
  return [
    ...(repeated.length > 0 ? [refuse('council/seated-twice', { people: [...new Set(repeated)] })] : []),
    ...sizeDefects(kind, seats, law),
    ...seatDefects(seats, law[kind]),
    ...(kind === 'selection' ? selectionSideDefects(seats, sides, law.selection) : []),
    ...(kind === 'acceptance' ? acceptanceDefects(seats, sides, law.acceptance) : []),
  ]
}

function sizeDefects(kind: CouncilKind, seats: readonly Seat[], law: CompositionLaw): Refusal[] {
  const least = kind === 'acceptance' ? law.acceptance.members : law[kind].membersMin
  const most = kind === 'acceptance' ? law.acceptance.members : law[kind].membersMax
  const count = seats.length
  if (count >= least.value && count <= most.value) return []
  const { cite: clause } = count < least.value ? least : most
  return [refuse('council/size', { clause, count, least: least.value, most: most.value })]
}

function seatDefects(
  seats: readonly Seat[],
  { requiredSeats, reviewers }: Pick<Law['selection'], 'requiredSeats' | 'reviewers'>,
): Refusal[] {
  const count = (role: SeatRole) => seats.filter((seat) => seat.role === role).length
  const single = (['chair', 'viceChair', 'scientificSecretary'] as const).flatMap((seat) => {
    const needed = requiredSeats.value.includes(seat) ? 1 : 0
    const held = count(seat)
    if (held === needed || held === 1) return []
    return [refuse('council/seat-count', { clause: requiredSeats.cite, seat, held, needed: 1 })]
  })
  if (count('reviewer') === reviewers.value) return single
  const held = count('reviewer')
  return [
    ...single,
    refuse('council/seat-count', { clause: reviewers.cite, seat: 'reviewer', held, needed: reviewers.value }),
  ]
}

function selectionSideDefects(
  seats: readonly Seat[],
  sides: CouncilSides,
  { excludedGrounds, hostMembersAllowedOutsideKeySeats: allowed }: Law['selection'],
): Refusal[] {
  const defects: Refusal[] = []
  if (excludedGrounds.value.includes('ofHost')) {
    const ofHost = seats.filter((seat) => belongsTo(seat, sides.hosts))
    const ordinary = ofHost.filter((seat) => seat.role === 'member').slice(0, allowed.value)
    const barred = ofHost.filter((seat) => !ordinary.includes(seat))
    if (barred.length > 0) {
      defects.push(refuse('council/of-host', { clause: excludedGrounds.cite, people: people(barred) }))
    }
  }
  const ofPartner = seats.filter((seat) => belongsTo(seat, sides.partners))
  if (excludedGrounds.value.includes('ofPartner') && ofPartner.length > 0) {
    defects.push(refuse('council/of-partner', { clause: excludedGrounds.cite, people: people(ofPartner) }))
  }
  return defects
}

function acceptanceDefects(seats: readonly Seat[], sides: CouncilSides, law: Law['acceptance']): Refusal[] {
  const defects: Refusal[] = []
  const experts = seats.filter((seat) => seat.as === 'expert').length
  if (experts !== law.expertMembers.value) {
    const { cite: clause, value: needed } = law.expertMembers
    defects.push(refuse('council/experts', { clause, count: experts, needed }))
  }
  const { cite: clause, value: parties } = law.representativesOf
  for (const party of parties) {
    if (seats.some((seat) => seat.as === party)) continue
    defects.push(refuse('council/representative-missing', { clause, party }))
  }
  const unstated = seats.filter((seat) => seat.as === undefined)
  if (unstated.length > 0) {
    defects.push(refuse('council/representation-unstated', { clause, people: people(unstated) }))
  }
  const earlier = seats.filter((seat) => sides.earlierMembers?.includes(seat.person)).length
  if (earlier < law.earlierCouncilMembersMin.value) {
    const { cite, value: needed } = law.earlierCouncilMembersMin
    defects.push(refuse('council/earlier-members', { clause: cite, count: earlier, needed }))
  }
  const barred = seats.filter(
    (seat) => belongsTo(seat, sides.hosts) && law.hostMemberKeySeatsBarred.value.includes(seat.role),
  )
  if (barred.length > 0) {
    const { cite } = law.hostMemberKeySeatsBarred
    defects.push(refuse('council/host-in-key-seat', { clause: cite, people: people(barred) }))
  }
  return defects
}

/** Defects of the expert group of an acceptance: its number, its members' seats and its head's seat. */
export function expertGroupDefects(
  group: { readonly members: readonly string[]; readonly head: string },
  seats: readonly Seat[],
  law: Law['acceptance'],
): Refusal[] {
  const defects: Refusal[] = []
  const members = new Set([...group.members, group.head])
  if (members.size !== law.expertGroup.value) {
    const { cite: clause, value: needed } = law.expertGroup
    defects.push(refuse('council/expert-group-size', { clause, count: members.size, needed }))
  }
  const outside = [...members].filter((person) => !seats.some((seat) => seat.person === person))
  if (outside.length > 0) {
    defects.push(refuse('council/expert-group-outside', { clause: law.expertGroup.cite, people: outside }))
  }
  const head = seats.find((seat) => seat.person === group.head)
  if (head === undefined || !law.expertGroupLedBy.value.includes(head.role)) {
    const { cite: clause, value: seatsAllowed } = law.expertGroupLedBy
    defects.push(refuse('council/expert-group-head', { clause, person: group.head, seats: seatsAllowed }))
  }
  return defects
}

/** Defects of a counting panel: so many members, all of them present at the sitting. */
export function countingPanelDefects(
  panel: readonly string[],
  present: readonly string[],
  size: Law['selection']['countingPanel'],
): Refusal[] {
  const members = new Set(panel)
  const defects: Refusal[] = []
  if (members.size !== size.value || panel.length !== size.value) {
    defects.push(
      refuse('council/counting-panel-size', { clause: size.cite, count: members.size, needed: size.value }),
    )
  }
  const absent = [...members].filter((person) => !present.includes(person))
  if (absent.length > 0) {
    defects.push(refuse('council/counting-panel-absent', { clause: size.cite, people: absent }))
  }
  return defects
}
