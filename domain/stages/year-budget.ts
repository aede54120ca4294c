import { type Appropriation, type AppropriationSource, appropriationSources } from '../appropriation'
import { endOfDay, localDate, toLocalDate, yearOf } from '../instant'
import { actOf, type Machine } from '../machine'
import { granted, refuse } from '../verdict'

/** The year that a budget is for. */
export interface YearBudgetBrief {
  readonly year: number
}

/** An amount proposed for one source; proposed anew, it replaces the amount when it is approved. */
export interface ProposeAppropriation {
  readonly source: AppropriationSource
  readonly amountDong: number
}

/** A proposal as recorded. */
export type ProposedAppropriation = Appropriation & { readonly year: number }

/** An approval, with the amount that it replaces. */
export interface ApprovedAppropriation extends ProposedAppropriation {
  readonly replacesDong: number
}

/** The appropriations of a year: what is approved, and what waits for approval with its proposer. */
export interface YearBudgetState {
  readonly status: 'open' | 'ended'
  readonly outcome?: 'closed'
  readonly year: number
  readonly proposed: readonly (Appropriation & { readonly by: string })[]
  readonly approved: readonly Appropriation[]
}

const act = actOf<YearBudgetState>()

const otherSources = <A extends Appropriation>(list: readonly A[], source: AppropriationSource): A[] =>
  list.filter((item) => item.source !== source)

/**
 * A year's appropriations: proposed by the finance department, approved by another person, open until the
 * year ends.
 */
export const yearBudgetMachine = {
  kind: 'yearBudget' as const,
  begin: ({ year }: YearBudgetBrief): YearBudgetState => ({
    status: 'open',
    year,
    proposed: [],
    approved: [],
  }),
  opening: ({ year }) => ({
    opens: [
      {
        name: 'yearEnd',
        waitsFor: 'closeYear',
        due: endOfDay(localDate(`${year}-12-31`)),
        clause: 'Luật Ngân sách nhà nước: năm ngân sách kết thúc ngày 31 tháng 12',
      },
    ],
  }),
  acts: {
    proposeAppropriation: act<ProposeAppropriation, ProposedAppropriation>({
      fact: 'appropriationProposed',
      check: ({ year }, { source, amountDong }, { at }) => {
        if (!appropriationSources.includes(source)) return refuse('money/unknown-source', { source })
        if (amountDong <= 0) return refuse('money/not-positive', { amountDong })
        return yearOf(toLocalDate(at)) <= year ? granted : refuse('money/year-over', { year })
      },
      data: ({ year }, { source, amountDong }) => ({ year, source, amountDong }),
      apply: (state, { source, amountDong }, { by }) => ({
        ...state,
        proposed: [...otherSources(state.proposed, source), { source, amountDong, by: by! }],
      }),
    }),
    approveAppropriation: act<{ readonly source: AppropriationSource }, ApprovedAppropriation>({
      fact: 'appropriationApproved',
      check: ({ proposed }, { source }, { by }) => {
        const waiting = proposed.find((item) => item.source === source)
        if (!waiting) return refuse('money/nothing-proposed', { source })
        return waiting.by === by ? refuse('money/approver-is-proposer') : granted
      },
      data: ({ year, proposed, approved }, { source }) => {
        const amountIn = (list: readonly Appropriation[]) =>
          list.find((item) => item.source === source)?.amountDong ?? 0
        return { year, source, amountDong: amountIn(proposed), replacesDong: amountIn(approved) }
      },
      apply: (state, { source, amountDong }) => ({
        ...state,
        proposed: otherSources(state.proposed, source),
        approved: [...otherSources(state.approved, source), { source, amountDong }],
      }),
    }),
  },
  missed: {
    yearEnd: { apply: (state) => ({ ...state, status: 'ended', outcome: 'closed' }) },
  },
  outcome: ({ outcome }) => outcome,
  awaits: ({ status, proposed }) =>
    status === 'open' && proposed.length > 0 ? [{ act: 'approveAppropriation' }] : [],
} satisfies Machine<YearBudgetState, YearBudgetBrief>
