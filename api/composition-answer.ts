import { z } from 'zod'
import type { CouncilKind } from '../domain/council/composition'
import type { AgendaTask } from '../domain/councils/state'
import type { Cited, Law } from '../regulations/schema'
import { representationWords, seatWords } from './messages/words'
import { named } from './shapes'

const cited = { clause: z.string(), assumed: z.boolean() }

/** The rules by which a council is composed, told before it is. */
export const compositionShape = z
  .object({
    size: z.object({ least: z.int(), most: z.int(), ...cited }),
    seats: z.array(z.object({ seat: named, count: z.int().nullable(), ...cited })),
    experts: z.object({ count: z.int(), ...cited }).nullable(),
    representatives: z.object({ parties: z.array(named), ...cited }).nullable(),
    earlierMembers: z.object({ least: z.int(), people: z.array(z.string()), ...cited }).nullable(),
    expertGroup: z.object({ size: z.int(), headFrom: z.array(named), ...cited }).nullable(),
    sittingModes: z.array(z.string()),
  })
  .meta({ id: 'CompositionRules' })

const of = ({ cite, status }: Cited<unknown>) => ({ clause: cite, assumed: status === 'assumed' })
const seatNamed = (code: string) => ({ code, title: seatWords[code] ?? code })

function sizeOf(kind: CouncilKind, law: Law) {
  if (kind !== 'acceptance') {
    const { membersMin, membersMax } = law[kind]
    return { least: membersMin.value, most: membersMax.value, ...of(membersMin) }
  }
  const { members } = law.acceptance
  return { least: members.value, most: members.value, ...of(members) }
}

function seatsOf(kind: CouncilKind, law: Law) {
  const { requiredSeats, reviewers } = law[kind]
  return requiredSeats.value.map((role) => {
    if (role === 'reviewer') return { seat: seatNamed(role), count: reviewers.value, ...of(reviewers) }
    return { seat: seatNamed(role), count: role === 'member' ? null : 1, ...of(requiredSeats) }
  })
}

function ofAcceptance({ acceptance: law }: Law, agenda: readonly AgendaTask[]) {
  const parties = ['expert', ...law.representativesOf.value].map((code) => ({
    ...{ code, title: representationWords[code] ?? code },
  }))
  const earlier = [...new Set(agenda.flatMap(({ earlierMembers }) => earlierMembers))]
  return {
    experts: { count: law.expertMembers.value, ...of(law.expertMembers) },
    representatives: { parties, ...of(law.representativesOf) },
    earlierMembers: {
      ...{ least: law.earlierCouncilMembersMin.value, people: earlier },
      ...of(law.earlierCouncilMembersMin),
    },
    expertGroup: {
      ...{ size: law.expertGroup.value, headFrom: law.expertGroupLedBy.value.map(seatNamed) },
      ...of(law.expertGroup),
    },
  }
}

const nothingMore = { experts: null, representatives: null, earlierMembers: null, expertGroup: null }

/** The rules of one kind of council over an agenda. */
export function compositionAnswer(
  kind: CouncilKind,
  agenda: readonly AgendaTask[],
  law: Law,
): z.input<typeof compositionShape> {
  return {
    ...{
      size: sizeOf(kind, law),
      seats: seatsOf(kind, law),
      sittingModes: [...law.council.sittingModes.value],
    },
    ...(kind === 'acceptance' ? ofAcceptance(law, agenda) : nothingMore),
  }
}
