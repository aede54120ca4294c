import { atHour, localDate } from '../../domain/instant'
import type { Step } from '../scene'

interface Report {
  readonly no: number
  readonly forms: readonly string[]
  readonly workDonePercent: number
  readonly stateSpent: number
}

interface Inspection {
  readonly heldOn: string
  readonly team: readonly string[]
  readonly conclusion: string
}

interface Amendment {
  readonly kind: string
  readonly months?: number
  readonly reason: string
}

/** What the money of a stopped or failed task went to. */
export interface Spending {
  readonly cause: 'objective' | 'subjective'
  readonly unspent: number
  readonly properlySpent: number
  readonly unproven: number
  readonly refundPercentOfProper: number
}

/** The decision on a refund, as both a termination and a failure take it. */
export function refundBody({ unspent, properlySpent, unproven, refundPercentOfProper }: Spending) {
  return {
    ...{ unspentDong: unspent, properlySpentDong: properlySpent, unprovenDong: unproven },
    share: { numerator: refundPercentOfProper, denominator: 100 },
  }
}

/** The grounds of the scenario's two stops, as the circular words them. */
const grounds: Readonly<Record<string, string>> = { T08: 'noCapacity', T16: 'noCapacity' }

/** The running of the contract: reports, inspections, changes and stops. */
export const executionScript: Readonly<Record<string, Step>> = {
  async submitReport(scene, { by }) {
    const { no, forms, workDonePercent, stateSpent } = scene.part<Report>()
    await scene.onTask(by!, '/reports', { number: no, workDonePercent, stateSpentDong: stateSpent, forms })
  },
  async announceInspection(scene, { by }) {
    const { heldOn, team } = scene.part<Inspection>()
    const startsAt = atHour(localDate(heldOn), '08:00')
    await scene.onTask(by!, '/inspections', { startsAt, team, topics: ['Tiến độ, khối lượng và kinh phí'] })
  },
  async inspect(scene, { by }) {
    await scene.onTask(by!, '/inspections/minutes', { conclusion: scene.part<Inspection>().conclusion })
  },
  async confirmWork(scene, { by }) {
    await scene.onTask(by!, '/inspections/work-confirmation')
  },
  async confirmMoney(scene, { by }) {
    await scene.onTask(by!, '/inspections/money-confirmation')
  },
  async requestAmendment(scene, { by }) {
    const { kind, months = 0, reason } = scene.part<Amendment>()
    await scene.onTask(by!, '/amendments', { kind, months, reason })
  },
  async decideAmendment(scene, { by }) {
    await scene.onTask(by!, '/amendments/decision', { granted: true, reasonTexts: [] })
  },
  async changeMember(scene, { by }) {
    await scene.onTask(by!, '/changes', { subject: 'member', reason: scene.part<Amendment>().reason })
  },
  async reportChange(scene, { by }) {
    await scene.onTask(by!, '/changes/report', { note: 'Báo cáo việc thay thành viên.' })
  },
  async proposeTermination(scene, { by }) {
    const stop = scene.part<{ grounds: string }>()
    const body = { ground: grounds[scene.task.id], reasons: stop.grounds }
    await scene.onTask(by!, '/termination/proposal', body)
  },
  async pauseTask(scene, { by }) {
    await scene.onTask(by!, '/pause', { note: 'Tạm dừng để xem xét hồ sơ đề nghị chấm dứt.' })
  },
  async submitTerminationReport(scene, { by }) {
    await scene.onTask(by!, '/termination/report', {
      summary: 'Báo cáo nội dung đã làm và kinh phí đã sử dụng.',
    })
  },
  async 'execution/fixCause'(scene, { by }) {
    await scene.onTask(by!, '/termination/cause', { cause: scene.part<Spending>().cause })
  },
  async decideTermination(scene, { by }) {
    const stop = scene.part<Spending & { assets: string }>()
    const body = { ...refundBody(stop), assets: stop.assets, decisionNumber: `QĐ-CD-${scene.task.code}` }
    await scene.onTask(by!, '/termination/decision', body)
  },
}
