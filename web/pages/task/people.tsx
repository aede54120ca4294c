import { Card } from '../../components/surface'
import { dayOf } from '../../format'
import { task as words } from '../../text/task'
import type { Task } from './parts'

const said = words.people

type Person = NonNullable<Task['people']>[number]

/** People of one relation together, each once, since the first day. */
function byRelation(people: readonly Person[]) {
  const relations = new Map(people.map(({ relation }) => [relation.code, relation.title]))
  return [...relations].map(([code, title]) => {
    const here = people.filter(({ relation }) => relation.code === code)
    const persons = new Map(here.map((one) => [one.person.id, one]))
    return { code, title, persons: [...persons.values()] }
  })
}

/** Relations of those who judge the task: many people, whom few readers look for. */
const judging = /^council|^appraisalTeam$|^expertGroup$/

/** Who the task's people and organisations are, in which relation, and since when. */
export function PeopleCard({ task }: { readonly task: Task }) {
  const { proposer, host, people = [] } = task
  const organisations = [
    [said.host, host],
    [said.proposer, proposer],
  ] as const
  const relations = byRelation(people)
  const judges = relations.filter(({ code }) => judging.test(code))
  return (
    <Card title={said.title} className="o7">
      <dl className="kv one-col">
        {organisations.map(
          ([title, organisation]) =>
            organisation && (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{organisation.name}</dd>
              </div>
            ),
        )}
        <Relations relations={relations.filter(({ code }) => !judging.test(code))} />
      </dl>
      {judges.length > 0 && (
        <details className="after-s">
          <summary>{said.judges}</summary>
          <dl className="kv one-col after-s">
            <Relations relations={judges} />
          </dl>
        </details>
      )}
    </Card>
  )
}

function Relations({ relations }: { readonly relations: ReturnType<typeof byRelation> }) {
  return relations.map(({ code, title, persons }) => (
    <div key={code}>
      <dt>{title}</dt>
      {persons.map(({ person, since }) => (
        <dd key={person.id}>
          {person.name} <span className="small muted">{said.since(dayOf(since))}</span>
        </dd>
      ))}
    </div>
  ))
}
