import type { CouncilKind, Seat } from '../../domain/council/composition'
import type { PapersRecorded } from '../../domain/councils/papers'
import type { AppointCouncil, MemberReplaced } from '../../domain/councils/seats'
import type { BallotCast, BallotUnlocked, SittingRecorded } from '../../domain/councils/sitting'
import type { SessionState } from '../../domain/councils/state'
import type { Instant } from '../../domain/instant'
import type { Relation } from '../../domain/life'
import { sessionIdIn } from '../../domain/streams'
import type { Trx } from '../connection'
import { inOneStatement } from '../one-statement'
import { type Related, relate } from './life'
import { dataOf, type ProjectedFact, type Projector, type Projectors } from './projector'

/** The tasks of a session, from its state. */
function tasksOf({ state }: ProjectedFact): string[] {
  return (state as SessionState).agenda.map(({ taskId }) => taskId)
}

const relationOf: Partial<Record<Seat['role'], Relation>> = {
  chair: 'councilChair',
  reviewer: 'councilReviewer',
  scientificSecretary: 'councilScientificSecretary',
}

/** What a member is to every task of the agenda, within this session alone. */
function memberOf(fact: ProjectedFact, person: string, relations: readonly Relation[]): Related[] {
  return tasksOf(fact).flatMap((taskId) =>
    relations.map((relation) => ({ taskId, stream: fact.stream, person, relation })),
  )
}

function relationsOf(role: Seat['role'], expert: boolean): Relation[] {
  const own = relationOf[role]
  return ['councilMember', ...(own ? [own] : []), ...(expert ? (['expertGroup'] as const) : [])]
}

async function leave(trx: Trx, { stream, at }: ProjectedFact, person: string): Promise<void> {
  await trx('task_people').where({ stream, person_id: person }).whereNull('until').update({ until: at })
}

/** The session and its tasks have moved: lists sort by it. What is sealed does not call this. */
async function touch(trx: Trx, fact: ProjectedFact): Promise<void> {
  await trx('councils')
    .where({ session_id: sessionIdIn(fact.stream) })
    .update({ last_at: fact.at })
  await trx('tasks')
    .whereIn('id', tasksOf(fact))
    .update({ last_at: trx.raw('greatest(last_at, ?)', [fact.at]) })
}

const touching =
  (projector: Projector): Projector =>
  async (trx, fact) => {
    await projector(trx, fact)
    await touch(trx, fact)
  }

interface SeatRow {
  readonly person: string
  readonly role: Seat['role']
  readonly as?: string
  readonly expert: boolean
}

async function seat(trx: Trx, fact: ProjectedFact, seats: readonly SeatRow[]): Promise<void> {
  await trx('council_seats').insert(
    seats.map(({ person, role, as, expert }) => ({
      ...{ session_id: sessionIdIn(fact.stream), person_id: person, role, represents: as ?? null },
      expert_group: expert,
      since: fact.at,
    })),
  )
  const related = seats.flatMap(({ person, role, expert }) =>
    memberOf(fact, person, relationsOf(role, expert)),
  )
  await relate(trx, fact.at, related)
}

interface AppointmentTexts {
  readonly content?: { readonly decisionNumber?: string; readonly name?: string }
}

async function appointed(trx: Trx, fact: ProjectedFact): Promise<void> {
  const data = dataOf<AppointCouncil & AppointmentTexts & { kind: CouncilKind }>(fact)
  const state = fact.state as SessionState
  const session = sessionIdIn(fact.stream)
  await trx('councils').insert({
    session_id: session,
    kind: data.kind,
    decision_number: data.content?.decisionNumber ?? null,
    name: data.content?.name ?? null,
    admin_secretary: data.adminSecretary,
    sitting_mode: data.sittingMode,
    sitting_at: data.sittingAt,
    appointed_by: fact.by,
    appointed_at: fact.at,
    last_at: fact.at,
  })
  await trx('council_agenda').insert(
    state.agenda.map(({ taskId, stage, stands }, index) => ({
      ...{ session_id: session, task_id: taskId, position: index + 1, stage_stream: stage, stands },
    })),
  )
  const seats = data.seats.map((taken) => ({ ...taken, expert: data.expertGroup.includes(taken.person) }))
  await seat(trx, fact, seats)
  await relate(trx, fact.at, memberOf(fact, data.adminSecretary, ['councilAdminSecretary']))
}

const answered =
  (reply: 'accepted' | 'declined'): Projector =>
  async (trx, fact) => {
    await trx('council_seats')
      .where({ session_id: sessionIdIn(fact.stream), person_id: fact.by })
      .update({ reply })
  }

const opinion =
  (kind: 'questions' | 'comments' | 'expertReport'): Projector =>
  async (trx, fact) => {
    const { taskId, content } = dataOf<{ taskId: string; content?: object }>(fact)
    await trx('council_opinions').insert({
      ...{ session_id: sessionIdIn(fact.stream), task_id: taskId, person_id: fact.by, kind },
      content: JSON.stringify(content ?? {}),
      given_at: fact.at,
    })
  }

async function recused(trx: Trx, fact: ProjectedFact): Promise<void> {
  const own = { session_id: sessionIdIn(fact.stream), person_id: fact.by }
  await trx('council_seats').where(own).update({ recused: true })
  await trx('ballots').where({ session_id: own.session_id, member: fact.by }).update({ voided: true })
  await trx('ballot_drafts').where({ session_id: own.session_id, member: fact.by }).delete()
  await leave(trx, fact, fact.by!)
  await relate(trx, fact.at, memberOf(fact, fact.by!, ['conflicted']))
}

