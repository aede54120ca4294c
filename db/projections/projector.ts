import type { Instant } from '../../domain/instant'
import type { ProcessKind } from '../../domain/life'
import type { Trx } from '../connection'

/** A fact as a projector sees it: with the texts of its act, and the state before and after. */
export interface ProjectedFact {
  readonly seq: number
  readonly key: string
  readonly stream: string
  readonly kind: ProcessKind
  readonly taskId: string | null
  readonly type: string
  readonly at: Instant
  readonly by: string | null
  readonly data: Readonly<Record<string, unknown>>
  readonly state: { readonly status: string }
}

/**
 * Writes what pages read of one fact. It may use only the fact and rows projected before it: a rebuild runs
 * it again.
 */
export type Projector = (trx: Trx, fact: ProjectedFact) => Promise<void>

/** Projectors by the type of the fact. */
export type Projectors = Readonly<Record<string, Projector>>

/** Types the data of a fact once, where its projector begins. */
export function dataOf<T>(fact: ProjectedFact): T {
  return fact.data as T
}

/** Several sets of projectors as one: what two of them do with the same fact is done in their order. */
export function inOrder(...sets: readonly Projectors[]): Projectors {
  const all: Record<string, Projector> = {}
  for (const [type, project] of sets.flatMap((set) => Object.entries(set))) {
    const before = all[type]
    all[type] = before
      ? async (trx, fact) => {
          await before(trx, fact)
          await project(trx, fact)
        }
      : project
  }
  return all
}
