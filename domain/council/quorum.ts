import type { Cited, Comparator, Law, Share } from '../../regulations/schema'
import { compareShare } from '../fractions'
import { type Refusal, refuse } from '../verdict'
import type { Seat, SeatRole } from './composition'

/** A member's presence. */
export interface Presence {
  readonly person: string
  readonly mode?: 'inPerson' | 'online'
}

/** What is known when a sitting is about to open. */
export interface Attendance {
  /** The appointed members, replacements in the place of those replaced. */
  readonly seats: readonly Seat[]
  /** Members who may not take part and were not replaced. */
  readonly recused: readonly string[]
  readonly present: readonly Presence[]
  /** The chair's written authorisation, if there is one. */
  readonly authorisation?: { readonly from: string; readonly to: string }
}

/** The quorum with its arithmetic, for a page and for the minutes. */
export interface Quorum {
  readonly ok: boolean
  readonly appointed: number
  readonly recused: number
  /** Members of whom the share is taken. */
  readonly base: number
  readonly present: number
  /** The fewest present that satisfy the share. */
  readonly needed: number
  readonly share: Share
  readonly comparator: Comparator
  readonly clause: string
  /** Who presides, when someone may. */
  readonly presiding?: { readonly person: string; readonly seat: string }
  /** Everything that is missing; empty exactly when `ok`. */
  readonly defects: readonly Refusal[]
}

/** The fewest of `base` that satisfy the share. */
export function fewestOf(base: number, share: Share, comparator: Comparator): number {
  let needed = Math.max(0, Math.floor((base * share.numerator) / share.denominator) - 1)
  while (needed <= base && !compareShare(needed, base, comparator, share)) needed++
  return needed
}

function shareDefect(
  present: number,
  base: number,
  share: Cited<Share>,
  comparator: Cited<Comparator>,
): { needed: number; defects: Refusal[] } {
  const needed = fewestOf(base, share.value, comparator.value)
  const met = compareShare(present, base, comparator.value, share.value)
  const defects = met ? [] : [refuse('quorum/too-few', { clause: share.cite, present, base, needed })]
  return { needed, defects }
}

/** The arithmetic as a page shows it: the counts, the share with its clause, and who presides. */
function quorumOf(
  counted: Pick<Quorum, 'appointed' | 'recused' | 'base' | 'present' | 'needed' | 'defects'>,
  law: Pick<Law['council'], 'quorumShare' | 'quorumComparator'>,
  presiding: { readonly person: string; readonly role: NonNullable<Quorum['presiding']>['seat'] } | undefined,
): Quorum {
  return {
    ok: counted.defects.length === 0,
    ...counted,
    share: law.quorumShare.value,
    comparator: law.quorumComparator.value,
    clause: law.quorumShare.cite,
    ...(presiding === undefined ? {} : { presiding: { person: presiding.person, seat: presiding.role } }),
  }
}

/**
 * Whether a council may sit (NĐ 08/2014, Điều 33.1): the share, who presides, the seats that must be
 * filled.
 */
export function councilQuorum(attendance: Attendance, law: Law['council']): Quorum {
  const { seats } = attendance
  const recused = seats.filter((seat) => attendance.recused.includes(seat.person))
  const here = seats.filter((seat) => !recused.includes(seat) && attends(seat, attendance.present, law))
  const base = law.recusedInDenominator.value ? seats.length : seats.length - recused.length
  const share = shareDefect(here.length, base, law.quorumShare, law.quorumComparator)
  const presiding = presidingSeat(here, attendance, law)
  const { cite: clause, value: mustAttend } = law.allMustAttend
  const key = (seat: Seat) => mustAttend.includes(seat.role)
  const absent = seats.filter((seat) => key(seat) && !here.includes(seat) && !recused.includes(seat))
  const unreplaced = law.recusedKeySeatReplacedFirst.value ? recused.filter(key) : []
  const unfilled = mustAttend.filter((role) => !seats.some((seat) => seat.role === role))
  const defects = [
    ...share.defects,
    ...(presiding === undefined ? [refuse('quorum/nobody-presides', { clause: law.presidedBy.cite })] : []),
    ...absent.map(({ role, person }) => refuse('quorum/seat-absent', { clause, seat: role, person })),
    ...unfilled.map((seat) => refuse('quorum/seat-unfilled', { clause, seat })),
    ...unreplaced.map(({ role, person }) =>
      refuse('quorum/seat-not-replaced', {
        clause: law.recusedKeySeatReplacedFirst.cite,
        seat: role,
        person,
      }),
    ),
  ]
  const counted = { appointed: seats.length, recused: recused.length, base, present: here.length }
  return quorumOf({ ...counted, needed: share.needed, defects }, law, presiding)
}

