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

/** Who the task's people and organisations are, in which relation, and since when. */
export function PeopleCard({ task }: { readonly task: Task }) {
  const { proposer, host, people = [] } = task
  const organisations = [
    [said.host, host],
    [said.proposer, proposer],
  ] as const
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
        {byRelation(people).map(({ code, title, persons }) => (
          <div key={code}>
            <dt>{title}</dt>
            {persons.map(({ person, since }) => (
              <dd key={person.id}>
                {person.name} <span className="small muted">{said.since(dayOf(since))}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Card>
  )
}
