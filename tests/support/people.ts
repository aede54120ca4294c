import type { Db } from '../../db/connection'
import type { Role } from '../../domain/life'

/** A person of a test, with roles held since 2020 in one organisation. */
export async function addPerson(
  db: Db,
  { id, roles, organisation = 'ORG-1' }: { id: string; roles: readonly Role[]; organisation?: string },
): Promise<void> {
  await db('organisations')
    .insert({ id: organisation, name: `Đơn vị ${organisation}`, kind: 'department' })
    .onConflict()
    .ignore()
  await db('people').insert({ id, name: `Người ${id}`, email: `${id.toLowerCase()}@detai.example` })
  const since = { organisation_id: organisation, valid_from: '2020-01-01' }
  if (roles.length > 0)
    await db('person_roles').insert(roles.map((role) => ({ person_id: id, role, ...since })))
}
