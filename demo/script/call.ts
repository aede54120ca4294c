import type { Scene, Step } from '../scene'

interface TeamRow {
  readonly role: string
  readonly headcount: number
  readonly person: string | null
  readonly label: string | null
  readonly weight: number
  readonly convertedMonths: number
  readonly ratePerMonth: number
  readonly amount: number
}

/** A dossier of the scenario. */
export interface DemoApplication {
  readonly id: string
  readonly host: string
  readonly principalInvestigator: string
  readonly scientificSecretary: string | null
  readonly partners: readonly string[]
  readonly documents: readonly string[]
  readonly lumpSum: string
  readonly hasExcellentTaskIn5Years: boolean
  readonly estimate: {
    readonly team: readonly TeamRow[]
    readonly lines: readonly { line: string; state: number; counterpart: number }[]
  }
}

interface Call {
  readonly deadline: string
  readonly hour: string
  readonly applications: readonly DemoApplication[]
}

/** What the call's page shows a person who applies. */
interface CallAnswer {
  readonly dossiers: readonly { id: string; host: { id: string } }[]
}

/** The body of a dossier, with the documents that its applicant brings in. */
export async function dossierBody(scene: Scene, by: string, application: DemoApplication) {
  const { host, principalInvestigator, scientificSecretary, partners, lumpSum } = application
  const documents: { form: string; sha256: string }[] = []
  for (const form of application.documents) {
    documents.push({ form, sha256: await scene.upload(by, `${form}.pdf`, `${application.id} ${form}`) })
  }
  return {
    ...{ host, principalInvestigator, scientificSecretary, partners, lumpSum, documents },
    hasExcellentTaskIn5Years: application.hasExcellentTaskIn5Years,
    lines: application.estimate.lines.map(({ line, state, counterpart }) => ({
      ...{ line, stateDong: state, counterpartDong: counterpart },
    })),
    team: application.estimate.team.map(({ label: _label, ...row }) => row),
    teamLabels: application.estimate.team.map(({ label, role }) => label ?? role),
  }
}

function noticeBody(scene: Scene, { deadline, hour }: Call) {
  const { method, directReason } = scene.whole<{ method: string; directReason: string | null }>()
  const host = scene.part<Call>('call').applications[0]?.host
  const direct = method === 'directAssignment' && directReason ? { host, directReason } : {}
  return { deadlineOn: deadline, hour, notice: 'Mời các tổ chức đủ điều kiện đăng ký chủ trì.', ...direct }
}

/** The call: from the notice to the opening's result. */
export const callScript: Readonly<Record<string, Step>> = {
  async postNotice(scene, { by }) {
    await scene.onTask(by!, '/call/notices', noticeBody(scene, scene.part('call')))
  },
  async postNoticeAgain(scene, { by }) {
    await scene.onTask(by!, '/call/second-notice', noticeBody(scene, scene.part('secondCall')))
  },
  async submitApplication(scene, { by }) {
    const application = scene.part<DemoApplication>()
    const body = await dossierBody(scene, by!, application)
    await scene.onTask(by!, '/applications', body)
    const { dossiers } = await scene.read<CallAnswer>(by!, `/tasks/${scene.taskId}/call`)
    scene.ids.set(application.id, dossiers.find(({ host }) => host.id === application.host)?.id ?? '')
  },
  async replaceApplication(scene, { by }) {
    const application = scene.part<DemoApplication>()
    const path = `/tasks/${scene.taskId}/applications/${scene.ids.get(application.id)}`
    await scene.act(by!, path, await dossierBody(scene, by!, application), 'PUT')
  },
  async openDossiers(scene, { by }) {
    await scene.onTask(by!, '/call/opening', {
      minutes: 'Mở hồ sơ theo số thứ tự đến; dấu niêm phong còn nguyên.',
    })
  },
  async tellOpeningResult(scene, { by }) {
    await scene.onTask(by!, '/call/opening/notice')
  },
}
