import type { Trx } from '../../../db/connection'
import type { FactToProject } from '../../../db/projections/project'
import type { LetterName } from '../../../templates/letters'
import type { OwedLetter } from './owed-letter'

/**
 * The letter that reminds of a deadline of a series, and its own fields; `number` is the deadline's in its
 * series.
 */
export type Reminder = (
  trx: Trx,
  fact: FactToProject,
  number: number,
) => Promise<{ readonly letter: LetterName; readonly context: Readonly<Record<string, unknown>> }>

/** The letters that the passing of a deadline of a series owes. */
export type Missed = (trx: Trx, fact: FactToProject, number: number) => Promise<readonly OwedLetter[]>
