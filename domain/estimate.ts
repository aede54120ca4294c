import type { Law } from '../regulations/schema'
import { compareShare, decimal, multiplyRatios, ofRational, ratio, ratioHolds } from './fractions'
import { type Dong, dong, isDong, share, smaller, sum, times } from './money'
import { type Refusal, refuse } from './verdict'

/** A paid title on a task. */
export type TeamRole = keyof Law['appraisal']['weights']['value']

/** A line of an estimate. */
export type EstimateLineName = Law['appraisal']['lines']['value'][number]

/** The way of lump-sum spending. */
export type LumpSum = keyof Law['execution']['refundFloor']['value']

/** One title, for one person or a group (TT 02/2023, Điều 2.3). */
export interface TeamRow {
  readonly role: TeamRole
  readonly headcount: number
  /** The person, when the row is one. */
  readonly person?: string | null
  readonly weight: number
  /** Months of 22 working days each, for one person; decimals stand for days. */
  readonly convertedMonths: number
  readonly ratePerMonth: number
  readonly amount: number
}

/** One line's money in đồng by source. */
export interface EstimateLine {
  readonly line: EstimateLineName
  readonly state: number
  readonly counterpart: number
}

/** A proposed estimate; amounts in đồng as they came, checked here. */
export interface Estimate {
  readonly team: readonly TeamRow[]
  readonly lines: readonly EstimateLine[]
  readonly stateTotal: number
  readonly counterpartTotal: number
  readonly lumpSum: LumpSum
  /** Hired experts in đồng, and whether the excess over their norm is explained (TT 03/2023, Điều 4.2). */
  readonly domesticExperts?: number
  readonly foreignExperts?: number
  readonly expertsExplained?: boolean
}

/** The task that an estimate is for. */
export interface EstimateContext {
  readonly principalInvestigator: string
  readonly durationMonths: number
  /** Number of contents. */
  readonly contents: number
  readonly products: readonly {
    readonly name: string
    readonly quantity: number
    readonly unit: string
    readonly quality: string
  }[]
  /** Who will use the result; null when nobody is named. */
  readonly resultUser: string | null
  /** Tasks that the host led to the end within the edition's term. */
  readonly hostTasksLed: number
}

/** Overhead of a State total: the share, at most the ceiling (TT 03/2023, Điều 4.7). */
export function overheadOf(stateTotal: Dong, law: Law['appraisal']): Dong {
  return smaller(share(stateTotal, law.overheadShare.value), dong(law.overheadCeilingDong.value))
}

/** A row's money: the rate times months times heads, rounded once. */
export function remunerationOf(row: Pick<TeamRow, 'ratePerMonth' | 'convertedMonths' | 'headcount'>): Dong {
  return times(dong(row.ratePerMonth), decimal(row.convertedMonths), ratio(row.headcount))
}

/** Every defect of an estimate at once; none means that it may be appraised. */
export function estimateDefects(
  estimate: Estimate,
  context: EstimateContext,
  law: Law['appraisal'],
): Refusal[] {
  const unclean = amountDefects(estimate)
  if (unclean.length > 0) return unclean
  return [
    ...lineDefects(estimate, law),
    ...sumDefects(estimate),
    ...teamDefects(estimate, context, law),
    ...estimate.team.flatMap((row) => rowDefects(row, estimate, context, law)),
    ...overheadDefects(estimate.lines, estimate.stateTotal, law),
    ...expertDefects(estimate, law),
    ...(estimate.lumpSum === 'final' ? finalLumpDefects(estimate, context, law) : []),
  ]
}

function amountDefects(estimate: Estimate): Refusal[] {
  const amounts: [string, number][] = [
    ...estimate.lines.flatMap(({ line, state, counterpart }): [string, number][] => [
      [`${line}.state`, state],
      [`${line}.counterpart`, counterpart],
    ]),
    ...estimate.team.flatMap(({ role, ratePerMonth, amount }): [string, number][] => [
      [`${role}.ratePerMonth`, ratePerMonth],
      [`${role}.amount`, amount],
    ]),
    ['stateTotal', estimate.stateTotal],
    ['counterpartTotal', estimate.counterpartTotal],
  ]
  const bad = amounts.filter(([, amount]) => !isDong(amount) || amount < 0).map(([where]) => where)
  return bad.length > 0 ? [refuse('estimate/not-whole-dong', { where: bad })] : []
}

