import type { Trx } from '../../db/connection'
import type { FactToProject } from '../../db/projections/project'
import type { PinnedLaw } from '../../regulations'
import { addressLetters } from './address'
import { owed } from './owed'

/** Puts the letters that a fact owes into the outbox, in the fact's own transaction. */
export async function oweLetters(trx: Trx, fact: FactToProject, law: PinnedLaw): Promise<void> {
  const letters = await owed[fact.type]?.(trx, fact)
  if (letters && letters.length > 0) await addressLetters(trx, fact, letters, law)
}
