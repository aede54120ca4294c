import { z } from 'zod'
import { keptOutOf } from '../db/people'
import {
  type AgendaOfCouncil,
  agendaOfCouncil,
  type CouncilRow,
  councilsOf,
  seatsOfCouncil,
} from '../db/reads/councils'
import {
  type BallotOfCouncil,
  ballotsOfCouncil,
  minutesOfCouncil,
  opinionsOfCouncil,
  sittingsOfCouncil,
} from '../db/reads/sittings'
import type { CouncilKind } from '../domain/council/composition'
import {
  ballotsAreNamed,
  ballotsAreOpen,
  mayCountBallots,
  mayReadOpinion,
} from '../domain/rights/council-view'
import { isOffice } from '../domain/rights/view'
import { agendaAnswer, agendaShape, taskReference } from './agenda/agenda-answer'
import { paperShape, papersOf } from './agenda/counting-answer'
import type { AppDeps } from './deps'
import { representationWords, seatWords } from './messages/words'
import { instantShape, named, namedStatus, orNull, reference } from './shapes'
import type { Viewer } from './viewer'
import type { VisibleSession } from './visible-session'

/** Vietnamese names of the councils. */
const councilWords: Readonly<Record<CouncilKind, string>> = {
  determination: 'Hội đồng xác định nhiệm vụ',
  selection: 'Hội đồng tuyển chọn',
  acceptance: 'Hội đồng nghiệm thu',
}

/** A kind of council with its name. */
export const namedCouncil = (kind: CouncilKind) => ({ code: kind, title: councilWords[kind] })

/** A council as lists answer it. */
export const councilShape = z
  .object({
    id: z.string(),
    kind: named,
    status: named,
    name: z.string().nullable(),
    decisionNumber: z.string().nullable(),
    sittingAt: instantShape.nullable(),
    tasks: z.array(taskReference),
    lastAt: instantShape,
  })
  .meta({ id: 'Council' })

const seatShape = z
  .object({
    person: reference,
    role: named,
    represents: orNull(named),
    expertGroup: z.boolean(),
    reply: z.string(),
    recused: z.boolean(),
    since: instantShape,
    until: instantShape.nullable(),
    leftFor: z.string().nullable(),
  })
  .meta({ id: 'CouncilSeat' })

const ballotShape = z
  .object({
    taskId: z.string(),
    sitting: z.number(),
    application: z.string().nullable(),
    member: z.string().optional().meta({ description: 'Không có ở phiếu nghiệm thu của người khác.' }),
    ballot: z.unknown(),
    comment: z.string().nullable(),
    voided: z.boolean(),
    onPaper: z.boolean(),
    invalid: z.string().nullable(),
  })
  .meta({ id: 'Ballot' })

/** What a member or an office reads of a council besides its own row. */
export const councilParts = {
  seats: z.array(seatShape).optional(),
  agenda: z.array(agendaShape).optional(),
  sittings: z
    .array(
      z.object({
        sitting: z.number(),
        heldAt: instantShape,
        presiding: z.string(),
        countingPanel: z.array(z.string()),
        quorum: z.unknown(),
        present: z.array(z.object({ person: z.string(), mode: z.string() })),
      }),
    )
    .optional(),
  opinions: z
    .array(
      z.object({
        taskId: z.string(),
        person: z.string(),
        kind: z.string(),
        content: z.record(z.string(), z.unknown()),
        givenAt: instantShape,
      }),
    )
    .optional(),
  ballots: z.array(ballotShape).optional(),
  paperBallots: z
    .array(paperShape)
    .optional()
    .meta({ description: 'Phiếu giấy; thư ký và ban kiểm phiếu thấy.' }),
  ballotsCast: z.number().optional().meta({ description: 'Chỉ người chủ trì và thư ký hành chính thấy.' }),
  minutes: z
    .array(
      z.object({
        taskId: z.string(),
        sitting: z.number(),
        conclusion: z.string(),
        body: z.record(z.string(), z.unknown()),
        concludedAt: instantShape,
      }),
    )
    .optional(),
}

/** A seat's role and representation with their names. */
async function seatsAnswer({ db }: AppDeps, sessionId: string) {
  const seats = await seatsOfCouncil(db, sessionId)
  return seats.map(({ role, represents, ...seat }) => ({
    ...seat,
    role: { code: role, title: seatWords[role] ?? role },
    represents:
      represents === null ? null : { code: represents, title: representationWords[represents] ?? represents },
  }))
}

/** Ballots that the viewer may read: their own always, the others' once their task is concluded. */
function readable(
  ballots: readonly BallotOfCouncil[],
  agenda: readonly AgendaOfCouncil[],
  kind: CouncilKind,
  viewer: string,
) {
  const open = new Set(
    agenda.filter(({ concludedAt }) => ballotsAreOpen(concludedAt)).map(({ task }) => task.id),
  )
  // When a ballot was cast is not told: it would say in which order the members did.
  const seen = ballots
    .filter(({ taskId, member }) => member === viewer || open.has(taskId))
    .map(({ castAt: _when, ...ballot }) => ballot)
  if (ballotsAreNamed(kind)) return seen
  // Without the name, in an order that says nothing of who cast which.
  const nameless = seen.map(({ member, ...ballot }) => (member === viewer ? { ...ballot, member } : ballot))
  return nameless.sort((a, b) => (JSON.stringify(a.ballot) < JSON.stringify(b.ballot) ? -1 : 1))
}

/** Everything of a council that the viewer may see besides its own row. */
export async function councilPartsFor(deps: AppDeps, session: VisibleSession) {
  const { db } = deps
  const { id, view, standing } = session
  const [agenda, seats, sittings, opinions, ballots, minutes, papers] = await Promise.all([
    agendaOfCouncil(db, id),
    seatsAnswer(deps, id),
    sittingsOfCouncil(db, id),
    opinionsOfCouncil(db, id),
    ballotsOfCouncil(db, id),
    minutesOfCouncil(db, id),
    papersOf(deps, session),
  ])
  const { personId, relations } = standing
  const current = ballots.filter(({ sitting }) => sitting === sittings.at(-1)?.sitting)
  return {
    ...{ seats, sittings, minutes },
    agenda: await agendaAnswer(deps, agenda, session),
    opinions: opinions.filter(({ person }) => mayReadOpinion(view, person === personId, sittings.length > 0)),
    ballots: readable(ballots, agenda, session.council.kind, personId),
    ...(papers ? { paperBallots: papers } : {}),
    ...(mayCountBallots(relations) ? { ballotsCast: current.length } : {}),
  }
}

/** The councils over a task, for the offices and those who sit in them; nothing for the task's parties. */
export async function councilsAnswer({ db }: AppDeps, viewer: Viewer, taskId: string) {
  const without = await keptOutOf(db, viewer.ids)
  const filter = { taskId, without, ...(isOffice(viewer.roles) ? {} : { member: viewer.ids }) }
  const rows = await councilsOf(db, filter, { limit: mostCouncils })
  return rows.length === 0 ? undefined : rows.map(councilListed)
}

const mostCouncils = 20

/** A council as lists show it. */
export function councilListed({ sessionId, kind, status, ...row }: CouncilRow) {
  return { ...row, id: sessionId, kind: namedCouncil(kind), status: namedStatus('councilSession', status) }
}
