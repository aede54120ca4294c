import type { Step } from '../scene'

interface Product {
  readonly id: string
  readonly name: string
  readonly quantity: number
  readonly unit: string
  readonly quality: string
  readonly measurable: boolean
}

interface Proposal {
  readonly code: string
  readonly type: string
  readonly field: string
  readonly title: string
  readonly grounds: string
  readonly urgency: string
  readonly objectives: string
  readonly contents: readonly string[]
  readonly impact: string
  readonly products: readonly Product[]
  readonly proposer: { readonly organisation: string }
  readonly resultUser: { readonly organisation: string; readonly person: string }
  readonly expectedFunding: { readonly state: number; readonly counterpart: number }
  readonly durationMonths: number
  readonly ordering?: Ordering
}

interface Ordering {
  readonly defects?: readonly string[]
  readonly refusalReasons?: readonly string[]
  readonly overlapSearch?: { readonly hits: readonly Hit[] }
}

interface Hit {
  readonly source: string
  readonly ref: string | null
  readonly similarity: 'thấp' | 'trung bình' | 'cao'
  readonly note?: string
}

const similarity = { thấp: 'low', 'trung bình': 'medium', cao: 'high' } as const

function proposalBody(order: Proposal) {
  const { type, field, title, grounds, urgency, objectives, contents, impact, products, durationMonths } =
    order
  return {
    ...{ type, field, title, grounds, urgency, objectives, contents, impact, durationMonths },
    reference: order.code,
    organisation: order.proposer.organisation,
    resultUserOrganisation: order.resultUser.organisation,
    resultUserPerson: order.resultUser.person,
    stateDong: order.expectedFunding.state,
    counterpartDong: order.expectedFunding.counterpart,
    products: products.map(({ id, quantity, measurable }) => ({ id, quantity, measurable })),
    productTexts: products.map(({ id, name, unit, quality }) => ({ id, name, unit, quality })),
  }
}

function overlapBody({ overlapSearch, refusalReasons }: Ordering) {
  const hits = overlapSearch?.hits ?? []
  const near = hits.some((hit) => hit.similarity === 'cao')
  return {
    hits: hits.map((hit) => ({ taskId: null, similarity: similarity[hit.similarity] })),
    conclusion: refusalReasons ? 'proposeRefusal' : near ? 'referToCouncil' : 'clear',
    ...(hits.length > 0
      ? {
          hitTexts: hits.map(({ source, ref, note }) => ({
            title: ref ?? source,
            source,
            ...(note ? { note } : {}),
          })),
        }
      : {}),
  }
}

/** The order: from its submission to its acceptance or refusal. */
export const orderingScript: Readonly<Record<string, Step>> = {
  async submitProposal(scene, { by }) {
    const answer = await scene.act(by!, '/tasks', proposalBody(scene.whole<Proposal>()))
    scene.taskId = answer.task!.id
  },
  async registerClassifiedMetadata(scene, { by }) {
    const answer = await scene.act(by!, '/tasks/classified', scene.part<object>('followed'))
    scene.taskId = answer.task!.id
  },
  async acceptProposal(scene, { by }) {
    await scene.onTask(by!, '/proposal/acceptance')
  },
  async returnForSupplement(scene, { by }) {
    const defects = scene.part<readonly string[]>('ordering.defects')
    await scene.onTask(by!, '/proposal/returns', { defectTexts: defects.map((text) => ({ text })) })
  },
  async supplementProposal(scene, { by }) {
    await scene.onTask(by!, '/proposal/supplements', { note: 'Đã bổ sung theo thông báo.' })
  },
  async recordOverlapSearch(scene, { by }) {
    await scene.onTask(by!, '/proposal/overlap-search', overlapBody(scene.part('ordering')))
  },
  async refuseProposal(scene, { by }) {
    await scene.onTask(by!, '/proposal/refusal', { reasonTexts: scene.part('ordering.refusalReasons') })
  },
  async 'ordering/tellProposer'(scene, { by }) {
    await scene.onTask(by!, '/proposal/refusal/notice')
  },
}
