import type { Db } from '../db/connection'
import { openProcessOf } from '../db/processes'
import type { PublicCall } from '../db/reads/call'
import { requiredForms } from '../domain/call/screening'
import type { TaskType } from '../domain/life'
import { isEditionId, lawFor } from '../regulations'
import type { Law } from '../regulations/schema'
import { formNamed } from './call-answer'

/** What of an order is published with its call: what is wanted, never who argued what for it. */
export const publishedTexts = ['objectives', 'contents', 'products', 'productTexts', 'impact'] as const

/** The law that a public call stands under; undefined where its edition is not known. */
export async function lawOfCall(
  db: Db,
  { taskId, edition }: Pick<PublicCall, 'taskId' | 'edition'>,
): Promise<Law | undefined> {
  const process = await openProcessOf(db, taskId, 'call')
  const pinned = process?.law ?? (isEditionId(edition) ? { editionId: edition } : undefined)
  return pinned && lawFor(pinned.editionId, 'overlay' in pinned ? pinned.overlay : undefined)
}

/** The forms that every dossier of a public call must hold, with their names. */
export function formsOfCall({ type, field }: Pick<PublicCall, 'type' | 'field'>, law: Law | undefined) {
  return law ? requiredForms({ type: type as TaskType, field }, law.call).map(formNamed) : []
}
