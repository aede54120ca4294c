import { z } from 'zod'
import type { Db } from '../../db/connection'
import type { ProcessRow } from '../../db/processes'
import type { Instant } from '../../domain/instant'
import type { ProcessKind } from '../../domain/life'
import type { Refusal } from '../../domain/verdict'
import type { Overlay } from '../../regulations'
import type { ClockMode, ProcessInput } from '../../workflows/contract'
import type { Viewer } from '../viewer'

/** Who may read an act in the history of a task: its people, the offices only, or (its contents) nobody. */
export type HistoryLevel = 'parties' | 'offices' | 'sealed'

/**
 * What an act's own steps in the API may look at. `body` and `content` have been checked against their
 * schemas.
 */
export interface ActRequest<B = Readonly<Record<string, unknown>>, C = Readonly<Record<string, unknown>>> {
  readonly db: Db
  /** Path parameters; `taskId` is the task's id even where the path gave its code. */
  readonly params: Readonly<Record<string, string>>
  readonly body: B
  readonly content: C
  readonly actor: Viewer
  /** Whether the installation is declared a closed network that state secrets may be kept in. */
  readonly closedNetwork: boolean
  /** Business time of the act. */
  readonly at: Instant
  /** The Idempotency-Key. */
  readonly key: string
}

/** A request whose process may not be there yet. */
export interface StartRequest<B = Readonly<Record<string, unknown>>, C = Readonly<Record<string, unknown>>>
  extends ActRequest<B, C> {
  readonly clock: ClockMode
  readonly overlay: Overlay | undefined
  /** The open process of a task; waits where the stage before it is just ending. */
  openStage(taskId: string, kind: ProcessKind): Promise<ProcessRow | Refusal>
}

/**
 * The workflow that a first act starts; started again under the same id, the act goes to the one that runs.
 */
export interface ProcessStart {
  readonly workflowType: string
  readonly input: ProcessInput
}

/** One act as the API offers it: its address, its words, its contents, and the process that it belongs to. */
export interface ActSpec<B extends z.ZodObject, C extends z.ZodObject> {
  /** The update's name: an act of the machine of `kind`. */
  readonly name: string
  readonly kind: ProcessKind
  readonly method: 'post' | 'put' | 'delete'
  /** Under /api, with {taskId}, {sessionId}, {tranche}, ... */
  readonly path: string
  /** Vietnamese, two to six words: the label of the button and of the history. */
  readonly title: string
  /** Vietnamese: what the act does, for the API's reference. */
  readonly summary: string
  /** Vietnamese: the chapter of the reference. */
  readonly tag: string
  /** Ids and small values that the rules look at: they travel in the update. */
  readonly body: B
  /** Texts and personal data: they stay in PostgreSQL. Keys must differ from those of `body`. */
  readonly content?: C
  /** The refusal's code where a request holds anything but the act's own fields; by default it is invalid. */
  readonly foreign?: string
  /** By default by the kind of process: councils are sealed, selection and the call stay with the offices. */
  readonly history?: HistoryLevel
  /** Checks what only the database knows, and adds small values to the body. */
  prepare?(
    request: ActRequest<z.output<B>, z.output<C>>,
  ): Promise<Readonly<Record<string, unknown>> | Refusal>
  /**
   * The process of the act, where its kind and the path do not say it: a stage is the task's open one, a
   * tranche is
   * {taskId} and {tranche}, a sitting is {sessionId}.
   */
  stream?(params: Readonly<Record<string, string>>): string
  /**
   * The task that an act of a council's sitting concerns, where it is not in the path or the body as
   * `taskId`.
   */
  concerns?(request: {
    readonly params: Readonly<Record<string, string>>
    readonly body: z.output<B>
  }): string | undefined
  /** For an act by people who are nothing to the task yet: whether they may know of it at all. */
  opensTo?(place: { readonly db: Db; readonly taskId: string; readonly actor: Viewer }): Promise<boolean>
  /** For an act that may be the first of its process. */
  starts?(request: StartRequest<z.output<B>, z.output<C>>): Promise<ProcessStart | Refusal>
}

/** An act whose schemas' types are its own business, as the registry holds it. */
export interface ActDefinition extends ActSpec<z.ZodObject, z.ZodObject> {
  /** What a request must look like: body and content in one flat object, nothing else. */
  readonly request: z.ZodObject
  readonly history: HistoryLevel
}

const ofKind: Partial<Record<ProcessKind, HistoryLevel>> = {
  councilSession: 'sealed',
  call: 'sealed',
  selection: 'offices',
  appraisal: 'offices',
}

/** Defines an act. Throws at once when body and content share a key. */
export function defineAct<B extends z.ZodObject, C extends z.ZodObject>(spec: ActSpec<B, C>): ActDefinition {
  const content: z.core.$ZodShape = spec.content?.shape ?? {}
  const shared = Object.keys(content).filter((key) => key in spec.body.shape)
  if (shared.length > 0) throw new Error(`${spec.name}: body and content share ${shared.join(', ')}`)
  const request = z.strictObject({ ...spec.body.shape, ...content })
  return { ...spec, request, history: spec.history ?? ofKind[spec.kind] ?? 'parties' }
}
