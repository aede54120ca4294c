import { atHour, localDate } from '../../domain/instant'
import { ApiRefusal } from '../client'
import type { ActAnswer, Scene, Step } from '../scene'

interface Seat {
  readonly person: string
  readonly role: string
  readonly as?: string
}

interface Recusal {
  readonly person: string
  readonly seatIndex: number
  readonly kind: string
  readonly with: string
  readonly replacedBy: string
}

type CouncilStage = 'determination' | 'selection' | 'acceptance'

interface Sitting {
  readonly council: {
    readonly seats: readonly Seat[]
    readonly adminSecretary: string
    readonly mode?: string
  }
  readonly recusals?: readonly Recusal[]
  readonly expertGroup?: readonly string[]
  readonly present: readonly string[]
  readonly countingPanel?: readonly string[]
  readonly sittingOn: string
  readonly ballots?: readonly Ballot[]
  readonly ratings?: readonly Ballot[]
  readonly mendingRequired?: readonly string[]
  readonly conclusion?: { readonly changes?: readonly string[]; readonly lumpSum?: string } | string
  readonly reasons?: readonly string[]
}

interface Ballot {
  readonly member: string
  readonly application?: string
  readonly total?: number
  readonly comment: string
}

interface OrderText {
  readonly name: string
  readonly objectives: string
  readonly products: readonly string[]
  readonly method: string
  readonly adoptedBy: number
}

function sittingOf(scene: Scene, stage: string): Sitting {
  return scene.part<Sitting>(stage)
}

function onSession(scene: Scene, stage: string, by: string, path: string, body: unknown = {}) {
  return scene.act(by, `/sessions/${scene.ids.get(stage)}${path}`, body)
}

/**
 * The seats as they were first appointed: whoever was
 * recused later sat where the replacement sits in the end.
 */
function firstSeats({ council, recusals = [] }: Sitting): Seat[] {
  return council.seats.map((seat, index) => {
    const recused = recusals.find(({ seatIndex }) => seatIndex === index)
    return recused ? { ...seat, person: recused.person } : seat
  })
}

function ballotBody(scene: Scene, { member: _member, application, total: _total, ...ballot }: Ballot) {
  return {
    taskId: scene.taskId,
    ...ballot,
    ...(application ? { application: scene.ids.get(application) } : {}),
  }
}

/**
 * Whether the sitting lies ahead on the scenario's last day: only then do members answer, the others came.
 */
function isAhead(scene: Scene, stage: string): boolean {
  const { stopsAt } = scene.whole<{ stopsAt: { stage: string; state: string } }>()
  return stopsAt.stage === stage && stopsAt.state === 'papersSent'
}

function accept(scene: Scene, stage: string, person: string) {
  return onSession(scene, stage, person, '/invitation/acceptance')
}

/**
 * Appoints the council as it was first meant. Where the law itself bars somebody (a person of the
 * applicant), the appointment is refused, and the council is appointed with the substitute at once.
 */
async function appointed(scene: Scene, by: string, stage: string, sitting: Sitting): Promise<ActAnswer> {
  const body = (seats: readonly Seat[]) => ({
    kind: stage as CouncilStage,
    taskIds: [scene.taskId],
    seats,
    adminSecretary: sitting.council.adminSecretary,
    ...(sitting.expertGroup ? { expertGroup: sitting.expertGroup } : {}),
    ...(sitting.council.mode ? { sittingMode: sitting.council.mode } : {}),
  })
  try {
    return await scene.act(by, '/councils', body(firstSeats(sitting)))
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.code !== 'council/of-host') throw error
    for (const { person } of sitting.recusals ?? []) scene.passedOver.add(person)
    return scene.act(by, '/councils', body(sitting.council.seats))
  }
}

