import { fromMillis, type Instant } from '../../domain/instant'
import type { DossierSeal } from '../../domain/rights/dossier'
import type { Db } from '../connection'
import { isPersonal, type Signatures } from '../files'

/** A file that something of a task refers to. */
export interface TaskDocument extends Signatures {
  readonly sha256: string
  readonly name: string
  /** What refers to it: a dossier, a report, a request for money, ... */
  readonly kind: string
  readonly objectId: string
  /** Which of several: a report, a request. */
  readonly number: number | null
  /** Among files of one name for one kind of object, by time. */
  readonly version: number
  readonly sizeBytes: number
  readonly mediaType: string
  readonly at: Instant | null
  readonly by: { readonly id: string; readonly name: string } | null
}

/**
 * The files of a task, newest first. A dossier's files are shown only where the dossier is among those that
 * the reader may read: not even their number is told of the others. Scans of ballots belong to their sitting.
 */
const documents = `
  with referred as (
    select reference.sha256, reference.name, reference.object_kind as kind, reference.object_id as "objectId",
      coalesce(fact.at, request.requested_at, spent.submitted_at, dossier.submitted_at) as at,
      coalesce(fact.by_person, request.requested_by, spent.submitted_by, dossier.submitted_by) as person,
      coalesce((fact.data ->> 'number')::integer, request.number, spent.number) as number
    from file_references as reference
    left join journal as fact on fact.key = reference.object_id
    left join tranches as request on reference.object_kind = 'tranche'
      and request.task_id = reference.task_id
      and reference.object_id = request.task_id || '/' || request.request
    left join settlements as spent on reference.object_kind = 'settlement'
      and spent.task_id = reference.task_id
      and reference.object_id = spent.task_id || '/' || spent.number
    left join applications as dossier on reference.object_kind = 'application'
      and dossier.id = reference.object_id
    where reference.task_id = :taskId and reference.object_kind not in ('paperBallot', 'classifiedContent')
      and (reference.object_kind <> 'application' or reference.object_id = any(:readable))
      and (not ${isPersonal} or reference.object_id = any(:personal))
  ), numbered as (
    select referred.*, row_number() over (
      partition by kind, name, number, case when kind = 'application' then "objectId" end
      order by at, sha256)::integer as version
    from referred
  )
  select numbered.sha256, numbered.name, kind, "objectId", number, numbered.version, at,
    files.size_bytes as "sizeBytes", files.media_type as "mediaType", files.signers,
    files.added_after_signing as "addedAfterSigning",
    case when people.id is not null then jsonb_build_object('id', people.id, 'name', people.name) end as by
  from numbered
  join files on files.sha256 = numbered.sha256
  left join people on people.id = numbered.person
  order by at desc nulls last, kind, numbered.name, numbered.sha256, "objectId"
  limit :limit offset :offset`

/** The dossiers that a reader may read, and those whose personal documents as well. */
export interface ReadableDossiers {
  readonly readable: readonly string[]
  readonly personal: readonly string[]
}

/** A page of a task's files, as far as its reader may read the dossiers that they belong to. */
export async function documentsOfTask(
  db: Db,
  taskId: string,
  { readable, personal }: ReadableDossiers,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<TaskDocument[]> {
  const { rows } = await db.raw(documents, {
    ...{ taskId, limit, offset },
    ...{ readable: [...readable], personal: [...personal] },
  })
  return rows.map((row: Omit<TaskDocument, 'at'> & { readonly at: Date | null }) => ({
    ...row,
    at: row.at && fromMillis(row.at.getTime()),
  }))
}

/** What decides who reads each dossier of a task. */
export async function dossierSealsOf(
  db: Db,
  taskId: string,
): Promise<(DossierSeal & { readonly id: string })[]> {
  const rows = await db('applications').where({ task_id: taskId }).select('id', 'applicants', 'opened_at')
  return rows.map(({ id, applicants, opened_at }) => ({ id, applicants, opened: opened_at !== null }))
}
