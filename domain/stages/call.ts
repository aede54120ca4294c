import type { Law } from '../../regulations/schema'
import {
  type ApplicationSubmitted,
  type CallApplication,
  closedSince,
  mayHandIn,
  recordedApplication,
  type SubmitApplication,
} from '../call/application'
import { mayPost, type NoticePosted, type PostNotice, postedNotice } from '../call/notice'
import { type ScreenedApplication, screenByForms } from '../call/screening'
import { type Instant, type LocalDate, toLocalDate } from '../instant'
import type { TaskType } from '../life'
import { actOf, type Context, type DeadlineChanges, type Machine, nobodysDuty } from '../machine'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import type { OpenedCall } from './handover'
import type { TaskBrief } from './life'

/** Where a call stands. A later notice of the same task makes it a second call. */
export interface CallState {
  readonly status:
    | 'awaitingNotice'
    | 'receivingDossiers'
    | 'secondCallOpen'
    | 'awaitingOpening'
    | 'awaitingOpeningResult'
    | 'noValidDossier'
    | 'opened'
    | 'cancelled'
  readonly task: { readonly type: TaskType; readonly field: string; readonly proposer: string }
  readonly method: 'openSelection' | 'directAssignment'
  /** Notices posted for the task so far, those before this stage included. */
  readonly round: number
  /** The day on which the task's first notice was posted. */
  readonly firstPostedOn: LocalDate | null
  /** The term for calling again has passed. */
  readonly secondCallLapsed: boolean
  readonly notice: NoticePosted | null
  readonly applications: readonly CallApplication[]
}

/** Nothing but the act itself. */
type Nothing = Record<string, never>

/** Names a dossier of the call. */
export interface OfApplication {
  readonly application: string
}

/** The officer's judgement of one dossier; the reasons are texts of the act. */
export interface ScreenDossier extends OfApplication {
  readonly valid: boolean
  readonly reasons: number
}

/** What the opening found. */
export interface DossiersOpened {
  readonly screening: readonly ScreenedApplication[]
}

const act = actOf<CallState>()
const receiving: readonly CallState['status'][] = ['receivingDossiers', 'secondCallOpen']

/** Dossiers come, change and go until the deadline, to the moment. */
function stillReceiving(state: CallState, law: Law, at?: Instant): Verdict {
  if (receiving.includes(state.status)) return granted
  if (!state.notice) return refuse('call/not-posted')
  return closedSince(state.notice.deadline, at, law.call.replaceUntilDeadline.cite)
}

/** A dossier is its applicants' alone: to anyone else it is as if it were not there. */
function isTheirs(state: CallState, id: string, by: string | null): Verdict {
  const own = state.applications.find((application) => application.id === id)
  return own && by !== null && own.applicants.includes(by) ? granted : refuse('call/not-your-application')
}

const others = (state: CallState, id: string) => state.applications.filter((other) => other.id !== id)

const changed = (
  state: CallState,
  id: string,
  change: Partial<Pick<CallApplication, 'valid' | 'missing'>>,
): CallState => ({
  ...state,
  applications: state.applications.map((one) => (one.id === id ? { ...one, ...change } : one)),
})

/** The term for calling again runs from the first notice, whenever it turns out to be needed. */
function callAgain(state: CallState, { law }: Context, waitsFor: string): DeadlineChanges {
  const { value: term, cite: clause } = law.call.secondCall
  const from = state.firstPostedOn
  return from === null ? {} : { opens: [{ name: 'secondCall', waitsFor, term, clause, from }] }
}

function posting(fact: string, from: CallState['status']) {
  return act<PostNotice, NoticePosted>({
    fact,
    from: [from],
    ready: (state, law) =>
      state.secondCallLapsed
        ? refuse('call/second-call-lapsed', {
            clause: law.call.secondCall.cite,
            first: state.firstPostedOn ?? undefined,
          })
        : granted,
    check: (state, body, { law }) => mayPost(body, state.method, law.call),
    data: (state, body) => postedNotice(body, state.round + 1),
    apply: (state, notice, { at }) => ({
      ...state,
      status: notice.round === 1 ? 'receivingDossiers' : 'secondCallOpen',
      round: notice.round,
      firstPostedOn: state.firstPostedOn ?? toLocalDate(at),
      notice,
      applications: [],
    }),
    deadlines: (_next, { deadline, deadlineOn }, { law }) => ({
      closes: ['secondCall'],
      opens: [
        {
          name: 'callDeadline',
          waitsFor: nobodysDuty,
          due: deadline,
          from: deadlineOn,
          clause: law.call.notice.cite,
        },
      ],
    }),
  })
}

const handingIn = {
  submitApplication: act<SubmitApplication, ApplicationSubmitted>({
    fact: 'applicationSubmitted',
    discreet: true,
    ready: stillReceiving,
    check: (state, body) =>
      mayHandIn(body, { namedHost: state.notice?.host ?? null, others: state.applications }),
    data: (state, body, { by }) => recordedApplication(body, by!, state.task.proposer),
    apply: (state, { application }) => ({ ...state, applications: [...state.applications, application] }),
  }),
  replaceApplication: act<SubmitApplication, ApplicationSubmitted>({
    fact: 'applicationReplaced',
    discreet: true,
    ready: stillReceiving,
    check: (state, body, { by }) =>
      firstRefusal(
        () => isTheirs(state, body.application, by),
        () =>
          mayHandIn(body, {
            namedHost: state.notice?.host ?? null,
            others: others(state, body.application),
          }),
      ),
    data: (state, body, { by }) => recordedApplication(body, by!, state.task.proposer),
    apply: (state, { application }) => ({
      ...state,
      applications: state.applications.map((one) => (one.id === application.id ? application : one)),
    }),
  }),
  withdrawApplication: act<OfApplication>({
    fact: 'applicationWithdrawn',
    discreet: true,
    ready: stillReceiving,
    check: (state, { application }, { by }) => isTheirs(state, application, by),
    apply: (state, { application }) => ({ ...state, applications: others(state, application) }),
  }),
}

