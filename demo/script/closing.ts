import { acceptanceDocuments } from '../../regulations/parameters/acceptance'
import type { Scene, Step } from '../scene'
import { refundBody, type Spending } from './execution'

interface Acceptance {
  /** Absent where the scenario stops before the council met: then what was ordered is delivered. */
  readonly delivered?: readonly { id: string; delivered: number }[]
  readonly supplement?: string
}

/** The agency takes over what a stopped task leaves behind. */
const manager = 'ORG-005'

/** The dossier as it is checked: of two checks, the one before the supplement finds what is missing. */
function checkBody(scene: Scene) {
  const { supplement } = scene.part<Acceptance>('acceptance')
  if (!supplement || scene.ids.has('acceptance/supplemented')) return { complete: true }
  return { complete: false, defectTexts: [{ text: supplement }] }
}

/** Acceptance beside the council, closing, and what follows from the results. */
export const closingScript: Readonly<Record<string, Step>> = {
  async fileAcceptanceDossier(scene, { by }) {
    const { delivered: table } = scene.part<Acceptance>('acceptance')
    const ordered = scene.part<readonly { id: string; quantity: number }[]>('products')
    const delivered = table
      ? table.map((item) => ({ product: item.id, delivered: item.delivered }))
      : ordered.map(({ id, quantity }) => ({ product: id, delivered: quantity }))
    await scene.onTask(by!, '/acceptance/dossier', { delivered, documents: acceptanceDocuments })
  },
  async checkAcceptanceDossier(scene, { by }) {
    await scene.onTask(by!, '/acceptance/dossier/check', checkBody(scene))
  },
  async supplementAcceptanceDossier(scene, { by }) {
    scene.ids.set('acceptance/supplemented', 'yes')
    await scene.onTask(by!, '/acceptance/dossier/supplements', { note: 'Đã bổ sung theo thông báo.' })
  },
  async postAcceptanceNotice(scene, { by }) {
    await scene.onTask(by!, '/acceptance/notice', { notice: 'Thông tin về kết quả thực hiện nhiệm vụ.' })
  },
  async sendConclusion(scene, { by }) {
    await scene.onTask(by!, '/acceptance/conclusion')
  },
  async submitFailureReport(scene, { by }) {
    await scene.onTask(by!, '/acceptance/failure/report', { note: 'Báo cáo nội dung đã làm và kinh phí.' })
  },
  async 'closing/fixCause'(scene, { by }) {
    await scene.onTask(by!, '/acceptance/failure/cause', { cause: scene.part<Spending>('failure').cause })
  },
  async decideRefund(scene, { by }) {
    const body = { ...refundBody(scene.part('failure')), decisionNumber: `QĐ-TH-${scene.task.code}` }
    await scene.onTask(by!, '/acceptance/failure/refund', body)
  },
  async registerResult(scene, { by }) {
    const { certificate } = scene.part<{ certificate: string }>('registration')
    await scene.onTask(by!, '/registration', { certificate })
  },
  async fileForRecognition(scene, { by }) {
    await scene.onTask(by!, '/recognition/file', { note: 'Đủ hồ sơ đề nghị công nhận.' })
  },
  async recognise(scene, { by }) {
    await scene.onTask(by!, '/recognition', { decisionNumber: `QĐ-CN-${scene.task.code}` })
  },
  async publishRecognition(scene, { by }) {
    await scene.onTask(by!, '/recognition/publication')
  },
  async submitFinalDossier(scene, { by }) {
    await scene.onTask(by!, '/final-dossier', { note: 'Hồ sơ cuối cùng.' })
  },
  async handOver(scene, { by }) {
    await scene.onTask(by!, '/handover', { organisation: scene.part<{ to: string }>('handover').to })
  },
  async handOverAssets(scene, { by }) {
    const { assets } = scene.part<{ assets: string }>('termination')
    await scene.onTask(by!, '/assets-handover', { organisation: manager, note: assets })
  },
  async liquidateContract(scene, { by }) {
    await scene.onTask(by!, '/liquidation', { minutesNumber: `BBTL-${scene.task.code}` })
  },
  async reportApplication(scene, { by }) {
    const { year, users, revenue, note } = scene.part<{
      year: number
      users: readonly string[]
      revenue?: number
      note?: string
    }>()
    const texts = note ? { note } : {}
    await scene.onTask(by!, '/application-reports', { year, users, revenueDong: revenue ?? null, ...texts })
  },
}