function lineDefects({ lines }: Estimate, law: Law['appraisal']): Refusal[] {
  const { cite: clause, value: known } = law.lines
  const names = lines.map(({ line }) => line)
  const foreign = names.filter((line) => !known.includes(line))
  const repeated = names.filter((line, index) => names.indexOf(line) !== index)
  return [
    ...(foreign.length > 0 ? [refuse('estimate/line-unknown', { clause, lines: foreign })] : []),
    ...(repeated.length > 0 ? [refuse('estimate/line-twice', { clause, lines: repeated })] : []),
  ]
}

function sumDefects({ lines, stateTotal, counterpartTotal, team }: Estimate): Refusal[] {
  const differs = (source: string, stated: number, summed: number): Refusal[] =>
    stated === summed ? [] : [refuse('estimate/sum', { source, stated, summed })]
  const remuneration = lines.find(({ line }) => line === 'remuneration')
  const paid = dong((remuneration?.state ?? 0) + (remuneration?.counterpart ?? 0))
  return [
    ...differs('state', stateTotal, sum(lines.map((line) => dong(line.state)))),
    ...differs('counterpart', counterpartTotal, sum(lines.map((line) => dong(line.counterpart)))),
    ...differs('remuneration', paid, sum(team.map((row) => dong(row.amount)))),
  ]
}

function teamDefects({ team }: Estimate, context: EstimateContext, law: Law['appraisal']): Refusal[] {
  const heads = (role: TeamRole) =>
    team.filter((row) => row.role === role).reduce((count, row) => count + row.headcount, 0)
  const defects: Refusal[] = []
  const investigators = heads('principalInvestigator')
  if (investigators !== law.investigators.value) {
    const { cite: clause, value: needed } = law.investigators
    defects.push(refuse('estimate/investigators', { clause, count: investigators, needed }))
  }
  const named = team.find((row) => row.role === 'principalInvestigator')?.person
  if (named !== undefined && named !== context.principalInvestigator) {
    defects.push(refuse('estimate/investigator-differs', { clause: law.investigators.cite }))
  }
  const secretaries = heads('scientificSecretary')
  if (secretaries > law.secretariesMax.value) {
    const { cite: clause, value: most } = law.secretariesMax
    defects.push(refuse('estimate/secretaries', { clause, count: secretaries, most }))
  }
  const mainMembers = heads('mainMember')
  const most = context.contents * law.mainMembersPerContentMax.value
  if (mainMembers > most) {
    const { cite: clause } = law.mainMembersPerContentMax
    defects.push(refuse('estimate/main-members', { clause, count: mainMembers, most }))
  }
  return defects
}

function rowDefects(
  row: TeamRow,
  { team }: Estimate,
  context: EstimateContext,
  law: Law['appraisal'],
): Refusal[] {
  const { role, ratePerMonth } = row
  const defects: Refusal[] = []
  const investigatorRate = team.find((one) => one.role === 'principalInvestigator')?.ratePerMonth
  const weight = law.weights.value[role]
  if (!ratioHolds(decimal(row.weight), '=', ofRational(weight))) {
    const needed = weight.numerator / weight.denominator
    defects.push(refuse('estimate/weight', { clause: law.weights.cite, role, weight: row.weight, needed }))
  }
  if (role === 'principalInvestigator') {
    const { cite: clause, value: most } = law.investigatorRateCeilingDong
    if (ratePerMonth > most) defects.push(refuse('estimate/rate', { clause, role, ratePerMonth, most }))
  } else if (investigatorRate !== undefined) {
    const { cite: clause, value: base } = law.othersRateBase
    const full = base === 'investigatorRate' ? investigatorRate : law.investigatorRateCeilingDong.value
    const most = share(dong(full), law.othersRateShare.value)
    const cite = base === 'investigatorRate' ? law.othersRateShare.cite : clause
    if (ratePerMonth > most) defects.push(refuse('estimate/rate', { clause: cite, role, ratePerMonth, most }))
    const byWeight = share(dong(investigatorRate), weight)
    if (ratePerMonth !== byWeight) {
      const params = { clause: law.weights.cite, role, ratePerMonth, needed: byWeight }
      defects.push(refuse('estimate/rate-by-weight', params))
    }
  }
  const { convertedMonths } = row
  if (convertedMonths > context.durationMonths || convertedMonths < 0) {
    const { durationMonths } = context
    defects.push(refuse('estimate/months', { role, convertedMonths, durationMonths }))
  }
  const days = multiplyRatios(decimal(Math.max(0, convertedMonths)), ratio(law.workingDaysPerMonth.value))
  if (days.numerator % days.denominator !== 0n) {
    const { cite: clause, value: daysPerMonth } = law.workingDaysPerMonth
    defects.push(refuse('estimate/part-of-a-day', { clause, role, convertedMonths, daysPerMonth }))
  }
  const needed = convertedMonths < 0 ? 0 : remunerationOf(row)
  if (row.amount !== needed) defects.push(refuse('estimate/amount', { role, amount: row.amount, needed }))
  return defects
}

