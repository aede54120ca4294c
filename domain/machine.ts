import type { Law } from '../regulations/schema'
import type { Instant, LocalDate } from './instant'
import type { ProcessKind } from './life'
import { granted, refuse, type Verdict } from './verdict'

/** Who acted and when, in business time. `by` is null for what the clock does. */
export interface Occasion {
  readonly at: Instant
  readonly by: string | null
}

/** What a rule may look at besides the state and the act's contents: the task's law, and the occasion. */
export interface Context extends Occasion {
  readonly law: Law
}

/**
 * `waitsFor` of a deadline that marks a moment and is nobody's duty: it is neither reminded of nor escalated.
 */
export const nobodysDuty = ''

/**
 * A term of the law that starts to run: its due instant is
 * worked out with the calendar when the fact is recorded.
 */
export interface DeadlineSpec {
  /** Names the deadline within its process, e.g. `completenessCheck`. */
  readonly name: string
  /** The act that the deadline waits for; it closes the deadline when it is recorded. */
  readonly waitsFor: string
  /** The clause that sets it. */
  readonly clause: string
  /** A length of time from `from`; or `due`, when an act itself names the instant. */
  readonly term?: {
    readonly count: number
    readonly unit: 'workingDay' | 'calendarDay' | 'month' | 'year'
    readonly direction?: 'before'
  }
  readonly due?: Instant
  /** The date that the term counts from; the fact's own date when absent. */
  readonly from?: LocalDate
}

/**
 * What a fact does to the deadlines of its process. `closes: 'all'` cancels every one, `pauses: 'all'`
 * stops those that run and have not passed, `resumes: 'all'` lets those run on that stand still.
 */
export interface DeadlineChanges {
  readonly opens?: readonly DeadlineSpec[]
  readonly closes?: readonly string[] | 'all'
  readonly pauses?: readonly string[] | 'all'
  readonly resumes?: readonly string[] | 'all'
}

/**
 * One act as a value: when it is in turn, what its contents must satisfy, which fact it becomes and what that
 * changes. `B`: the act's contents (ids and small values); `D`: the data of the fact, by default the
 * contents. All functions are pure; `apply` and `deadlines` are also run when projections are rebuilt from
 * the journal.
 */
export interface Transition<S extends { readonly status: string }, B, D = B> {
  /** The recorded fact, in the past tense. */
  readonly fact: string
  /** The statuses in which the act is in turn; absent: in every status. */
  readonly from?: readonly S['status'][]
  /**
   * More that must hold before anyone may do it, apart from its contents. `at` is known when somebody acts.
   */
  ready?(state: S, law: Law, at?: Instant): Verdict
  /** What the contents must satisfy. */
  check?(state: S, body: B, context: Context): Verdict
  /**
   * The fact's data, worked out from the contents with the law (a tally, a rating); by default the contents.
   */
  data?(state: S, body: B, context: Context): D
  /** The state after the fact. */
  apply(state: S, data: D, occasion: Occasion): S
  /** What it does to the deadlines, seen from the state after the fact. */
  deadlines?(next: S, data: D, context: Context): DeadlineChanges
  /** The fact must not show in when the task last moved: what is sealed is not even counted. */
  readonly discreet?: true
  /** Other processes that must know the fact: their `told` transitions are run with the same data. */
  tells?(next: S, data: D): readonly string[]
}

/** How a process takes a fact of another process, or the passing of one of its own deadlines. */
export interface Reaction<S, D = unknown> {
  apply(state: S, data: D, occasion: Occasion): S
  deadlines?(next: S, data: D, context: Context): DeadlineChanges
  /** Other processes that must know it too; not asked where the fact itself was told by another process. */
  tells?(next: S, data: D): readonly string[]
  /**
   * Processes of its own that a told fact is passed on to: what stops a contract's money stops its tranches.
   */
  relays?(next: S, data: D): readonly string[]
}

/**
 * An act that the process waits for now; `persons` narrows
 * it to certain people (a member who has not voted yet).
 */
export interface AwaitedAct {
  readonly act: string
  readonly persons?: readonly string[]
}

/**
 * A process as a state machine: what opens it, its acts,
 * what it hears, what passes with time, and how it ends.
 */
export interface Machine<S extends { readonly status: string }, Brief = unknown> {
  readonly kind: ProcessKind
  /** The state when the process opens, from what its starter hands over. */
  begin(brief: Brief, occasion: Occasion): S
  /** The deadlines that run from the opening. */
  opening?(state: S, context: Context): DeadlineChanges
  readonly acts: Readonly<Record<string, Transition<S, unknown, unknown>>>
  /** Facts that the main flow itself records, by their type. */
  readonly steps?: Readonly<Record<string, Reaction<S>>>
  /** Facts of other processes, by their type. */
  readonly told?: Readonly<Record<string, Reaction<S>>>
  /**
   * What passes with a deadline, by its name. A deadline that is not here is only reminded of and escalated.
   */
  readonly missed?: Readonly<Record<string, Reaction<S, { name: string }>>>
  /** The outcome when the process has ended, else undefined. */
  outcome(state: S): string | undefined
  /** What later stages start from (`domain/stages/handover.ts`); by default the last state. */
  handsOver?(state: S): unknown
  /** Whose turn it is. */
  awaits(state: S): readonly AwaitedAct[]
}

/** Types the transitions of a machine: `const act = actOf<OrderingState>()`. */
export function actOf<S extends { readonly status: string }>() {
  return <B, D = B>(transition: Transition<S, B, D>): Transition<S, B, D> => transition
}

/** Types what a machine does with the facts of others: `const told = toldTo<SelectionState>()`. */
export function toldTo<S>() {
  return <D>(reaction: Reaction<S, D>) => reaction as Reaction<S>
}

/** Whether an act is in turn in this state, whoever asks and whatever its contents. */
export function inTurnNow<S extends { readonly status: string }>(
  machine: Machine<S>,
  act: string,
  state: S,
  law: Law,
  at?: Instant,
): Verdict {
  const transition = machine.acts[act]
  if (!transition) return refuse('process/unknown-act', { act })
  if (machine.outcome(state) !== undefined) return refuse('process/ended', { kind: machine.kind, act })
  if (transition.from && !transition.from.includes(state.status)) {
    return refuse('process/not-in-turn', { act, status: state.status, kind: machine.kind })
  }
  return transition.ready ? transition.ready(state, law, at) : granted
}

/** Whether an act with these contents is allowed in this state. */
export function mayAct<S extends { readonly status: string }>(
  machine: Machine<S>,
  act: string,
  state: S,
  body: unknown,
  context: Context,
): Verdict {
  const inTurn = inTurnNow(machine, act, state, context.law, context.at)
  if (!inTurn.ok) return inTurn
  const transition = machine.acts[act]
  return transition?.check ? transition.check(state, body, context) : granted
}
