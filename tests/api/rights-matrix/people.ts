import type { Db } from '../../../db/connection'
import { type Role, roles } from '../../../domain/life'
import type { Caller, RunningApi } from '../../support/api'
import { clear } from '../../support/classified'
import { addPerson } from '../../support/people'
import { knowsClassified } from './reads'

/** What a person is to a task: as a whole (stream '') or in one process of it. */
export interface Tie {
  readonly taskId: string
  readonly stream: string
  readonly relation: string
}

/** Somebody who calls, with what the matrix has to know of them. */
export interface Person {
  readonly id: string
  /** What they stand for in the matrix. */
  readonly as: string
  readonly caller: Caller
  /** Undefined for who is not signed in. */
  readonly known:
    | {
        readonly roles: readonly string[]
        readonly cleared: boolean
        readonly seats: readonly Seat[]
        readonly ties: readonly Tie[]
      }
    | undefined
}

interface Seat {
  readonly role: string
  readonly organisation: string
}

const otherUnit = 'ORG-OTHER'

/** The people of a world, each signed in once. */
export class People {
  private readonly signedIn = new Map<string, Promise<Caller>>()

  constructor(
    private readonly db: Db,
    private readonly api: RunningApi,
  ) {}

  private callerOf(id: string): Promise<Caller> {
    const known = this.signedIn.get(id) ?? this.api.signIn(id)
    this.signedIn.set(id, known)
    return known
  }

  /** A person who is there, with what they hold and are today. */
  async person(id: string, as: string): Promise<Person> {
    const { db } = this
    const [caller, clearance, seats, ties] = await Promise.all([
      this.callerOf(id),
      db('clearances').where({ person_id: id }).whereRaw('valid_to >= now()::date').first('person_id'),
      db('person_roles')
        .where({ person_id: id })
        .whereRaw('coalesce(valid_to, now()::date) >= now()::date')
        .select('role', 'organisation_id as organisation'),
      db('task_people')
        .where({ person_id: id })
        .whereNull('until')
        .select('task_id as taskId', 'stream', 'relation'),
    ])
    const held = (seats as Seat[]).map(({ role }) => role)
    return { id, as, caller, known: { roles: held, cleared: clearance !== undefined, seats, ties } }
  }

  /**
   * A holder of every role in a unit that has nothing to do with any task: cleared for state secrets, and for
   * those who would know of them, not cleared.
   */
  async ofEveryRole(): Promise<Person[]> {
    const made = []
    for (const role of roles) {
      for (const cleared of knowsClassified.includes(role) ? [true, false] : [true]) {
        const id = cleared ? `M-${role}` : `M-${role}-uncleared`
        await addPerson(this.db, { id, roles: [role as Role], organisation: otherUnit })
        if (cleared) await clear(this.db, id)
        made.push(await this.person(id, `${role} of another unit${cleared ? '' : ', not cleared'}`))
      }
    }
    return made
  }

  /** Nobody, and somebody whose session is over. */
  async outside(): Promise<Person[]> {
    const expired = await this.api.join({ id: 'M-expired', roles: roles, organisation: otherUnit })
    await this.db('user_sessions')
      .whereRaw(`sess ->> 'personId' = 'M-expired'`)
      .update({ expire: '2020-01-01' })
    return [
      { id: '', as: 'not signed in', caller: this.api.anonymous, known: undefined },
      { id: '', as: 'session over', caller: expired, known: undefined },
    ]
  }

  /** One person for each relation to a task, and one of its organisations who is nothing to it. */
  async around(taskId: string): Promise<Person[]> {
    const { db } = this
    const ties: { person_id: string; relation: string }[] = await db('task_people')
      .where({ task_id: taskId })
      .whereNull('until')
      .orderBy('person_id')
      .select('person_id', 'relation')
    const first = new Map(ties.reverse().map(({ person_id, relation }) => [relation, person_id]))
    const colleague = await db('person_roles as r')
      .join('tasks as t', (on) =>
        on
          .on('t.proposer_organisation', 'r.organisation_id')
          .orOn('t.host_organisation', 'r.organisation_id'),
      )
      .where('t.id', taskId)
      .whereIn('role', ['proposer', 'principalInvestigator', 'hostRepresentative'])
      .whereNotIn(
        'person_id',
        ties.map(({ person_id }) => person_id),
      )
      .first('person_id')
    return Promise.all([
      ...[...first].map(([relation, id]) => this.person(id, relation)),
      ...(colleague ? [this.person(colleague.person_id, 'colleague')] : []),
    ])
  }

  /** Somebody of every role who is kept out of a task, and of the sittings over it, by a conflict. */
  async keptOut(taskId: string): Promise<Person> {
    const id = `M-kept-out-${taskId}`
    await addPerson(this.db, { id, roles, organisation: otherUnit })
    const sessions: { session_id: string }[] = await this.db('council_agenda')
      .where({ task_id: taskId })
      .select('session_id')
    const streams = ['', ...sessions.map(({ session_id }) => `session/${session_id}`)]
    await this.db('task_people').insert(
      streams.map((stream) => ({
        task_id: taskId,
        stream,
        person_id: id,
        relation: 'conflicted',
        since: new Date(0),
      })),
    )
    return this.person(id, 'kept out')
  }
}
