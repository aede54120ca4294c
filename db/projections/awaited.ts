import type { Instant } from '../../domain/instant'
import { machineOf } from '../../domain/machines'
import { awaitedTokens } from '../../domain/rights'
import type { Trx } from '../connection'
import type { Write } from '../one-statement'
import type { ProcessRow } from '../processes'

/** Whose turn it is in a process: the tokens of those who may do each awaited act. */
function awaitedIn({ stream, kind, taskId, state, outcome }: ProcessRow): Map<string, readonly string[]> {
  if (outcome !== null) return new Map()
  const scope = kind === 'councilSession' ? stream : `task/${taskId}`
  return new Map(
    machineOf(kind)
      .awaits(state)
      .map(({ act, persons }) => [act, awaitedTokens(act, scope, persons)]),
  )
}

/** What changes in whose turn it is, from one state of a process to the next. */
export function awaitedWrites(
  trx: Trx,
  before: ProcessRow | undefined,
  after: ProcessRow,
  since: Instant,
): Write[] {
  const former = before ? awaitedIn(before) : new Map<string, readonly string[]>()
  const now = awaitedIn(after)
  const { stream, kind, taskId } = after
  const gone = [...former.keys()].filter((act) => !now.has(act))
  const rows = [...now]
    .filter(([act, tokens]) => former.get(act)?.join() !== tokens.join())
    .map(([act, tokens]) => ({ stream, act, kind, task_id: taskId, tokens, since }))
  const awaited = () => trx('awaited_acts')
  return [
    ...(gone.length > 0 ? [awaited().where({ stream }).whereIn('act', gone).delete()] : []),
    ...(rows.length > 0 ? [awaited().insert(rows).onConflict(['stream', 'act']).merge(['tokens'])] : []),
  ]
}
