import { z } from 'zod'
import { peopleNamed } from '../../db/reads/names'
import { paperEntriesOf } from '../../db/reads/paper-ballots'
import { cameIn, countersOf } from '../../domain/councils/counting'
import type { SessionState } from '../../domain/councils/state'
import { mayCountBallots, mayHandlePapers } from '../../domain/rights/council-view'
import type { AppDeps } from '../deps'
import { named, orNull, reference } from '../shapes'
import type { VisibleSession } from '../visible-session'

/** The count of one task as its counters, and those who close the vote, see it. */
export const countShape = z
  .object({
    cast: z.int(),
    invalid: z.int().meta({ description: 'Phiếu giấy không hợp lệ.' }),
    counters: z.array(z.object({ person: z.string(), done: z.boolean() })),
  })
  .meta({ id: 'CountOfTask' })

const invalidWords = { blank: 'Bỏ trống', irregular: 'Đánh giá không theo quy định' } as const

/** A ballot on paper as those who handle papers see it: whose it is, and who has entered it. */
export const paperShape = z
  .object({
    taskId: z.string(),
    application: z.string().nullable(),
    member: reference,
    enteredBy: reference,
    confirmedBy: orNull(reference),
    invalid: orNull(named),
  })
  .meta({ id: 'PaperBallot' })

const isCounter = (state: SessionState, personId: string) => state.held?.counters?.includes(personId) ?? false

/** What came in on a task and who has confirmed it; undefined for those whom it does not concern. */
export function countOn(
  { state, standing: { relations, personId } }: Pick<VisibleSession, 'state' | 'standing'>,
  taskId: string,
): z.input<typeof countShape> | undefined {
  const counters = countersOf(state, taskId)
  const concerned = mayCountBallots(relations) || counters.some(({ person }) => person === personId)
  const open = state.agenda.some((task) => task.taskId === taskId && task.stands === 'open')
  if (state.status !== 'sitting' || !open || counters.length === 0 || !concerned) return undefined
  return { ...cameIn(state, taskId), counters }
}

/** The papers of the sitting under way; undefined for those who do not handle them. */
export async function papersOf(
  { db }: AppDeps,
  { id, state, standing: { relations, personId } }: VisibleSession,
): Promise<z.input<typeof paperShape>[] | undefined> {
  if (state.status !== 'sitting' || !mayHandlePapers(relations, isCounter(state, personId))) return undefined
  const entries = await paperEntriesOf(db, id)
  const person = await peopleNamed(
    db,
    entries.flatMap(({ member, enteredBy, confirmedBy }) => [member, enteredBy, confirmedBy ?? member]),
  )
  return entries.map(({ taskId, application, member, enteredBy, confirmedBy, invalid }) => ({
    ...{ taskId, application, member: person(member), enteredBy: person(enteredBy) },
    confirmedBy: confirmedBy === null ? null : person(confirmedBy),
    invalid: invalid && { code: invalid, title: invalidWords[invalid] },
  }))
}
