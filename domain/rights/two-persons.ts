import type { Role } from '../life'
import { granted, refuse, type Verdict } from '../verdict'
import { isGrantedTo } from '.'

/** A fact, with who recorded it. */
export interface Made {
  readonly type: string
  readonly by: string | null
}

/** Facts by which something is made; the first begins it anew. */
type Making = readonly [first: string, ...added: string[]]

const proposal: Making = ['proposalSubmitted', 'proposalSupplemented']
const completed: Making = ['awardDossierCompleted']
const putForward: Making = ['awardProposed']
const orderList: Making = ['orderListProposed']
const award = [completed, putForward]

/**
 * Decisions on orders, awards and amendments, and what they decide on: nobody decides on what they have made.
 * What money is decided on the machines themselves know the hands of.
 */
const decidedOn: Readonly<Record<string, readonly Making[]>> = {
  acceptProposal: [proposal],
  admitProposal: [proposal],
  refuseProposal: [proposal],
  approveOrderList: [orderList],
  returnOrderList: [orderList],
  refuseOrder: [orderList],
  proposeAward: [completed],
  approveAward: award,
  returnAward: [putForward],
  refuseAward: award,
  decideAmendment: [['amendmentRequested']],
}

/** The facts whose makers may not do an act; none where anybody with the right may do it. */
export const makingsBefore = (act: string): string[] => decidedOn[act]?.flat() ?? []

/** The acts that decide on what somebody has made. */
export const decisions = Object.keys(decidedOn)

/** Every decision with each thing that it is about: the facts by which it is made, in their order. */
export const decidedMakings = Object.entries(decidedOn).flatMap(([act, makings]) =>
  makings.map((types) => ({ act, types })),
)

/** All facts by which something is made that somebody else decides on. */
export const everyMaking: readonly string[] = [...new Set(Object.values(decidedOn).flat(2))]

/** Whether somebody in these roles takes decisions that are looked at for their makers. */
export const decidesOnMade = (roles: readonly Role[]): boolean =>
  roles.some((role) => decisions.some((act) => isGrantedTo(role, act)))

/** The decisions that a person may not take, having made what they are about. */
export function decisionsOnOwn(ids: readonly string[], facts: readonly Made[]): string[] {
  return decisions.filter((act) => !mayDecideOnMade(act, ids, facts).ok)
}

/** Whether a person, under any of their ids, may decide on what these facts of a process have made. */
export function mayDecideOnMade(act: string, ids: readonly string[], facts: readonly Made[]): Verdict {
  for (const making of decidedOn[act] ?? []) {
    const [first] = making
    const since = facts.findLastIndex(({ type }) => type === first)
    const made = facts.slice(Math.max(since, 0)).filter(({ type }) => making.includes(type))
    if (made.some(({ by }) => by !== null && ids.includes(by)))
      return refuse('rights/decides-on-own', { act })
  }
  return granted
}
