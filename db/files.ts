import { personalForms } from '../domain/rights/dossier'
import type { Db, Trx } from './connection'

/** The digital signatures of a file, all of which hold. */
export interface Signatures {
  /** Names in their certificates. */
  readonly signers: readonly string[]
  /** Something was added to the file after the last of them. */
  readonly addedAfterSigning: boolean
}

/** A stored content as its uploader knows it. */
export interface Upload extends Signatures {
  /** 64 hexadecimal digits. */
  readonly sha256: string
  readonly name: string
  readonly sizeBytes: number
  readonly mediaType: string
}

/**
 * Notes a stored content and who brought it in. The same
 * content again, by the same person, takes the new name.
 */
export async function noteUpload(db: Db, personId: string, { signers, ...upload }: Upload): Promise<void> {
  await db.raw(noting, { ...upload, personId, signers: [...signers] })
}

const noting = `
  with stored as (
    insert into files (sha256, size_bytes, media_type, signers, added_after_signing)
    values (:sha256, :sizeBytes, :mediaType, :signers, :addedAfterSigning)
    on conflict (sha256) do nothing)
  insert into uploads (sha256, person_id, name) values (:sha256, :personId, :name)
  on conflict (sha256, person_id) do update set name = excluded.name`

/** The contents among these hashes that a person has brought in, under any of their ids, by hash. */
export async function uploadsOf(
  db: Db | Trx,
  personId: string,
  hashes: readonly string[],
): Promise<Map<string, Upload>> {
  if (hashes.length === 0) return new Map()
  const rows: Upload[] = await db('uploads')
    .join('files', 'files.sha256', 'uploads.sha256')
    .whereRaw('uploads.person_id = any(ids_of_person(?))', [personId])
    .whereIn('uploads.sha256', hashes)
    .select('files.sha256 as sha256', 'name', 'size_bytes as sizeBytes', 'media_type as mediaType')
    .select('signers', 'added_after_signing as addedAfterSigning')
  return new Map(rows.map((row) => [row.sha256, row]))
}

/** Those of the hashes that the person has not brought in: an act that refers to one is refused. */
export async function unknownUploads(db: Db, personId: string, hashes: readonly string[]): Promise<string[]> {
  const known = await uploadsOf(db, personId, hashes)
  return [...new Set(hashes)].filter((sha256) => !known.has(sha256))
}

/** What an act refers to, as a file is found by. */
export interface FileReference {
  readonly objectKind: string
  readonly objectId: string
  readonly taskId: string
  readonly name: string
}

/** Notes that an object refers to a content: whoever may see the object may read the file. For projectors. */
export async function referToFile(trx: Trx, sha256: string, reference: FileReference): Promise<void> {
  const { objectKind, objectId, taskId, name } = reference
  await trx('file_references')
    .insert({ sha256, object_kind: objectKind, object_id: objectId, task_id: taskId, name })
    .onConflict()
    .ignore()
}

/** Drops every reference of an object, before it refers anew. For projectors. */
export async function dropFileReferences(trx: Trx, objectKind: string, objectId: string): Promise<void> {
  await trx('file_references').where({ object_kind: objectKind, object_id: objectId }).delete()
}

/** What refers to a content, with whether that is about a person: a CV of a dossier. */
export interface FoundReference extends FileReference {
  readonly personal: boolean
}

/** Of a row of `reference`: whether it is a document of a dossier that is about a person. */
export const isPersonal = `(reference.object_kind = 'application' and exists (
  select from application_documents as document
  where document.application_id = reference.object_id and document.sha256 = reference.sha256
    and document.form in (${personalForms.map((form) => `'${form}'`).join(', ')})))`

/** Everything that refers to a content. */
export async function referencesTo(db: Db, sha256: string): Promise<FoundReference[]> {
  return db('file_references as reference')
    .where({ sha256 })
    .select('object_kind as objectKind', 'object_id as objectId', 'task_id as taskId', 'name')
    .select(db.raw(`${isPersonal} as personal`))
}

/** A stored content, whoever brought it in. */
export async function storedFile(
  db: Db,
  sha256: string,
): Promise<{ readonly sizeBytes: number; readonly mediaType: string } | undefined> {
  return db('files').where({ sha256 }).first('size_bytes as sizeBytes', 'media_type as mediaType')
}
