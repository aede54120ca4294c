import { atHour, localDate } from '../../domain/instant'
import type { Scene, Step } from '../scene'

interface AppraisalLine {
  readonly line: string
  readonly proposed: number
  readonly accepted: number
  readonly counterpart: number
  readonly reason: string | null
}

interface Appraisal {
  readonly team: readonly { person: string; role: string }[]
  readonly sittingOn: string
  readonly present?: readonly string[]
  readonly lines?: readonly AppraisalLine[]
  readonly stateTotal?: number
  readonly counterpartTotal?: number
  readonly lumpSum?: string
}

interface Contract {
  readonly number: string
  readonly products: readonly string[]
  readonly tranchePlan: readonly { no: number; amount: number }[]
}

interface Tranche {
  readonly no: number
  readonly amount: number
}

function conclusionBody({ present, lines = [], stateTotal, counterpartTotal, lumpSum }: Appraisal) {
  return {
    ...{ present, lumpSum, stateDong: stateTotal, counterpartDong: counterpartTotal },
    lines: lines.map(({ line, proposed, accepted, counterpart }) => ({
      ...{ line, proposedDong: proposed, acceptedDong: accepted, counterpartDong: counterpart },
    })),
    reasons: lines.flatMap(({ line, reason }) => (reason ? [{ line, text: reason }] : [])),
    minutes: 'Tổ thẩm định đã họp và thống nhất từng khoản mục.',
  }
}

/**
 * The path of the tranche that a row is about: requests are
 * counted from one, and none of the scenario came back.
 */
function ofTranche(scene: Scene): string {
  return `/tranches/${scene.part<Tranche>().no}`
}

/** The budget, the award, the contract, and the money of the contract. */
export const moneyScript: Readonly<Record<string, Step>> = {
  async appointAppraisalTeam(scene, { by }) {
    const team = scene.part<Appraisal>('appraisal').team.map(({ person, role }) => ({ person, role }))
    await scene.onTask(by!, '/appraisal/team', { team })
  },
  async reviseDescription(scene, { by }) {
    await scene.onTask(by!, '/appraisal/revised-description', {
      explanation: 'Đã tiếp thu ý kiến của hội đồng.',
    })
  },
  async 'appraisal/sendPapers'(scene, { by }) {
    const { sittingOn } = scene.part<Appraisal>('appraisal')
    await scene.onTask(by!, '/appraisal/papers', { sittingAt: atHour(localDate(sittingOn), '08:00') })
  },
  async concludeAppraisal(scene, { by }) {
    await scene.onTask(by!, '/appraisal/conclusion', conclusionBody(scene.part('appraisal')))
  },
  async completeAfterAppraisal(scene, { by }) {
    await scene.onTask(by!, '/award/dossier', { note: 'Đã hoàn thiện theo kết quả thẩm định.' })
  },
  async proposeAward(scene, { by }) {
    await scene.onTask(by!, '/award/proposals')
  },
  async approveAward(scene, { by }) {
    await scene.onTask(by!, '/award/approval', { decisionNumber: `QĐ-PD-${scene.task.code}` })
  },
  async publishAward(scene, { by }) {
    await scene.onTask(by!, '/award/publication')
  },
  async prepareContract(scene, { by }) {
    const { number, products, tranchePlan } = scene.part<Contract>('contract')
    const tranches = tranchePlan.map(({ no, amount }) => ({ number: no, amountDong: amount }))
    await scene.onTask(by!, '/contract', { number, products, tranches })
  },
  async signContract(scene, { by, also }) {
    await scene.onTask(by!, '/contract/host-signature')
    await scene.onTask(also!, '/contract/agency-signature')
  },
  async requestTranche(scene, { by }) {
    const { no, amount } = scene.part<Tranche>()
    await scene.onTask(by!, '/tranches', { number: no, amountDong: amount })
  },
  async checkTranche(scene, { by }) {
    await scene.onTask(by!, `${ofTranche(scene)}/check`)
  },
  async approveTranche(scene, { by }) {
    await scene.onTask(by!, `${ofTranche(scene)}/approval`)
  },
  async payTranche(scene, { by }) {
    await scene.onTask(by!, `${ofTranche(scene)}/payment`)
  },
  async submitSettlement(scene, { by }) {
    await scene.onTask(by!, '/settlements', { amountDong: scene.part<Tranche>().amount })
  },
  async confirmSettlement(scene, { by }) {
    await scene.onTask(by!, '/settlements/confirmation', { confirmedDong: scene.part<Tranche>().amount })
  },
  async approveFinalSettlement(scene, { by }) {
    const { approved } = scene.part<{ approved: number }>('finalSettlement')
    const savings = scene.part<{ lumpPart: number; other: number } | null>('savings')
    await scene.onTask(by!, '/final-settlement', {
      approvedDong: approved,
      lumpSavingsDong: savings?.lumpPart ?? 0,
      otherSavingsDong: savings?.other ?? 0,
      hostHasFund: true,
      authorityHasFund: true,
    })
  },
  async payRefund(scene, { by }) {
    const { refund } = scene.part<{ refund: number }>()
    await scene.onTask(by!, '/refunds', { amountDong: refund })
  },
}