function attends(seat: Seat, present: readonly Presence[], law: Law['council']): boolean {
  return present.some(
    ({ person, mode }) => person === seat.person && (mode !== 'online' || law.onlineAttendanceCounts.value),
  )
}

/** The first seat in the law's order that is here; another than the chair needs the chair's authorisation. */
function presidingSeat(
  here: readonly Seat[],
  { seats, authorisation }: Attendance,
  law: Law['council'],
): Seat | undefined {
  const chair = seats.find((seat) => seat.role === 'chair')
  const authorised = (seat: Seat) =>
    authorisation !== undefined && authorisation.from === chair?.person && authorisation.to === seat.person
  const may = (seat: Seat) =>
    seat.role === 'chair' || !law.viceChairNeedsAuthorisation.value || authorised(seat)
  const inOrder = law.presidedBy.value.map((role: SeatRole) => here.find((seat) => seat.role === role))
  return inOrder.find((seat): seat is Seat => seat !== undefined && may(seat))
}

/** A place on the team that checks the cost. */
export type AppraisalSeat = Law['appraisal']['teamSeats']['value'][number]

/** Who sits where on an appraisal team. */
export interface AppraisalMember {
  readonly person: string
  readonly role: AppraisalSeat
}

/** Defects of an appraisal team: its seats, and the seat that its council member holds on the council. */
export function appraisalTeamDefects(
  team: readonly AppraisalMember[],
  council: readonly Seat[],
  law: Law['appraisal'],
): Refusal[] {
  const { cite: clause, value: seats } = law.teamSeats
  const counts = seats.flatMap((seat) => {
    const held = team.filter((member) => member.role === seat).length
    return held === 1 ? [] : [refuse('appraisal/seat-count', { clause, seat, held, needed: 1 })]
  })
  const foreign = team.filter((member) => !seats.includes(member.role)).map((member) => member.person)
  const from = law.councilMemberFrom
  const wrong = team.filter(
    ({ role, person }) =>
      role === 'councilMember' &&
      !council.some((seat) => seat.person === person && from.value.some((allowed) => allowed === seat.role)),
  )
  return [
    ...counts,
    ...(foreign.length > 0 ? [refuse('appraisal/seat-unknown', { clause, people: foreign })] : []),
    ...wrong.map(({ person }) =>
      refuse('appraisal/council-member', { clause: from.cite, person, seats: from.value }),
    ),
  ]
}

/** Whether an appraisal team may sit (TT 20/2023, Điều 13.1): the share, and the council's member with it. */
export function appraisalQuorum(
  team: readonly AppraisalMember[],
  present: readonly string[],
  law: Law['appraisal'],
): Quorum {
  const here = team.filter((member) => present.includes(member.person))
  const share = shareDefect(here.length, team.length, law.quorumShare, law.quorumComparator)
  const [presiding] = law.presidedBy.value.flatMap((role) => here.filter((member) => member.role === role))
  const { cite: clause, value: mustAttend } = law.mustAttend
  const absent = mustAttend.filter((seat) => !here.some((member) => member.role === seat))
  const defects = [
    ...share.defects,
    ...(presiding === undefined ? [refuse('quorum/nobody-presides', { clause: law.presidedBy.cite })] : []),
    ...absent.map((seat) => refuse('quorum/seat-absent', { clause, seat })),
  ]
  const counted = { appointed: team.length, recused: 0, base: team.length, present: here.length }
  return quorumOf({ ...counted, needed: share.needed, defects }, law, presiding)
}
