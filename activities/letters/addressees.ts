import type { Trx } from '../../db/connection'
import type { FactToProject } from '../../db/projections/project'
import { toLocalDate } from '../../domain/instant'
import type { Recipients } from './owed/owed-letter'

/** A person whom a letter goes to. */
export interface Addressee {
  readonly id: string
  readonly name: string
  readonly degree: string | null
}

/** The people whom a letter goes to, each once. */
export async function addresseesOf(
  trx: Trx,
  fact: Pick<FactToProject, 'at' | 'taskId'>,
  to: Recipients,
): Promise<Addressee[]> {
  const people = trx('people').distinct('people.id', 'people.name', 'people.degree').orderBy('people.id')
  if ('persons' in to) return people.whereIn('people.id', [...to.persons])
  if ('role' in to) {
    const today = toLocalDate(fact.at)
    return people
      .join('person_roles', 'person_roles.person_id', 'people.id')
      .where('person_roles.role', to.role)
      .andWhere('person_roles.valid_from', '<=', today)
      .andWhere((still) =>
        still.whereNull('person_roles.valid_to').orWhere('person_roles.valid_to', '>=', today),
      )
  }
  return people
    .join('task_people', 'task_people.person_id', 'people.id')
    .where({ 'task_people.relation': to.relation, 'task_people.stream': to.stream ?? '' })
    .whereNull('task_people.until')
    .modify((query) => {
      if (fact.taskId) query.where('task_people.task_id', fact.taskId)
    })
}
