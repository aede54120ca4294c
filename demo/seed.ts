import { hash } from '@node-rs/argon2'
import type { Db } from '../db/connection'
import { demoPassword } from './accounts'
import { type DemoOrganisation, type DemoPerson, organisations, people } from './province'

/** Enters the province's bodies and people. Safe to repeat. */
export async function seedProvince(db: Db): Promise<void> {
  const passwordHash = await hash(demoPassword)
  const bodies = organisations()
  const persons = people()
  await db.transaction(async (trx) => {
    // A successor must be there before the body that it follows.
    const rows = bodies.map(organisationRow)
    await trx('organisations')
      .insert(rows.map((row) => ({ ...row, successor: null })))
      .onConflict('id')
      .ignore()
    for (const { id, successor } of rows) {
      if (successor) await trx('organisations').where({ id }).update({ successor })
    }
    await trx('people')
      .insert(persons.map((person) => ({ ...personRow(person), password_hash: passwordHash })))
      .onConflict('id')
      .ignore()
    await trx('person_roles').insert(persons.flatMap(roleRows)).onConflict().ignore()
    await trx('clearances').insert(persons.flatMap(clearanceRows)).onConflict().ignore()
    await trx('person_employments').insert(persons.flatMap(employmentRows)).onConflict().ignore()
    await trx('person_relations').insert(persons.flatMap(relationRows)).onConflict().ignore()
  })
}

function organisationRow({ id, name, shortName, kind, validFrom, validTo, successor }: DemoOrganisation) {
  return {
    id,
    name,
    short_name: shortName ?? null,
    kind,
    valid_from: validFrom,
    valid_to: validTo,
    successor,
  }
}

function personRow({ id, name, email, degree, field, specialty, yearsInField }: DemoPerson) {
  return { id, name, email, degree, field, specialty, years_in_field: yearsInField }
}

function roleRows({ id, roles }: DemoPerson) {
  return roles.map(({ role, organisation, from, to }) => ({
    ...{ person_id: id, role, organisation_id: organisation },
    ...{ valid_from: from, valid_to: to },
  }))
}

function clearanceRows({ id, clearance }: DemoPerson) {
  if (!clearance) return []
  const { from, to, document } = clearance
  return [{ person_id: id, valid_from: from, valid_to: to, document }]
}

function employmentRows({ id, organisationHistory }: DemoPerson) {
  return organisationHistory.map(({ organisation, from, to }) => ({
    ...{ person_id: id, organisation_id: organisation },
    ...{ valid_from: from, valid_to: to },
  }))
}

function relationRows({ id, relations }: DemoPerson) {
  return relations.map(({ person, kind, note }) => ({ person_id: id, other_id: person, kind, note }))
}
