import type { Trx } from '../../../db/connection'
import type { FactToProject } from '../../../db/projections/project'
import type { Relation, Role } from '../../../domain/life'
import type { LetterBasics } from '../../../templates/letter'
import type { LetterContexts, LetterName } from '../../../templates/letters'

/**
 * Who gets a letter: named people, all who hold a role
 * today, or all who are something to the task or a sitting.
 */
export type Recipients =
  | { readonly persons: readonly string[] }
  | { readonly role: Role }
  | { readonly relation: Relation; readonly stream?: string }

/** A letter that a fact owes, before its recipients and the common fields are known. */
export interface OwedLetter {
  readonly letter: LetterName
  readonly to: Recipients
  /** The fields that only this letter has. */
  readonly context: Readonly<Record<string, unknown>>
  /** The open deadline of the fact's process which the letter states. */
  readonly deadline?: string
  /** The clause that the letter rests on; that of its deadline by default. */
  readonly clause?: string
  /**
   * The task that the letter is about, where the fact's process has none of its own (a council's sitting).
   */
  readonly taskId?: string
  /** The page that the letter leads to; the task's by default. */
  readonly path?: string
}

/** The letters of one kind of fact. */
export type Owed = (trx: Trx, fact: FactToProject) => readonly OwedLetter[] | Promise<readonly OwedLetter[]>

/** A letter with its own fields checked against its context's type. */
export function letter<N extends LetterName>(
  name: N,
  to: Recipients,
  context: Omit<LetterContexts[N], keyof LetterBasics>,
  more: Pick<OwedLetter, 'deadline' | 'clause' | 'path' | 'taskId'> = {},
): OwedLetter {
  return { letter: name, to, context: { ...context }, ...more }
}
