import type { Trx } from '../connection'
import { referToFile } from '../files'
import { dataOf, type ProjectedFact } from './projector'

/** Files that prove what an act says, as they stand in its texts. */
interface Evidence {
  readonly content?: { readonly evidence?: readonly { readonly name: string; readonly sha256: string }[] }
}

/** Ties the evidence of an act to what it is about: whoever sees the whole task may read it. */
export async function referToEvidence(
  trx: Trx,
  fact: ProjectedFact,
  objectKind: 'tranche' | 'settlement',
  number: number,
): Promise<void> {
  const { content } = dataOf<Evidence>(fact)
  const taskId = fact.taskId!
  for (const { name, sha256 } of content?.evidence ?? []) {
    await referToFile(trx, sha256, { objectKind, objectId: `${taskId}/${number}`, taskId, name })
  }
}
