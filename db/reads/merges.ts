import { fromMillis, type Instant, type LocalDate } from '../../domain/instant'
import type { ProcessKind, Role } from '../../domain/life'
import type { Db, Trx } from '../connection'

/** A running process that knows both of two people, and what it is about. */
export interface SharedProcess {
  readonly stream: string
  readonly kind: ProcessKind
  /** The task's code, or the council's name. */
  readonly about: string | null
}

/**
 * That a process knows a person: it was told of them, or they have acted in it. Ids stand in a state as
 * whole texts.
 */
const knows = (ids: string) => `exists (select from unnest(${ids}) as known (id)
  where position('"' || known.id || '"' in processes.state::text) > 0
    or exists (select from journal where journal.by_person = known.id and journal.act is not null
      and journal.stream = processes.stream))`

/** The running processes that know both of two people: these could not be told that they are one. */
export async function sharedProcesses(db: Db | Trx, one: string, other: string): Promise<SharedProcess[]> {
  const { rows } = await db.raw<{ rows: SharedProcess[] }>(
    `select processes.stream, processes.kind, coalesce(tasks.code, councils.name) as about
     from processes left join tasks on tasks.id = processes.task_id
     left join councils on processes.stream = 'session/' || councils.session_id
     where processes.closed_at is null
       and ${knows('ids_of_person(:one)')} and ${knows('ids_of_person(:other)')}
     order by processes.stream`,
    { one, other },
  )
  return rows
}

/** Of these merged ids, the ones by which a process knows their people. */
export async function idsKnownTo(db: Db, stream: string, merged: readonly string[]): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select known.id from unnest(?::text[]) as known (id)
     where exists (select from processes
         where stream = ? and position('"' || known.id || '"' in state::text) > 0)
       or exists (select from journal where by_person = known.id and act is not null and stream = ?)`,
    [[...merged], stream, stream],
  )
  return rows.map(({ id }) => id)
}

/** One of two people beside each other. */
export interface MergeSide {
  readonly id: string
  readonly name: string
  readonly degree: string | null
  readonly specialty: string | null
  readonly emails: readonly string[]
  readonly hasNationalId: boolean
  readonly mergedInto: string | null
  readonly roles: readonly { readonly role: Role; readonly organisation: string; readonly from: LocalDate }[]
  /** Tasks and sittings that the person is something to. */
  readonly tasks: number
  readonly acts: number
}

/** What tells one person from another; undefined for an unknown id. */
export async function mergeSide(db: Db | Trx, id: string): Promise<MergeSide | undefined> {
  const { rows } = await db.raw<{ rows: MergeSide[] }>(
    `select people.id, name, degree, specialty, merged_into as "mergedInto",
       array(select email from person_emails where person_id = people.id
         order by is_first desc, address) as emails,
       exists (select from national_ids where person_id = people.id) as "hasNationalId",
       (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'organisation', body.name,
           'from', person_roles.valid_from) order by person_roles.valid_from, role), '[]')
         from person_roles join organisations as body on body.id = organisation_id
         where person_id = people.id) as roles,
       (select count(distinct task_id) from task_people where person_id = people.id)::integer as tasks,
       (select count(*) from journal where by_person = people.id and act is not null)::integer as acts
     from people where people.id = ?`,
    [id],
  )
  return rows[0]
}

/** Why two people may be one. */
export type MergeSign = 'name' | 'nationalId' | 'email'

/** Two people who may be one. */
export interface MergeCandidate {
  readonly one: { readonly id: string; readonly name: string }
  readonly other: { readonly id: string; readonly name: string }
  readonly signs: readonly MergeSign[]
}

const mostCandidates = 50

/**
 * Pairs that may be one person: who gave a number or an address that stands on another, then those of one
 * name who have worked or held a role in one organisation. At most fifty.
 */
export async function mergeCandidates(db: Db): Promise<MergeCandidate[]> {
  const { rows } = await db.raw<{ rows: MergeCandidate[] }>(
    `with places as (
       select person_id, organisation_id from person_roles
       union select person_id, organisation_id from person_employments
     ), found as (
       select least(person_id, holder_id) as one, greatest(person_id, holder_id) as other, kind as sign
       from identity_clashes
       union select a.id, b.id, 'name' from people as a join people as b
         on plain_text(a.name) = plain_text(b.name) and a.id < b.id
         where exists (select from places as mine join places as theirs using (organisation_id)
           where mine.person_id = a.id and theirs.person_id = b.id)
     )
     select jsonb_build_object('id', a.id, 'name', a.name) as one,
       jsonb_build_object('id', b.id, 'name', b.name) as other,
       array_agg(distinct sign) as signs
     from found join people as a on a.id = one join people as b on b.id = other
     where a.merged_into is null and b.merged_into is null
     group by a.id, b.id
     order by bool_and(sign = 'name'), a.name, a.id, b.id limit ?`,
    [mostCandidates],
  )
  return rows
}

/** A proposed merge, and what came of it. */
export interface MergeRow {
  readonly id: string
  readonly kept: { readonly id: string; readonly name: string }
  readonly merged: { readonly id: string; readonly name: string }
  readonly reason: string
  readonly document: string
  readonly proposedBy: { readonly id: string; readonly name: string }
  readonly proposedAt: Date
  readonly outcome: 'confirmed' | 'declined' | null
  readonly decidedBy: { readonly id: string; readonly name: string } | null
  readonly decidedAt: Date | null
  readonly alone: boolean | null
}

const named = (table: string) => `jsonb_build_object('id', ${table}.id, 'name', ${table}.name)`

/** Merges that were proposed, those that wait for a second administrator first, then the newest. */
export async function listMerges(db: Db, limit: number): Promise<MergeRow[]> {
  return db('merge_proposals as proposal')
    .leftJoin('merge_decisions as decision', 'decision.proposal', 'proposal.id')
    .join('people as kept', 'kept.id', 'proposal.kept')
    .join('people as merged', 'merged.id', 'proposal.merged')
    .join('people as proposer', 'proposer.id', 'proposal.proposed_by')
    .leftJoin('people as decider', 'decider.id', 'decision.decided_by')
    .orderByRaw('(decision.proposal is null) desc, proposed_at desc, proposal.id')
    .limit(limit)
    .select('proposal.id', 'reason', 'document', 'proposed_at as proposedAt', 'outcome', 'alone')
    .select('decided_at as decidedAt', db.raw(`${named('kept')} as kept, ${named('merged')} as merged`))
    .select(db.raw(`${named('proposer')} as "proposedBy"`))
    .select(db.raw(`case when decider.id is not null then ${named('decider')} end as "decidedBy"`))
}

/** A merge that was made, at its business time. */
export interface MadeMerge {
  readonly kept: string
  readonly merged: string
  readonly at: Instant
}

/** Every merge that was made, in their order. */
export async function mergesMade(db: Db | Trx): Promise<MadeMerge[]> {
  const rows: { kept: string; merged: string; at: Date }[] = await db('merges')
    .orderBy('at')
    .select('merged', 'kept', 'at')
  return rows.map(({ at, ...merge }) => ({ ...merge, at: fromMillis(at.getTime()) }))
}
