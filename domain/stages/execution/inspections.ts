import type { Law } from '../../../regulations/schema'
import { addDays, type Instant, type LocalDate, toLocalDate } from '../../instant'
import { actOf, type DeadlineSpec } from '../../machine'
import { granted, refuse, type Verdict } from '../../verdict'
import type { ExecutionState, InspectionsSoFar } from './state'

/** The notice of an inspection: when the visit begins and who comes. */
export interface AnnounceInspection {
  readonly startsAt: Instant
  readonly team: readonly string[]
}

/** A step of an inspection as recorded, with the inspection's number. */
export interface InspectionStep {
  readonly number: number
}

/** The notice as recorded. */
export interface InspectionAnnounced extends AnnounceInspection, InspectionStep {
  readonly heldOn: LocalDate
}

const act = actOf<ExecutionState>()

const withInspections = (state: ExecutionState, changed: Partial<InspectionsSoFar>): ExecutionState => ({
  ...state,
  inspections: { ...state.inspections, ...changed },
})

/** The check that the law wants every so often, counted from the contract or from the last visit. */
export function inspectionDeadline({ endsOn }: ExecutionState, from: LocalDate, law: Law): DeadlineSpec[] {
  const { value: term, cite: clause } = law.execution.inspectionEvery
  const days = term.unit === 'year' ? 365 * term.count : term.unit === 'month' ? 30 * term.count : term.count
  if (addDays(from, days) >= endsOn) return []
  return [{ name: 'yearlyInspection', waitsFor: 'inspect', term, clause, from }]
}

const waiting = (done: number, held: number, law: Law['execution']): Verdict =>
  done < held ? granted : refuse('inspection/nothing-to-confirm', { clause: law.workConfirm.cite })

/** Inspections: announced, held, work and money confirmed (TT 04/2015, Điều 6, 8, 11). */
export const inspectionActs = {
  announceInspection: act<AnnounceInspection, InspectionAnnounced>({
    fact: 'inspectionAnnounced',
    from: ['running'],
    ready: ({ inspections: { announced, held } }, law) =>
      announced === held
        ? granted
        : refuse('inspection/already-announced', { clause: law.execution.inspectionNotice.cite }),
    check: (_state, { startsAt }, { at, law }) =>
      startsAt > at
        ? granted
        : refuse('inspection/day-passed', { clause: law.execution.inspectionNotice.cite, startsAt }),
    data: ({ inspections }, body) => ({
      ...body,
      number: inspections.announced + 1,
      heldOn: toLocalDate(body.startsAt),
    }),
    apply: (state, { number, heldOn }) => withInspections(state, { announced: number, on: heldOn }),
  }),
  inspect: act<Record<string, never>, InspectionStep>({
    fact: 'inspected',
    from: ['running', 'suspended'],
    ready: ({ inspections: { announced, held } }, law) =>
      announced > held
        ? granted
        : refuse('inspection/not-announced', { clause: law.execution.inspectionNotice.cite }),
    check: ({ inspections: { on } }, _body, { at, law }) =>
      on === null || toLocalDate(at) >= on
        ? granted
        : refuse('inspection/before-its-day', { clause: law.execution.inspectionNotice.cite, heldOn: on }),
    data: ({ inspections }) => ({ number: inspections.held + 1 }),
    apply: (state, { number }) => withInspections(state, { held: number, on: null }),
    deadlines: (next, { number }, { law, at }) => {
      const { workConfirm, moneyConfirm } = law.execution
      const confirm = (name: string, waitsFor: string, term: typeof workConfirm): DeadlineSpec => ({
        name: `${name}-${number}`,
        waitsFor,
        term: term.value,
        clause: term.cite,
      })
      return {
        closes: ['yearlyInspection'],
        opens: [
          confirm('workConfirmation', 'confirmWork', workConfirm),
          confirm('moneyConfirmation', 'confirmMoney', moneyConfirm),
          ...inspectionDeadline(next, toLocalDate(at), law),
        ],
      }
    },
  }),
  confirmWork: act<Record<string, never>, InspectionStep>({
    fact: 'workConfirmed',
    ready: ({ inspections: { workConfirmed, held } }, law) => waiting(workConfirmed, held, law.execution),
    data: ({ inspections }) => ({ number: inspections.workConfirmed + 1 }),
    apply: (state, { number }) => withInspections(state, { workConfirmed: number }),
    deadlines: (_next, { number }) => ({ closes: [`workConfirmation-${number}`] }),
  }),
  confirmMoney: act<Record<string, never>, InspectionStep>({
    fact: 'moneyConfirmed',
    ready: ({ inspections: { moneyConfirmed, held } }, law) => waiting(moneyConfirmed, held, law.execution),
    data: ({ inspections }) => ({ number: inspections.moneyConfirmed + 1 }),
    apply: (state, { number }) => withInspections(state, { moneyConfirmed: number }),
    deadlines: (_next, { number }) => ({ closes: [`moneyConfirmation-${number}`] }),
  }),
}
