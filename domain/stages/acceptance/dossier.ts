import type { Law } from '../../../regulations/schema'
import type { Delivery } from '../../council/acceptance-rating'
import { toLocalDate } from '../../instant'
import { actOf, type DeadlineSpec } from '../../machine'
import { firstRefusal, granted, refuse, type Verdict } from '../../verdict'
import type { AcceptanceState } from './state'

/** What a product came to, in the product's own unit. */
export interface Delivered {
  readonly product: string
  readonly delivered: number
}

/**
 * The dossier as handed in: the delivered table, and which papers it holds. Texts and files are contents of
 * the act.
 */
export interface FileAcceptanceDossier {
  readonly delivered: readonly Delivered[]
  readonly documents: readonly string[]
}

/** The dossier as recorded. */
export interface AcceptanceDossierFiled {
  readonly deliveries: readonly Delivery[]
  readonly documents: readonly string[]
  readonly filedTooLate: boolean
}

/** What the host brings after: papers, and products counted anew. */
export interface SupplementAcceptanceDossier {
  readonly delivered: readonly Delivered[]
  readonly documents: readonly string[]
}

/** Whether the dossier is complete; all its defects at once, as texts of the act. */
export interface CheckAcceptanceDossier {
  readonly complete: boolean
  readonly defects: number
}

const act = actOf<AcceptanceState>()

const step = (
  name: string,
  waitsFor: string,
  { value, cite }: Law['acceptance']['validity'],
): DeadlineSpec => ({
  name,
  waitsFor,
  term: value,
  clause: cite,
})

function tableVerdict(
  state: AcceptanceState,
  rows: readonly Delivered[],
  whole: boolean,
  clause: string,
): Verdict {
  const named = rows.map(({ product }) => product)
  const ordered = state.ordered.map(({ product }) => product)
  const unknown = named.filter((product) => !ordered.includes(product))
  const twice = named.filter((product, index) => named.indexOf(product) !== index)
  const missing = whole ? ordered.filter((product) => !named.includes(product)) : []
  return firstRefusal(
    () =>
      unknown.length === 0 ? granted : refuse('acceptance/products-unknown', { clause, products: unknown }),
    () => (twice.length === 0 ? granted : refuse('acceptance/products-twice', { clause, products: twice })),
    () =>
      missing.length === 0 ? granted : refuse('acceptance/products-missing', { clause, products: missing }),
    () =>
      rows.every(({ delivered }) => Number.isFinite(delivered) && delivered >= 0)
        ? granted
        : refuse('acceptance/negative-amount', { clause }),
  )
}

function deliveriesOf(state: AcceptanceState, rows: readonly Delivered[]): Delivery[] {
  const before = new Map(state.deliveries.map(({ product, delivered }) => [product, delivered]))
  const given = new Map(rows.map(({ product, delivered }) => [product, delivered]))
  return state.ordered.map(({ product, ordered }) => ({
    product,
    ordered,
    delivered: given.get(product) ?? before.get(product) ?? 0,
  }))
}

function checkVerdict(
  { documents }: AcceptanceState,
  { complete, defects }: CheckAcceptanceDossier,
  { acceptance: law }: Law,
): Verdict {
  if (!complete) {
    return defects > 0 ? granted : refuse('acceptance/no-defects', { clause: law.validity.cite })
  }
  const required: readonly string[] = law.requiredDocuments.value
  const missing = required.filter((document) => !documents.includes(document))
  return missing.length === 0
    ? granted
    : refuse('acceptance/documents-missing', { clause: law.requiredDocuments.cite, documents: missing })
}

/** The dossier: filed, checked, supplemented; then the public notice (TT 11/2014, Điều 6-8). */
export const dossierActs = {
  fileAcceptanceDossier: act<FileAcceptanceDossier, AcceptanceDossierFiled>({
    fact: 'acceptanceDossierFiled',
    from: ['awaitingDossier'],
    check: (state, { delivered }, { law }) =>
      tableVerdict(state, delivered, true, law.acceptance.dossier.cite),
    data: (state, { delivered, documents }) => ({
      deliveries: deliveriesOf(state, delivered),
      documents,
      filedTooLate: state.lateFailPassed,
    }),
    apply: (state, filed, { at }) => ({
      ...state,
      ...filed,
      status: 'awaitingDossierCheck',
      filedOn: toLocalDate(at),
    }),
    deadlines: (_next, _data, { law }) => ({
      closes: ['dossier', 'lateFail'],
      opens: [step('dossierCheck', 'checkAcceptanceDossier', law.acceptance.validity)],
    }),
  }),
  checkAcceptanceDossier: act<CheckAcceptanceDossier>({
    fact: 'acceptanceDossierChecked',
    from: ['awaitingDossierCheck'],
    check: (state, body, { law }) => checkVerdict(state, body, law),
    apply: (state, { complete }) =>
      complete
        ? { ...state, status: 'awaitingCouncil' }
        : { ...state, status: 'awaitingSupplement', supplements: state.supplements + 1 },
    deadlines: (_next, { complete }, { law: { acceptance } }) => ({
      closes: ['dossierCheck'],
      opens: complete
        ? [
            step('noticePosting', 'postAcceptanceNotice', acceptance.noticePosted),
            step('councilFormation', 'appointCouncil', acceptance.councilFormed),
          ]
        : [step('supplement', 'supplementAcceptanceDossier', acceptance.supplement)],
    }),
  }),
  supplementAcceptanceDossier: act<SupplementAcceptanceDossier>({
    fact: 'acceptanceDossierSupplemented',
    from: ['awaitingSupplement'],
    check: (state, { delivered }, { law }) =>
      tableVerdict(state, delivered, false, law.acceptance.supplement.cite),
    apply: (state, { delivered, documents }) => ({
      ...state,
      status: 'awaitingDossierCheck',
      deliveries: deliveriesOf(state, delivered),
      documents: [...new Set([...state.documents, ...documents])],
    }),
    deadlines: (_next, _data, { law }) => ({
      closes: ['supplement'],
      opens: [step('dossierCheck', 'checkAcceptanceDossier', law.acceptance.validity)],
    }),
  }),
  postAcceptanceNotice: act<Record<string, never>>({
    fact: 'acceptanceNoticePosted',
    from: ['awaitingCouncil', 'councilAppointed', 'papersSent', 'sitting', 'concluded'],
    ready: ({ noticePosted }, law) =>
      noticePosted
        ? refuse('acceptance/notice-already-posted', { clause: law.acceptance.noticePosted.cite })
        : granted,
    apply: (state) => ({ ...state, noticePosted: true }),
    deadlines: () => ({ closes: ['noticePosting'] }),
  }),
}
