import type { HostRecord, InvestigatorRecord } from '../domain/eligibility'
import type { LocalDate } from '../domain/instant'
import type { Db, Trx } from './connection'

/** Why somebody may be kept out of calls; what its two dates mean is said in the table's migration. */
export type BarGround =
  | 'unregisteredResult'
  | 'missingApplicationReport'
  | 'lateAcceptanceDossier'
  | 'unpaidRecovery'
  | 'suspendedForBreach'

/** Whom a bar concerns. */
export type BarHolder = { readonly organisationId: string } | { readonly personId: string }

/** A fact that may bar its holder. */
export interface Bar {
  readonly ground: BarGround
  readonly taskId: string
  readonly from: LocalDate
  readonly to?: LocalDate
}

const holderColumns = (holder: BarHolder) =>
  'personId' in holder ? { person_id: holder.personId } : { organisation_id: holder.organisationId }

/**
 * Records a fact that may bar somebody; the same ground of
 * the same task again takes the new dates. For projectors.
 */
export async function recordBar(
  trx: Trx,
  holder: BarHolder,
  { ground, taskId, from, to }: Bar,
): Promise<void> {
  const columns = { ...holderColumns(holder), ground, task_id: taskId }
  const dates = { from_date: from, to_date: to ?? null }
  const updated = await trx('bars').where(columns).update(dates)
  if (updated === 0) await trx('bars').insert({ ...columns, ...dates })
}

/** Ends a bar: the duty was done, the dossier filed, the money paid. For projectors. */
export async function liftBar(
  trx: Trx,
  holder: BarHolder,
  { ground, taskId }: Pick<Bar, 'ground' | 'taskId'>,
  on: LocalDate,
): Promise<void> {
  await trx('bars')
    .where({ ...holderColumns(holder), ground, task_id: taskId })
    .update({ to_date: on })
}

interface BarRow {
  readonly ground: BarGround
  readonly task: string
  readonly from: LocalDate
  readonly to: LocalDate | null
}

async function barsOf(db: Db | Trx, holder: BarHolder): Promise<BarRow[]> {
  return db('bars')
    .leftJoin('tasks', 'tasks.id', 'bars.task_id')
    .modify((query) => {
      if ('personId' in holder) query.whereRaw('person_id = any(ids_of_person(?))', [holder.personId])
      else query.where(holderColumns(holder))
    })
    .orderBy('from_date')
    .select('ground', db.raw('coalesce(tasks.code, bars.task_id) as task'))
    .select('from_date as from', 'to_date as to')
}

const present = <K extends string>(key: K, date: LocalDate | null) =>
  (date === null ? {} : { [key]: date }) as { readonly [P in K]?: LocalDate }

function grouped(rows: readonly BarRow[]) {
  const on = (ground: BarGround) => rows.filter((row) => row.ground === ground)
  const duty = ({ task, from, to }: BarRow) => ({ task, dueOn: from, ...present('doneOn', to) })
  const decision = ({ task, from, to }: BarRow) => ({ task, decidedOn: from, ...present('paidOn', to) })
  const ended = ({ task, from, to }: BarRow) => ({ task, endedOn: from, ...present('filedOn', to) })
  return {
    registrations: on('unregisteredResult').map(duty),
    applicationReports: on('missingApplicationReport').map(duty),
    endedTasks: on('lateAcceptanceDossier').map(ended),
    recoveries: on('unpaidRecovery').map(decision),
    suspensionsForBreach: on('suspendedForBreach').map(decision),
  }
}

/** What may bar an organisation, as facts of all times; `domain/eligibility` judges them on a day. */
export async function hostRecord(db: Db | Trx, organisationId: string): Promise<HostRecord> {
  return grouped(await barsOf(db, { organisationId }))
}

/**
 * A Vietnamese degree as the law ranks it: a title such
 * as 'PGS.TS' is a doctor's, 'Kỹ sư' a university degree.
 */
function degreeOf(degree: string | null): InvestigatorRecord['degree'] {
  if (!degree) return 'none'
  if (/tiến sĩ|\bTS\b|TSKH/i.test(degree)) return 'doctor'
  return /thạc sĩ|\bThS\b/i.test(degree) ? 'master' : 'university'
}

async function tasksLed(db: Db | Trx, personId: string): Promise<InvestigatorRecord['leads']> {
  const day = (column: string) => `to_char(${column} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`
  const rows: { task: string; from: LocalDate; to: LocalDate | null }[] = await db('task_people')
    .join('tasks', 'tasks.id', 'task_people.task_id')
    .whereRaw('person_id = any(ids_of_person(?))', [personId])
    .where({ relation: 'principalInvestigator' })
    .select('tasks.code as task', db.raw(`${day('since')} as "from"`))
    .select(db.raw(`${day('coalesce(until, tasks.closed_at)')} as "to"`))
  return rows.map(({ task, from, to }) => ({ task, from, ...present('to', to) }))
}

/** What may bar a person from leading a task, with their degree and experience. */
export async function investigatorRecord(db: Db | Trx, personId: string): Promise<InvestigatorRecord> {
  const person = await db('people as given')
    .joinRaw('join people on people.id = coalesce(given.merged_into, given.id)')
    .where('given.id', personId)
    .first('people.degree', 'people.years_in_field')
  const { endedTasks, suspensionsForBreach, recoveries } = grouped(await barsOf(db, { personId }))
  return {
    degree: degreeOf(person?.degree ?? null),
    yearsInField: person?.years_in_field ?? 0,
    leads: await tasksLed(db, personId),
    ...{ endedTasks, suspensionsForBreach, recoveries },
  }
}