const opening = {
  openDossiers: act<Nothing, DossiersOpened>({
    fact: 'dossiersOpened',
    from: ['awaitingOpening'],
    data: ({ applications, task }, _body, { law }) => ({
      screening: screenByForms(applications, task, law.call),
    }),
    apply: (state, { screening }) => {
      const status = screening.length > 0 ? 'awaitingOpeningResult' : 'noValidDossier'
      return screening.reduce<CallState>(
        (seen, { application, valid, missing }) => changed(seen, application, { valid, missing }),
        { ...state, status },
      )
    },
    deadlines: (next, _data, context) => {
      const { value: term, cite: clause } = context.law.call.openingResult
      const telling = { name: 'openingResult', waitsFor: 'tellOpeningResult', term, clause }
      const then =
        next.status === 'noValidDossier' ? callAgain(next, context, 'postNoticeAgain') : { opens: [telling] }
      return { closes: ['opening'], ...then }
    },
  }),
  screenDossier: act<ScreenDossier>({
    fact: 'dossierScreened',
    from: ['awaitingOpeningResult'],
    check: (state, { application, valid, reasons }, { law }) =>
      firstRefusal(
        () =>
          state.applications.some(({ id }) => id === application)
            ? granted
            : refuse('call/unknown-application', { id: application }),
        () =>
          valid || reasons > 0
            ? granted
            : refuse('call/invalid-without-reasons', { clause: law.call.openingResult.cite }),
      ),
    apply: (state, { application, valid }) => changed(state, application, { valid }),
  }),
  tellOpeningResult: act<Nothing>({
    fact: 'openingResultTold',
    from: ['awaitingOpeningResult'],
    apply: (state) => ({
      ...state,
      status: state.applications.some(({ valid }) => valid) ? 'opened' : 'noValidDossier',
    }),
    deadlines: (next, _data, context) => ({
      closes: ['openingResult'],
      ...(next.status === 'noValidDossier' ? callAgain(next, context, 'postNoticeAgain') : {}),
    }),
  }),
}

/**
 * The call: a notice, sealed dossiers until the deadline,
 * their opening and screening; or a second call, or none.
 */
export const callMachine = {
  kind: 'call' as const,
  begin: ({ order, previous }: TaskBrief): CallState => ({
    status: 'awaitingNotice',
    task: { type: order.type, field: order.field, proposer: order.organisation },
    method: previous.determination?.method ?? 'openSelection',
    round: previous.call?.round ?? 0,
    firstPostedOn: previous.call?.firstPostedOn ?? null,
    secondCallLapsed: false,
    notice: null,
    applications: [],
  }),
  opening: (state, context) => callAgain(state, context, 'postNotice'),
  acts: {
    postNotice: posting('noticePosted', 'awaitingNotice'),
    ...handingIn,
    ...opening,
    postNoticeAgain: posting('noticePostedAgain', 'noValidDossier'),
    cancelCall: act<{ readonly reasons: number }>({
      fact: 'callCancelled',
      from: ['awaitingNotice', 'noValidDossier'],
      check: (_state, { reasons }) => (reasons > 0 ? granted : refuse('call/cancelled-without-reasons')),
      apply: (state) => ({ ...state, status: 'cancelled' }),
    }),
  },
  missed: {
    callDeadline: {
      apply: (state: CallState): CallState => ({ ...state, status: 'awaitingOpening' }),
      deadlines: (next: CallState, _data: { name: string }, { law }: Context): DeadlineChanges => ({
        closes: ['callDeadline'],
        opens: [
          {
            name: 'opening',
            waitsFor: 'openDossiers',
            term: law.call.opening.value,
            clause: law.call.opening.cite,
            from: next.notice!.deadlineOn,
          },
        ],
      }),
    },
    secondCall: {
      apply: (state: CallState): CallState => ({ ...state, secondCallLapsed: true }),
      deadlines: (): DeadlineChanges => ({ closes: ['secondCall'] }),
    },
  },
  outcome: ({ status }) => (status === 'opened' || status === 'cancelled' ? status : undefined),
  handsOver: ({ notice, round, firstPostedOn, applications }): OpenedCall => ({
    deadline: notice?.deadline ?? null,
    round,
    firstPostedOn,
    applications: applications.map(
      ({ applicants: _applicants, forms: _forms, missing: _missing, ...dossier }) => dossier,
    ),
  }),
  awaits: ({ status, secondCallLapsed }) => {
    if (status === 'awaitingNotice') return [{ act: secondCallLapsed ? 'cancelCall' : 'postNotice' }]
    if (status === 'awaitingOpening') return [{ act: 'openDossiers' }]
    if (status === 'awaitingOpeningResult') return [{ act: 'tellOpeningResult' }]
    if (status !== 'noValidDossier') return []
    return secondCallLapsed ? [{ act: 'cancelCall' }] : [{ act: 'postNoticeAgain' }]
  },
} satisfies Machine<CallState, TaskBrief>
