import { demoPassword } from '../../demo/accounts'
import type { DemoRequest } from '../../demo/client'
import { drive } from '../../demo/drive'
import { prepareMoney } from '../../demo/money'
import { type DemoTask, people, type TimelineAct, tasks, timeline } from '../../demo/province'
import { type ActAnswer, Scene } from '../../demo/scene'
import { seedProvince } from '../../demo/seed'
import { type Cell, cells, secondReport } from './cells'
import { PatientClient } from './patient-client'
import { recoveryMs, type System } from './system'

const livedTask = 'T01'
/** An act may be killed three times; each time life goes on within the time for a recovery. */
const patienceMs = 4 * recoveryMs

/** A command on its way: to be sent once or again, under its key. */
export interface Sending {
  readonly key: string
  /** Sends it, and sends it again until it is answered. */
  send(): Promise<ActAnswer>
}

/** Does to a command what its cells say; returns its answer. */
export type Fire = (sending: Sending, cells: readonly Cell[]) => Promise<ActAnswer>

/** The province's people, who have patience. */
export class ProvinceClient extends PatientClient {
  constructor(origin: string) {
    const emails = new Map(people().map(({ id, email }) => [id, email]))
    super(origin, demoPassword, (id) => emails.get(id) ?? '', patienceMs)
  }
}

/** The same people, some of whose commands come under fire. */
class ClientUnderFire extends ProvinceClient {
  constructor(
    origin: string,
    private readonly fire: Fire,
  ) {
    super(origin)
  }

  override as<T>(personId: string, request: DemoRequest): Promise<T> {
    const { key } = request
    if (key === undefined) return super.as<T>(personId, request)
    const send = () => super.as<ActAnswer>(personId, request)
    const fire = this.fire(
      { key, send },
      cells.filter((cell) => cell.key === key),
    )
    return fire as Promise<T>
  }
}

/** The scenario of the task, with one report more after its last day. */
function scenario(): { task: DemoTask; rows: TimelineAct[] } {
  const task = tasks().find(({ id }) => id === livedTask)!
  const rows = timeline().filter((row) => row.task === livedTask)
  const last = rows.at(-1)!
  const followUp = task.followUp as { reports: readonly { year: number }[] }
  const reports = followUp.reports.flatMap((report) => [report, { ...report, year: report.year + 1 }])
  const again = { ...last, seq: secondReport, date: '2027-11-10', ref: 'followUp.reports.1' }
  return { task: { ...task, followUp: { ...followUp, reports } }, rows: [...rows, again] }
}

/** Drives the years' budgets and then task T01 through its whole life. */
export async function live({ origin, db }: System, fire: Fire): Promise<void> {
  await seedProvince(db)
  const client = new ClientUnderFire(origin, fire)
  await prepareMoney(client)
  const { task, rows } = scenario()
  await drive(new Scene(task, client, () => undefined), rows)
}
