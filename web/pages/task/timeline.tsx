import { Icon } from '../../components/icon'
import { dayOf, formatNumber } from '../../format'
import { task as words } from '../../text/task'
import type { Task } from './parts'

type StageOf = NonNullable<Task['stages']>[number]

const classOf = { done: 'done', now: 'now', future: '', skipped: 'skip-s' } as const
const { stages: said } = words

/** What stands under a stage's name: when it ended, since when it runs, or why not. */
function whenOf({ state, rounds }: StageOf): string {
  const last = rounds.at(-1)
  if (state === 'now') return said.since(last ? dayOf(last.openedAt) : '')
  if (state === 'done') return last?.closedAt ? dayOf(last.closedAt) : ''
  return state === 'skipped' ? said.skippedShort : said.futureShort
}

/** The eleven stages: done, now, to come, skipped and why. */
export function Timeline({ task }: { readonly task: Task }) {
  const { stages = [] } = task
  const why = [...new Set(stages.flatMap((one) => one.why ?? []))]
  const again = stages.filter(({ rounds }) => rounds.length > 1)
  return (
    <section className="card" aria-label={said.title}>
      <h2 className="vh">{said.title}</h2>
      <ol className="tl eleven">
        {stages.map((one, index) => (
          <li
            key={one.stage.code}
            className={classOf[one.state]}
            aria-current={one.state === 'now' ? 'step' : undefined}
          >
            <span className="d">
              {one.state === 'done' ? (
                <Icon name="tick" />
              ) : one.state === 'skipped' ? (
                <span aria-hidden="true">–</span>
              ) : (
                formatNumber(index + 1)
              )}
            </span>
            <b>
              {one.stage.title}
              <span className="vh">, {said[one.state]}</span>
            </b>
            <span>{whenOf(one)}</span>
          </li>
        ))}
      </ol>
      {(why.length > 0 || again.length > 0) && (
        <p className="small muted tl-why">
          {[
            ...why,
            ...again.map(({ stage, rounds }) => said.rounds(stage.title, formatNumber(rounds.length))),
          ].join(' ')}
        </p>
      )}
    </section>
  )
}