/** The overhead line against the State total that it is part of. */
export function overheadDefects(
  lines: readonly { readonly line: EstimateLineName; readonly state: number }[],
  stateTotal: number,
  law: Law['appraisal'],
): Refusal[] {
  const overhead = lines.find(({ line }) => line === 'overhead')?.state ?? 0
  const needed = overheadOf(dong(stateTotal), law)
  if (overhead === needed) return []
  return [refuse('estimate/overhead', { clause: law.overheadShare.cite, overhead, needed })]
}

function expertDefects(estimate: Estimate, law: Law['appraisal']): Refusal[] {
  if (estimate.expertsExplained) return []
  const remuneration = estimate.team.reduce((total, row) => total + row.amount, 0)
  const over = (code: string, amount: number | undefined, norm: Law['appraisal']['domesticExpertsShare']) => {
    if (!amount || (remuneration > 0 && compareShare(amount, remuneration, '<=', norm.value))) return []
    return [refuse(code, { clause: norm.cite, amount, most: share(dong(remuneration), norm.value) })]
  }
  return [
    ...over('estimate/domestic-experts', estimate.domesticExperts, law.domesticExpertsShare),
    ...over('estimate/foreign-experts', estimate.foreignExperts, law.foreignExpertsShare),
  ]
}

/** Limits of fixed assets and overseas trips in a lump sum to the final product (TTLT 27/2015, Điều 6.1c). */
export function finalLumpAssetDefects(
  lines: readonly { readonly line: EstimateLineName; readonly state: number }[],
  stateTotal: number,
  law: Law['appraisal'],
): Refusal[] {
  const assetLines = lines.filter(({ line }) => law.finalLumpAssetLines.value.includes(line))
  const assets = sum(assetLines.map(({ state }) => dong(state)))
  const { finalLumpAssetsShare: limit, finalLumpAssetsCeilingDong: ceiling } = law
  const defects: Refusal[] = []
  if (assets > 0 && !compareShare(assets, stateTotal, '<=', limit.value)) {
    const most = share(dong(stateTotal), limit.value)
    defects.push(refuse('estimate/final-lump-assets-share', { clause: limit.cite, assets, most }))
  }
  if (assets > ceiling.value) {
    const params = { clause: ceiling.cite, assets, most: ceiling.value }
    defects.push(refuse('estimate/final-lump-assets-ceiling', params))
  }
  return defects
}

function finalLumpDefects(
  { lines, stateTotal }: Estimate,
  { products, resultUser, hostTasksLed }: EstimateContext,
  law: Law['appraisal'],
): Refusal[] {
  const defects = finalLumpAssetDefects(lines, stateTotal, law)
  const { finalLumpNeedsProducts: needs, finalLumpTasksLed: led } = law
  const specified = (product: (typeof products)[number]) =>
    product.name !== '' && product.quantity > 0 && product.unit !== '' && product.quality !== ''
  const vague = products.filter((product) => !specified(product)).map((product) => product.name)
  if (needs.value && (products.length === 0 || vague.length > 0)) {
    defects.push(refuse('estimate/final-lump-products', { clause: needs.cite, products: vague }))
  }
  if (needs.value && resultUser === null) {
    defects.push(refuse('estimate/final-lump-user', { clause: needs.cite }))
  }
  if (hostTasksLed < led.value) {
    const params = { clause: led.cite, count: hostTasksLed, needed: led.value }
    defects.push(refuse('estimate/final-lump-tasks-led', params))
  }
  return defects
}
