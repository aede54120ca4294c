import { z } from 'zod'
import { peopleNamed } from '../../db/reads/names'
import type { Presence, Quorum } from '../../domain/council/quorum'
import { practices } from '../../domain/councils/practices'
import { councilSessionMachine } from '../../domain/councils/session'
import { quorumNow } from '../../domain/councils/sitting'
import { activeSeats, type SessionState } from '../../domain/councils/state'
import { mayAct } from '../../domain/machine'
import type { Law } from '../../regulations/schema'
import { seatWords } from '../messages/words'
import { defineRead } from '../route'
import { named, orNull, reference } from '../shapes'
import { openSession } from '../visible-session'
import { defectOf, defectShape } from '../worded-defects'

const mostPresent = 30

const presence = z
  .string()
  .max(2000)
  .default('')
  .transform((text) => text.split(',').filter((one) => one !== ''))
  .refine((ones) => ones.length <= mostPresent)

/** 'P-001' or 'P-001:online'. */
function presenceOf(one: string): Presence {
  const [person = '', mode] = one.split(':')
  return mode === 'online' ? { person, mode } : { person }
}

const seatCount = z.object({ seat: named, held: z.int(), present: z.int() })

const quorumShape = z
  .object({
    ok: z.boolean(),
    appointed: z.int(),
    recused: z.int(),
    base: z.int().meta({ description: 'Số thành viên làm mẫu số của túc số.' }),
    present: z.int(),
    needed: z.int(),
    share: z.object({ numerator: z.int(), denominator: z.int() }),
    comparator: z.enum(['>', '>=']),
    clause: z.string(),
    assumed: z.boolean().meta({ description: 'Cách tính chưa đối chiếu với văn bản.' }),
    presiding: orNull(reference),
    keySeats: z.array(seatCount),
    defects: z.array(defectShape),
    countingPanel: z
      .object({ size: z.int(), clause: z.string(), assumed: z.boolean() })
      .nullable()
      .meta({ description: 'Không có khi hội đồng không bầu ban kiểm phiếu.' }),
    opening: z.object({ ok: z.boolean(), reason: defectShape.optional() }),
  })
  .meta({ id: 'QuorumNow' })

/** The seats without which a council may not sit: how many hold each, and how many of them are here. */
function keySeatsOf(state: SessionState, present: readonly Presence[], { council }: Law) {
  const keys = ['chair', ...council.allMustAttend.value] as const
  const here = new Set(present.map(({ person }) => person))
  return [...new Set(keys)].map((role) => {
    const held = activeSeats(state).filter((seat) => seat.role === role)
    return {
      seat: { code: role, title: seatWords[role] ?? role },
      held: held.length,
      present: held.filter(({ person }) => here.has(person)).length,
    }
  })
}

function panelOf(state: SessionState, law: Law) {
  const size = practices[state.kind].countingPanel(law)
  return size ? { size: size.value, clause: size.cite, assumed: size.status === 'assumed' } : null
}

function arithmeticOf({ presiding: _who, defects: _why, ...counted }: Quorum) {
  return counted
}

const getQuorum = defineRead({
  name: 'getQuorum',
  path: '/sessions/{sessionId}/quorum',
  tag: 'Hội đồng',
  title: 'Tính túc số',
  summary:
    'Túc số nếu những người đã nêu có mặt, với phép tính và điều còn thiếu. Không ghi lại gì. ' +
    'Người dự trực tuyến ghi là mã:online.',
  access: 'signedIn',
  query: z.object({ present: presence, countingPanel: presence }),
  answer: quorumShape,
  async handle({ deps, viewer, params, query, at, noteRead }) {
    const { state, law, standing } = await openSession(deps, viewer, params)
    noteRead('seat', standing.relations)
    const present = query.present.map(presenceOf)
    const quorum = quorumNow(state, present, law)
    const body = { present, countingPanel: query.countingPanel }
    const by = quorum.presiding?.person ?? viewer.id
    const opening = mayAct(councilSessionMachine, 'holdSitting', state, body, { law, at, by })
    const ids = [...state.seats.map(({ person }) => person), ...present.map(({ person }) => person)]
    const person = await peopleNamed(deps.db, ids)
    const { recusedInDenominator, quorumShare } = law.council
    return {
      ...arithmeticOf(quorum),
      assumed: quorumShare.status === 'assumed' || recusedInDenominator.status === 'assumed',
      presiding: quorum.presiding ? person(quorum.presiding.person) : null,
      keySeats: keySeatsOf(state, present, law),
      defects: quorum.defects.map((defect) => defectOf(defect, person)),
      countingPanel: panelOf(state, law),
      opening: opening.ok ? { ok: true } : { ok: false, reason: defectOf(opening, person) },
    }
  },
})

/** What whoever presides asks before a sitting is opened. */
export const sittingRoutes = [getQuorum]
