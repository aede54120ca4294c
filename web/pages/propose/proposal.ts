import type { BodyOf } from '../../api/client'
import type { Problem } from '../../api/problem'
import { formatNumber } from '../../format'
import { propose } from '../../text/propose'

/** A product that is asked for, as it is typed. */
export interface WantedProduct {
  readonly name?: string | undefined
  readonly quantity?: number | undefined
  readonly unit?: string | undefined
  readonly quality?: string | undefined
  readonly measurable?: boolean | undefined
}

/** A proposal as it is being filled in. */
export interface Proposal {
  readonly title?: string | undefined
  readonly urgency?: string | undefined
  readonly grounds?: string | undefined
  readonly objectives?: string | undefined
  /** One content a line. */
  readonly contents?: string | undefined
  readonly products?: readonly WantedProduct[]
  readonly impact?: string | undefined
  readonly organisation?: string | undefined
  readonly user?: string | undefined
  readonly userName?: string | undefined
  readonly userPerson?: string | undefined
  readonly userPersonName?: string | undefined
  readonly type?: BodyOf<'submitProposal'>['type'] | undefined
  readonly field?: string | undefined
  readonly months?: number | undefined
  readonly stateDong?: number | undefined
  readonly counterpartDong?: number | undefined
}

/** The texts of a proposal, which may be supplemented when it is returned. */
export const textNames = ['title', 'urgency', 'grounds', 'objectives', 'contents', 'impact'] as const

const longestMonths = 120

const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*[-•*]\s*/, '').trim())
    .filter(Boolean)

/** The products of a proposal; at least one is asked for. */
export const productsOf = ({ products }: Proposal): readonly WantedProduct[] =>
  products && products.length > 0 ? products : [{}]

const idOf = (index: number) => `SP${index + 1}`

/** The texts of a proposal as acts take them. */
export function textsOf(proposal: Proposal) {
  const { title = '', urgency = '', grounds = '', objectives = '', impact = '' } = proposal
  return {
    ...{ title, urgency, grounds, objectives, impact },
    contents: linesOf(proposal.contents),
    productTexts: productsOf(proposal).map(({ name = '', unit = '', quality = '' }, index) => ({
      id: idOf(index),
      ...{ name, unit, quality },
    })),
  }
}

/** A whole proposal as `submitProposal` takes it. Only for one without gaps. */
export function requestOf(proposal: Proposal, organisation: string): BodyOf<'submitProposal'> {
  const { type = 'researchProject', field = '', user = '', months = 0, stateDong = 0 } = proposal
  return {
    ...textsOf(proposal),
    ...{ type, field, stateDong, organisation },
    counterpartDong: proposal.counterpartDong ?? 0,
    durationMonths: months,
    resultUserOrganisation: user,
    resultUserPerson: proposal.userPerson ?? null,
    products: productsOf(proposal).map(({ quantity = 0, measurable = true }, index) => ({
      id: idOf(index),
      ...{ quantity, measurable },
    })),
  }
}

type Gap = { readonly field: string; readonly message: string }

function productGaps(product: WantedProduct, index: number): Gap[] {
  const at = (name: string) => `products.${index}.${name}`
  const texts = (['name', 'unit', 'quality'] as const)
    .filter((name) => !product[name]?.trim())
    .map((name) => ({ field: at(name), message: propose.missing }))
  const { quantity } = product
  const counted = quantity !== undefined && quantity > 0
  return counted ? texts : [...texts, { field: at('quantity'), message: propose.missingNumber }]
}

