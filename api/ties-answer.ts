import { z } from 'zod'
import type { Db } from '../db/connection'
import { tiesBetween } from '../db/reads/council-stages'
import { type NamedId, organisationsNamed, peopleNamed } from '../db/reads/names'
import type { CouncilKind, SeatRole } from '../domain/council/composition'
import type { ConflictOfInterest } from '../domain/council/conflict'
import { practices } from '../domain/councils/practices'
import type { AgendaTask } from '../domain/councils/state'
import type { Tie } from '../domain/councils/ties'
import type { LocalDate } from '../domain/instant'
import type { Law } from '../regulations/schema'
import { relationTitles } from '../regulations/titles'
import { groundWords } from './messages/council-words'
import { seatWords } from './messages/words'
import { named, orNull, reference } from './shapes'

const tieShape = z.object({
  with: orNull(reference),
  ground: named,
  relation: orNull(named),
  clause: z.string().nullable(),
  bars: z.boolean().meta({ description: 'Quan hệ làm người này không được tham gia.' }),
})

/** Members against parties: what is on record between them. */
export const tiesShape = z
  .object({
    parties: z.array(z.object({ party: reference, of: reference, person: z.boolean() })),
    members: z.array(
      z.object({ person: reference, role: named, recused: z.boolean(), ties: z.array(tieShape) }),
    ),
  })
  .meta({ id: 'CouncilTies' })

/** Somebody who sits, or is to sit. */
export interface Sitter {
  readonly person: string
  readonly role: SeatRole
  readonly recused?: boolean
}

/** A council that is appointed or to be, as far as ties matter. */
export interface Tied {
  readonly kind: CouncilKind
  readonly agenda: readonly AgendaTask[]
  readonly seats: readonly Sitter[]
  readonly law: Law
  readonly on: LocalDate
}

const groundOf = (code: string) => ({ code, title: groundWords[code] ?? code })

/** The parties of an agenda, each once, with the host under which they stand. */
function partiesOf(agenda: readonly AgendaTask[]) {
  const rows = agenda
    .flatMap(({ sides }) => sides)
    .flatMap(({ host, partners, keyPeople, otherPeople }) => [
      ...[host, ...partners].map((id) => ({ id, of: host, person: false })),
      ...[...keyPeople, ...(otherPeople ?? [])].map((id) => ({ id, of: host, person: true })),
    ])
  return [...new Map(rows.map((row) => [`${row.of} ${row.id}`, row])).values()]
}

function conflictsOf({ kind, agenda, law }: Tied, sitter: Sitter, tie: Tie | undefined) {
  const candidate = { organisations: [], relations: [], ...tie, person: sitter.person, role: sitter.role }
  const found = agenda.flatMap((task) => practices[kind].conflicts(candidate, task, law))
  return [...new Map(found.map((one) => [`${one.ground} ${one.with} ${one.relation}`, one])).values()]
}

type Named = (id: string) => NamedId

function tieRows(conflicts: readonly ConflictOfInterest[], tie: Tie | undefined, name: Named) {
  const barred = new Set(conflicts.map((one) => one.with))
  const relationOf = (code: string | undefined) =>
    code === undefined ? null : { code, title: relationTitles[code] ?? code }
  const known = (id: string, ground: string, relation?: string) => ({
    ...{ with: name(id), ground: groundOf(ground), relation: relationOf(relation) },
    ...{ clause: null, bars: false },
  })
  return [
    ...conflicts.map(({ ground, clause, relation, with: other }) => ({
      ...{ with: other === undefined ? null : name(other), ground: groundOf(ground), clause, bars: true },
      relation: relationOf(relation),
    })),
    ...(tie?.organisations ?? []).filter((id) => !barred.has(id)).map((id) => known(id, 'sameOrganisation')),
    ...(tie?.relations ?? [])
      .filter(({ person }) => !barred.has(person))
      .map(({ person, kind }) => known(person, 'known', kind)),
  ]
}

/** Everything that is on record between those who sit and the parties of their agenda. */
export async function tiesAnswer(db: Db, tied: Tied): Promise<z.input<typeof tiesShape>> {
  const parties = partiesOf(tied.agenda)
  const people = parties.filter(({ person }) => person).map(({ id }) => id)
  const organisations = parties.filter(({ person }) => !person).map(({ id }) => id)
  const sitting = tied.seats.map(({ person }) => person)
  const [ties, person, organisation] = await Promise.all([
    tiesBetween(db, sitting, { people, organisations }, tied.on),
    peopleNamed(db, [...people, ...sitting]),
    organisationsNamed(db, organisations),
  ])
  const name = (id: string) => (organisations.includes(id) ? organisation(id) : person(id))
  return {
    parties: parties.map(({ id, of, person: isPerson }) => ({
      ...{ party: name(id), of: organisation(of), person: isPerson },
    })),
    members: tied.seats.map((sitter) => {
      const tie = ties.find((one) => one.person === sitter.person)
      return {
        person: person(sitter.person),
        role: { code: sitter.role, title: seatWords[sitter.role] ?? sitter.role },
        recused: sitter.recused ?? false,
        ties: tieRows(conflictsOf(tied, sitter, tie), tie, name),
      }
    }),
  }
}
