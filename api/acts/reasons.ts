import { z } from 'zod'
import { unknownUploads } from '../../db/files'
import { type Refusal, refuse } from '../../domain/verdict'
import type { ActRequest } from './act'
import { longText, shortText } from './fields'

/** Reasons of an act: texts that stay in PostgreSQL. */
export const reasonTexts = z.object({ reasonTexts: z.array(longText).max(50).default([]) })

/** The rules only need to know how many reasons there are. */
export async function countReasons({
  content,
}: {
  content: z.output<typeof reasonTexts>
}): Promise<{ reasons: number }> {
  return { reasons: content.reasonTexts.length }
}

/** A file that was brought in before, by its hash, and its name. */
export const proof = z.object({
  name: shortText,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Phải là mã băm SHA-256 của tệp đã gửi.'),
})

/** Files that prove what an act says, brought in before and named by their hashes. */
export const evidence = z.array(proof).max(100).default([])

/** Refuses evidence that the actor has not brought in. */
export async function unknownEvidence({
  db,
  actor,
  content,
}: Pick<ActRequest, 'db' | 'actor'> & { content: { readonly evidence: z.output<typeof evidence> } }): Promise<
  Refusal | undefined
> {
  const hashes = content.evidence.map(({ sha256 }) => sha256)
  const files = await unknownUploads(db, actor.id, hashes)
  return files.length > 0 ? refuse('file/unknown', { files }) : undefined
}