/** The councils of the three stages, from their appointment to what they still do after the conclusion. */
export const councilScript: Readonly<Record<string, Step>> = {
  async appointCouncil(scene, { by, stage }) {
    const sitting = sittingOf(scene, stage)
    const answer = await appointed(scene, by!, stage, sitting)
    scene.ids.set(stage, answer.links?.session?.split('/').at(-1) ?? '')
    if (!isAhead(scene, stage)) return
    const substitutes = (sitting.recusals ?? []).map(({ replacedBy }) => replacedBy)
    for (const { person } of sitting.council.seats) {
      if (scene.passedOver.size > 0 || !substitutes.includes(person)) await accept(scene, stage, person)
    }
  },
  async declareConflict(scene, { by, stage }) {
    const recusal = scene.part<Recusal>()
    if (scene.passedOver.has(recusal.person)) return
    await onSession(scene, stage, by!, '/conflicts', { kind: recusal.kind, with: recusal.with })
  },
  async replaceMember(scene, { by, stage }) {
    const { person, replacedBy } = scene.part<Recusal>()
    if (scene.passedOver.has(person)) return
    await onSession(scene, stage, by!, '/replacements', { person, replacement: { person: replacedBy } })
    if (isAhead(scene, stage)) await accept(scene, stage, replacedBy)
  },
  async sendPapers(scene, { by, stage }) {
    const { sittingOn, council } = sittingOf(scene, stage)
    await onSession(scene, stage, by!, '/papers', {
      sittingAt: atHour(localDate(sittingOn), '08:00'),
      ...(council.mode ? { sittingMode: council.mode } : {}),
      place: 'Phòng họp số 1, Sở Khoa học và Công nghệ',
      papers: ['Hồ sơ nhiệm vụ', 'Phiếu nhận xét', 'Phiếu đánh giá'],
    })
  },
  async submitQuestions(scene, { by, stage }) {
    const questions = ['Đề nghị làm rõ tiến độ và sản phẩm của từng quý.']
    await onSession(scene, stage, by!, '/questions', { taskId: scene.taskId, questions })
  },
  async submitComments(scene, { stage }) {
    const { council, ratings = [] } = sittingOf(scene, stage)
    for (const { person } of council.seats) {
      const comments =
        ratings.find(({ member }) => member === person)?.comment ?? 'Đã đọc hồ sơ, không có ý kiến thêm.'
      await onSession(scene, stage, person, '/comments', { taskId: scene.taskId, comments })
    }
  },
  async reportExpertGroup(scene, { by, stage }) {
    const report = 'Đã kiểm tra sản phẩm tại hiện trường, số liệu khớp với báo cáo.'
    await onSession(scene, stage, by!, '/expert-reports', { taskId: scene.taskId, report })
  },
  async authoriseViceChair(scene, { by, stage }) {
    await onSession(scene, stage, by!, '/authorisation', { document: 'B2-7-GUQ' })
  },
  async holdSitting(scene, { by, stage }) {
    const { present, countingPanel = [] } = sittingOf(scene, stage)
    await onSession(scene, stage, by!, '/sitting', {
      present: present.map((person) => ({ person })),
      countingPanel,
    })
  },
  async castBallots(scene, { stage }) {
    const { ballots, ratings } = sittingOf(scene, stage)
    for (const ballot of ballots ?? ratings ?? []) {
      await onSession(scene, stage, ballot.member, '/ballots', ballotBody(scene, ballot))
    }
  },
  async concludeSitting(scene, { by, stage }) {
    const { conclusion } = sittingOf(scene, stage)
    const told = typeof conclusion === 'object' ? conclusion : {}
    await onSession(scene, stage, by!, '/conclusions', {
      taskId: scene.taskId,
      minutes: 'Hội đồng đã họp, thảo luận, bỏ phiếu và kiểm phiếu.',
      ...(told.lumpSum ? { lumpSum: told.lumpSum } : {}),
      ...(told.changes ? { requests: told.changes } : {}),
    })
  },
  async concludeAcceptance(scene, { by, stage }) {
    const { mendingRequired = [] } = sittingOf(scene, stage)
    await onSession(scene, stage, by!, '/conclusions', {
      taskId: scene.taskId,
      minutes: 'Hội đồng đã họp, bỏ phiếu kín và kiểm phiếu.',
      mendingRequired: mendingRequired.length > 0,
      requests: mendingRequired,
    })
  },
  async adoptOrderText(scene, { by, stage }) {
    const { name, objectives, products, method, adoptedBy } = scene.part<OrderText>('determination.orderText')
    const direct = method === 'directAssignment' ? { reason: 'singleCapableHost' } : {}
    await onSession(scene, stage, by!, '/order-texts', {
      ...{ taskId: scene.taskId, name, objectives, products, method, ...direct },
      agreeing: adoptedBy,
    })
  },
  async confirmMending(scene, { by, stage }) {
    await onSession(scene, stage, by!, '/mending-confirmations', { taskId: scene.taskId })
  },
}