async function replaced(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { person, replacement, seat: role, reason } = dataOf<MemberReplaced>(fact)
  const [leaving] = await trx('council_seats')
    .where({ session_id: sessionIdIn(fact.stream), person_id: person })
    .update({ until: fact.at, left_for: reason })
    .returning(['represents', 'expert_group', 'recused'])
  if (!leaving?.recused) await leave(trx, fact, person)
  const as: string | undefined = replacement.as ?? leaving?.represents ?? undefined
  const expert = leaving?.expert_group === true
  await seat(trx, fact, [{ person: replacement.person, role, ...(as ? { as } : {}), expert }])
}

interface PapersTexts {
  readonly content?: {
    readonly place?: string
    readonly onlineLink?: string
    readonly papers?: readonly string[]
  }
}

async function papers(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { sittingAt, sittingMode, sequence, content } = dataOf<PapersRecorded & PapersTexts>(fact)
  await trx('councils')
    .where({ session_id: sessionIdIn(fact.stream) })
    .update({
      ...{ sitting_at: sittingAt, sitting_mode: sittingMode, sequence, papers_sent_at: fact.at },
      place: content?.place ?? null,
      online_link: content?.onlineLink ?? null,
      papers: JSON.stringify(content?.papers ?? []),
    })
}

async function held(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { sitting, present, countingPanel, presiding, quorum } = dataOf<SittingRecorded>(fact)
  const place = { session_id: sessionIdIn(fact.stream), sitting }
  await trx('sittings').insert({
    ...{ ...place, held_at: fact.at, presiding, counting_panel: [...countingPanel] },
    quorum: JSON.stringify(quorum),
  })
  const rows = present.map(({ person, mode }) => ({ ...place, person_id: person, mode: mode ?? 'inPerson' }))
  await trx('attendance').insert(rows)
  const came = present.map(({ person }) => person)
  await trx('council_seats')
    .where({ session_id: place.session_id })
    .whereIn('person_id', came)
    .update({ reply: 'accepted' })
}

type Cast = BallotCast & { content?: { comment?: string } }

/** Keeps a ballot as it came in; whatever its member had drafted is done with. */
export async function ballotCast(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { taskId, member, sitting, content, onPaper = false, invalid = null, ...ballot } = dataOf<Cast>(fact)
  const application = ballot.selection?.application ?? ''
  const place = { session_id: sessionIdIn(fact.stream), task_id: taskId, application, member }
  const cast = trx('ballots').insert({
    ...{ ...place, sitting, cast_at: fact.at, comment: content?.comment ?? null },
    ballot: JSON.stringify(ballot.determination ?? ballot.selection ?? ballot.acceptance),
    ...{ on_paper: onPaper, invalid },
  })
  await inOneStatement([cast, trx('ballot_drafts').where(place).delete()])
}

/** A ballot as its form keeps it while it is written: points as they would be typed. */
function draftOf(ballot: Readonly<Record<string, unknown>>, comment: string | null): object {
  const { application: _of, points, ...rest } = ballot
  const typed = Object.entries(points ?? {}).map(([criterion, given]) => [criterion, String(given)])
  return {
    ...rest,
    ...(points ? { points: Object.fromEntries(typed) } : {}),
    ...(comment === null ? {} : { comment }),
  }
}

/** An unlocked ballot is its member's draft again. */
async function ballotUnlocked(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { taskId, member, application = '', sitting } = dataOf<BallotUnlocked>(fact)
  const place = { session_id: sessionIdIn(fact.stream), task_id: taskId, application, member }
  const [opened] = await trx('ballots')
    .where({ ...place, sitting })
    .delete()
    .returning(['ballot', 'comment'])
  if (!opened) return
  const draft = JSON.stringify(draftOf(opened.ballot, opened.comment))
  await trx('ballot_drafts')
    .insert({ ...place, draft })
    .onConflict()
    .ignore()
}

async function authorised(trx: Trx, fact: ProjectedFact): Promise<void> {
  const person = (fact.state as SessionState).authorised
  if (person) await relate(trx, fact.at, memberOf(fact, person, ['councilPresiding']))
}

/** Councils as pages read them, and who is what to them. */
export const councilProjectors: Projectors = {
  councilAppointed: touching(appointed),
  invitationAccepted: answered('accepted'),
  invitationDeclined: answered('declined'),
  conflictDeclared: recused,
  memberReplaced: replaced,
  papersSent: touching(papers),
  questionsSubmitted: opinion('questions'),
  commentsSubmitted: opinion('comments'),
  expertGroupReported: opinion('expertReport'),
  viceChairAuthorised: authorised,
  sittingHeld: touching(held),
  ballotCast,
  ballotUnlocked,
}

/** Where the tasks of a session stand, as its agenda shows it. */
export async function projectStanding(trx: Trx, fact: ProjectedFact, at: Instant): Promise<void> {
  for (const { taskId, stands } of (fact.state as SessionState).agenda) {
    await trx('council_agenda')
      .where({ session_id: sessionIdIn(fact.stream), task_id: taskId })
      .update({ stands })
  }
  await trx('councils')
    .where({ session_id: sessionIdIn(fact.stream) })
    .update({ last_at: at })
}
