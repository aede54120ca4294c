/**
 * Where a year's money comes from: the province's expenditure on science, its science fund, and the separate
 * item for councils, appraisals and inspections.
 */
export const appropriationSources = ['province', 'fund', 'councilFees'] as const
/** A source of a year's money. */
export type AppropriationSource = (typeof appropriationSources)[number]

/** The sources that tranches are paid from, in the order in which they are drawn. */
export const trancheSources: readonly AppropriationSource[] = ['province', 'fund']

/** One source's money for a year, in đồng. */
export interface Appropriation {
  readonly source: AppropriationSource
  readonly amountDong: number
}
