import type { CouncilKind, SeatRole } from '../../domain/council/composition'
import { fromMillis, type Instant } from '../../domain/instant'
import { sessionIdIn } from '../../domain/streams'
import type { Db } from '../connection'

/** A council as lists show it. */
export interface CouncilRow {
  readonly sessionId: string
  readonly kind: CouncilKind
  readonly status: string
  readonly name: string | null
  readonly decisionNumber: string | null
  readonly sittingAt: Instant | null
  readonly tasks: readonly { readonly id: string; readonly code: string; readonly title: string | null }[]
  readonly lastAt: Instant
}

/** What a list of councils is narrowed to; `member` leaves only those in which one of these ids serves. */
export interface CouncilFilter {
  readonly kind?: string
  readonly taskId?: string
  readonly member?: readonly string[]
  /** Tasks of which nothing is shown, and no council that is about nothing else. */
  readonly without: readonly string[]
}

const instantOf = (date: Date | null): Instant | null => date && fromMillis(date.getTime())

/** A page of councils, last moved first. */
export async function councilsOf(
  db: Db,
  { kind, taskId, member, without }: CouncilFilter,
  { after, limit }: { readonly after?: readonly [string, string]; readonly limit: number },
): Promise<CouncilRow[]> {
  const query = db('councils as c')
    .join('processes as p', 'p.stream', db.raw(`'session/' || c.session_id`))
    .orderBy([
      { column: 'c.last_at', order: 'desc' },
      { column: 'c.session_id', order: 'asc' },
    ])
    .limit(limit)
    .select('c.session_id', 'c.kind', 'c.name', 'c.decision_number', 'c.sitting_at', 'c.last_at', 'p.status')
    .select(db.raw(`(${tasksOnAgenda}) as tasks`, [[...without]]))
  if (kind) query.where('c.kind', kind)
  if (taskId) query.whereExists(agendaOf(db).where('a.task_id', taskId))
  if (without.length > 0) query.whereExists(agendaOf(db).whereNotIn('a.task_id', [...without]))
  if (member) query.whereIn('c.session_id', await servedBy(db, member))
  if (after) {
    const [at, id] = after
    query.where((next) =>
      next
        .where('c.last_at', '<', at)
        .orWhere((same) => same.where('c.last_at', at).andWhere('c.session_id', '>', id)),
    )
  }
  const rows = await query
  return rows.map((row) => ({
    ...{ sessionId: row.session_id, kind: row.kind, status: row.status, name: row.name },
    ...{ decisionNumber: row.decision_number, sittingAt: instantOf(row.sitting_at), tasks: row.tasks },
    lastAt: fromMillis(row.last_at.getTime()),
  }))
}

const agendaOf = (db: Db) =>
  db('council_agenda as a').whereRaw('a.session_id = c.session_id').select(db.raw('1'))

/** Asked for before: however many councils there are, a person serves in few. */
async function servedBy(db: Db, ids: readonly string[]): Promise<string[]> {
  const streams: string[] = await db('task_people')
    .whereIn('person_id', [...ids])
    .whereNull('until')
    .whereNot({ relation: 'conflicted' })
    .whereLike('stream', 'session/%')
    .distinct()
    .pluck('stream')
  return streams.map(sessionIdIn)
}

/** The tasks of a council; a classified one without its title. */
const tasksOnAgenda = `
  select coalesce(jsonb_agg(jsonb_build_object('id', tasks.id, 'code', tasks.code,
    'title', case when not tasks.classified then tasks.title end) order by a.position), '[]')
  from council_agenda a join tasks on tasks.id = a.task_id
  where a.session_id = c.session_id and a.task_id <> all(?)`

/** A council's own row. */
export interface CouncilDetail {
  readonly kind: CouncilKind
  readonly name: string | null
  readonly decisionNumber: string | null
  readonly adminSecretary: { readonly id: string; readonly name: string }
  readonly sittingMode: string
  readonly sittingAt: Instant | null
  readonly place: string | null
  readonly onlineLink: string | null
  readonly papers: readonly string[]
  readonly appointedAt: Instant
  readonly papersSentAt: Instant | null
}

/** A council by its session's id. */
export async function councilDetail(db: Db, sessionId: string): Promise<CouncilDetail | undefined> {
  const row = await db('councils as c')
    .join('people', 'people.id', 'c.admin_secretary')
    .where('c.session_id', sessionId)
    .first('c.*', 'people.name as secretary_name')
  if (!row) return undefined
  return {
    ...{ kind: row.kind, name: row.name, decisionNumber: row.decision_number },
    adminSecretary: { id: row.admin_secretary, name: row.secretary_name },
    ...{ sittingMode: row.sitting_mode, sittingAt: instantOf(row.sitting_at), place: row.place },
    ...{ onlineLink: row.online_link, papers: row.papers },
    appointedAt: fromMillis(row.appointed_at.getTime()),
    papersSentAt: instantOf(row.papers_sent_at),
  }
}

/** A seat, with who holds or held it. */
export interface SeatOfCouncil {
  readonly person: { readonly id: string; readonly name: string }
  readonly role: SeatRole
  readonly represents: string | null
  readonly expertGroup: boolean
  readonly reply: string
  readonly recused: boolean
  readonly since: Instant
  readonly until: Instant | null
  readonly leftFor: string | null
}

/** Seats of a council, those who left included. */
export async function seatsOfCouncil(db: Db, sessionId: string): Promise<SeatOfCouncil[]> {
  const rows = await db('council_seats as s')
    .join('people', 'people.id', 's.person_id')
    .where('s.session_id', sessionId)
    .orderBy(['s.since', 'people.id'])
    .select('s.*', 'people.name')
  return rows.map((row) => ({
    person: { id: row.person_id, name: row.name },
    ...{ role: row.role, represents: row.represents, expertGroup: row.expert_group },
    ...{ reply: row.reply, recused: row.recused, leftFor: row.left_for },
    since: fromMillis(row.since.getTime()),
    until: instantOf(row.until),
  }))
}

/** A task of the agenda with the council's conclusion. */
export interface AgendaOfCouncil {
  readonly task: { readonly id: string; readonly code: string; readonly title: string | null }
  readonly stands: string
  readonly conclusion: string | null
  readonly result: unknown
  readonly concludedAt: Instant | null
}

/** The agenda of a council in its order. */
export async function agendaOfCouncil(db: Db, sessionId: string): Promise<AgendaOfCouncil[]> {
  const rows = await db('council_agenda as a')
    .join('tasks', 'tasks.id', 'a.task_id')
    .where('a.session_id', sessionId)
    .orderBy('a.position')
    .select('a.stands', 'a.conclusion', 'a.result', 'a.concluded_at', 'tasks.id', 'tasks.code')
    .select('tasks.title', 'tasks.classified')
  return rows.map(({ id, code, title, classified, stands, conclusion, result, concluded_at }) => ({
    task: { id, code, title: classified ? null : title },
    ...{ stands, conclusion, result, concludedAt: instantOf(concluded_at) },
  }))
}