/** Everything that a proposal still lacks, in the order of the questions. */
export function gapsOf(proposal: Proposal): Gap[] {
  const { type, field, user, months, stateDong } = proposal
  const ofText = (name: (typeof textNames)[number]): Gap[] =>
    proposal[name]?.trim() ? [] : [{ field: name, message: propose.missing }]
  const ofMonths = months !== undefined && Number.isInteger(months) && months > 0 && months <= longestMonths
  return [
    ...(['title', 'urgency', 'grounds', 'objectives', 'contents'] as const).flatMap(ofText),
    ...productsOf(proposal).flatMap(productGaps),
    ...ofText('impact'),
    ...(user ? [] : [{ field: 'user', message: propose.missingOne }]),
    ...(type ? [] : [{ field: 'type', message: propose.missingOne }]),
    ...(field ? [] : [{ field: 'field', message: propose.missingOne }]),
    ...(ofMonths ? [] : [{ field: 'months', message: propose.missingMonths }]),
    ...(stateDong === undefined ? [{ field: 'stateDong', message: propose.missingMoney }] : []),
  ]
}

/** Gaps as the pages show any refusal. */
export function problemOf(gaps: readonly Gap[]): Problem {
  const title = propose.incompleteTitle(formatNumber(gaps.length))
  return { title, detail: propose.incomplete, status: 422, code: 'form/incomplete', errors: gaps }
}

const questions: readonly (readonly string[])[] = [
  ['title', 'urgency', 'grounds'],
  ['objectives', 'contents'],
  ['products', 'impact'],
  ['user'],
  ['type', 'field'],
  ['months', 'stateDong'],
]

/** How many of the six questions are answered. */
export function answeredOf(proposal: Proposal): number {
  const open = new Set(gapsOf(proposal).map(({ field }) => field.split('.')[0] ?? ''))
  return questions.filter((names) => !names.some((name) => open.has(name))).length
}

const apiNames: Readonly<Record<string, string>> = {
  resultUserOrganisation: 'user',
  resultUserPerson: 'userPerson',
  durationMonths: 'months',
  productTexts: 'products',
}

/** The form's field for a path in the API's errors: 'productTexts.0.name' is 'products.0.name' here. */
export function fieldFor(path: string): string {
  const [first = '', ...rest] = path.split('.')
  return first === 'contents' ? first : [apiNames[first] ?? first, ...rest].join('.')
}

/** The words of a field by its path. */
export function fieldWords(path: string): string {
  const [first = '', index, name] = path.split('.')
  const words: Readonly<Record<string, string>> = {
    ...{ title: propose.name, urgency: propose.urgency, grounds: propose.grounds },
    ...{ objectives: propose.objectives, contents: propose.contents, impact: propose.impact },
    ...{ user: propose.user, userPerson: propose.userPerson, type: propose.type, field: propose.field },
    ...{ months: propose.months, stateDong: propose.state, counterpartDong: propose.counterpart },
    ...{
      name: propose.productName,
      quantity: propose.quantity,
      unit: propose.unit,
      quality: propose.quality,
    },
  }
  if (first !== 'products') return words[first] ?? first
  return [propose.product(Number(index ?? 0) + 1), name && words[name]].filter(Boolean).join(', ')
}

interface KeptOrder {
  readonly productTexts?: readonly { name: string; unit: string; quality: string }[]
  readonly contents?: readonly string[]
}

/** A proposal that was sent, as the form shows it again. */
export function proposalFrom(
  title: string | null | undefined,
  order: Readonly<Record<string, unknown>>,
): Proposal {
  const { productTexts = [], contents = [] } = order as KeptOrder
  const text = (name: string) => (typeof order[name] === 'string' ? order[name] : undefined)
  return {
    title: title ?? undefined,
    ...{ urgency: text('urgency'), grounds: text('grounds'), objectives: text('objectives') },
    impact: text('impact'),
    contents: contents.join('\n'),
    products: productTexts.map(({ name, unit, quality }) => ({ name, unit, quality })),
  }
}

/** What a supplement changes: only the texts that differ from those that were sent. */
export function changesIn(before: Proposal, after: Proposal): Partial<ReturnType<typeof textsOf>> {
  const [old, now] = [textsOf(before), textsOf(after)]
  const names = Object.keys(now) as (keyof typeof now)[]
  const changed = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
  return Object.fromEntries(changed.map((name) => [name, now[name]]))
}
