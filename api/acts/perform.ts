import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { keepActContent } from '../../db/act-contents'
import { type ProcessRow, processByStream } from '../../db/processes'
import { beforeAct, factsAbout, placeOfAct, type RecordedAct, recordedAct } from '../../db/reads/acts'
import { taskHead } from '../../db/reads/task-head'
import { canonicalJson } from '../../domain/canonical-json'
import { type Instant, toLocalDate } from '../../domain/instant'
import type { ProcessKind } from '../../domain/life'
import { mayAct } from '../../domain/machine'
import { machineOf } from '../../domain/machines'
import { groundFor, mayPerform } from '../../domain/rights'
import { isSubmission } from '../../domain/rights/submissions'
import { makingsBefore, mayDecideOnMade } from '../../domain/rights/two-persons'
import { sessionIdIn } from '../../domain/streams'
import { type Refusal, refuse } from '../../domain/verdict'
import { lawFor } from '../../regulations'
import type { Act, ActReceipt } from '../../workflows/contract'
import { givenTime, timeNow } from '../business-time'
import { isUnavailable, Refused, reject } from '../http'
import { insistOnFactor, insistOnReach } from '../identity/tokens'
import type { ApiRuntime } from '../runtime'
import { signedInId } from '../session'
import { validated } from '../validate'
import { type Viewer, viewerOn } from '../viewer'
import type { ActDefinition, ProcessStart } from './act'
import { asKnownTo, byTodaysIds } from './one-person'
import { openProcessFor } from './open-process'
import { type Asked, type Place, placeNamed, placeOf } from './place'
import { refuseUnseen, seenHeader } from './seen'
import { ProcessGone } from './send'

const keyForm = /^[\x21-\x2e\x30-\x7e]{8,200}$/

/**
 * The Idempotency-Key of a request. A slash is refused:
 * keys with slashes are those of the engine's own facts.
 */
function keyOf(req: Request): string {
  const key = req.get('Idempotency-Key')
  if (key === undefined) throw reject(refuse('idempotency/key-missing'))
  if (!keyForm.test(key)) throw reject(refuse('idempotency/key-form'))
  return key
}

/** One act as asked for: who, what, when, under which key, with which hash. */
interface Asking extends Asked {
  readonly key: string
  readonly hash: string
  readonly content: Readonly<Record<string, unknown>>
  readonly actor: Viewer
  /** How far the asker's page had read, where it says so. */
  readonly seen: string | undefined
}

/** Refuses by the act's own words what is sent besides its fields. */
function refuseForeign({ foreign, request }: ActDefinition, given: unknown): void {
  if (foreign === undefined || typeof given !== 'object' || given === null) return
  if (Object.keys(given).some((name) => !(name in request.shape))) throw reject(refuse(foreign))
}

async function asked(runtime: ApiRuntime, act: ActDefinition, req: Request): Promise<Asking> {
  insistOnReach(req, { act: act.name, kind: act.kind })
  const personId = signedInId(req)
  const key = keyOf(req)
  const givenAt = givenTime(runtime.clock, req)
  const params = req.params as Record<string, string>
  const known = await beforeAct(runtime.db, { personId, key, ...placeNamed(act, params) })
  if (!known) throw reject(refuse('session/required'))
  const at = givenAt ?? timeNow(runtime.clock, known.asker.businessTime)
  const actor = viewerOn(known.asker, toLocalDate(at))
  insistOnFactor(runtime, req, actor.roles)
  const given: unknown = req.body ?? {}
  refuseForeign(act, given)
  const request = validated(act.request, given)
  const hash = createHash('sha256')
    .update(canonicalJson({ actor: personId, act: act.name, params, request }))
    .digest('hex')
  const ofContent = (name: string) => name in (act.content?.shape ?? {})
  const entries = Object.entries(byTodaysIds(request, known.merged))
  const body = Object.fromEntries(entries.filter(([name]) => !ofContent(name)))
  const content = Object.fromEntries(entries.filter(([name]) => ofContent(name)))
  return { act, key, hash, at, actor, params, body, content, known, seen: req.get(seenHeader) }
}

/**
 * The receipt of an act that the journal holds under the key. Refuses when it was another act. Whoever has
 * the receipt goes on to the next act, so the workflow must know of this one, whatever crashed meanwhile.
 */
async function receiptOf(
  { catchUp, limits }: ApiRuntime,
  { key, hash }: Asking,
  recorded: RecordedAct,
): Promise<ActReceipt> {
  if (recorded.requestHash !== hash) throw reject(refuse('idempotency/key-reused'))
  await catchUp.learn(recorded, Date.now() + limits.actMs).catch((error: unknown) => {
    if (!isUnavailable(error)) throw error
    catchUp.doubt(key)
  })
  const { type: fact, at, late } = recorded
  return { key, hash, fact, at, ...(late ? { late } : {}) }
}

/** Performs an act over HTTP: the one way in which anything but a clock changes a task. */
export async function performAct(
  runtime: ApiRuntime,
  act: ActDefinition,
  req: Request,
  res: Response,
): Promise<void> {
  const asking = await asked(runtime, act, req)
  const before = asking.known.recorded
  if (before) return answer(runtime, res, asking, await receiptOf(runtime, asking, before), true)
  try {
    const receipt = await takeAct(runtime, asking)
    if (receipt.hash !== asking.hash) throw reject(refuse('idempotency/key-reused'))
    await answer(runtime, res, asking, receipt, false)
  } catch (error) {
    // Another request with the same key may have been recorded meanwhile: then this one was the same act.
    if (!(error instanceof Refused || error instanceof ProcessGone)) throw outcomeOf(runtime, asking, error)
    const meanwhile = await recordedAct(runtime.db, asking.key)
    if (meanwhile) return answer(runtime, res, asking, await receiptOf(runtime, asking, meanwhile), true)
    throw error instanceof Refused ? error : await withoutWorkflow(runtime, act, error)
  }
}

/** Where a part did not answer, nobody knows yet whether the act was taken. */
function outcomeOf({ catchUp }: ApiRuntime, { key }: Asking, error: unknown): unknown {
  if (!isUnavailable(error)) return error
  catchUp.doubt(key)
  return reject(refuse('fault/outcome-unknown'))
}

/** A process that is open in the journal will have its workflow again: `npm run revive` starts it. */
async function withoutWorkflow(
  { db }: ApiRuntime,
  { name, kind }: ActDefinition,
  { stream }: ProcessGone,
): Promise<Refused> {
  const isOpen = (await processByStream(db, stream))?.outcome === null
  return reject(isOpen ? refuse('fault/unavailable') : refuse('process/ended', { act: name, kind }))
}

async function takeAct(runtime: ApiRuntime, asking: Asking): Promise<ActReceipt> {
  const { act, actor, key, hash, at, content } = asking
  const place = await placeOf(runtime, asking)
  const allowed = mayPerform(act.name, place.standing)
  if (!allowed.ok) throw reject(allowed)
  refuseUnseen(asking.seen, asking.known.processes)
  const params = { ...asking.params, ...(place.task ? { taskId: place.task.id } : {}) }
  const closedNetwork = runtime.closedNetwork !== undefined
  const request = { db: runtime.db, params, body: asking.body, content, actor, at, key, closedNetwork }
  const added = (await act.prepare?.(request)) ?? {}
  if (isRefusal(added)) throw reject(added)
  const body = { ...asking.body, ...added }
  const { stream, start } = await target(runtime, asking, place, { ...request, body })
  await insistOnTwoPersons(runtime, asking, place)
  const hasContent = Object.keys(content).length > 0
  if (hasContent && !(await keepActContent(runtime.db, key, actor.id, content))) {
    throw reject(refuse('idempotency/key-reused'))
  }
  const under = groundFor(act.name, place.standing) ?? ''
  const person = { by: actor.id, body, brief: start?.input.brief }
  const told = await asKnownTo(runtime.db, stream, asking.known.merged, person)
  const sent: Act = { key, hash, ...told, under, at, hasContent }
  const deadline = Date.now() + runtime.limits.actMs
  const sending = { stream, name: act.name, act: sent, start, deadline }
  const send = () => runtime.metrics.timeUpdate(() => runtime.send(sending))
  try {
    return await send()
  } catch (error) {
    // A crash may have left the workflow behind the journal: then this was no answer to the act.
    if (error instanceof Refused && (await runtime.catchUp.learnAll(stream, deadline))) return send()
    throw error
  }
}

/** Refuses whoever would decide on what they have made themselves. */
async function insistOnTwoPersons(
  { db }: ApiRuntime,
  { act, actor }: Asking,
  { task }: Place,
): Promise<void> {
  const makings = makingsBefore(act.name)
  if (makings.length === 0 || !task) return
  const verdict = mayDecideOnMade(act.name, actor.ids, await factsAbout(db, [task.id], makings))
  if (!verdict.ok) throw reject(verdict)
}

function isRefusal(value: object): value is ReturnType<typeof refuse> {
  return 'ok' in value && value.ok === false
}

type Request0 = Parameters<NonNullable<ActDefinition['prepare']>>[0]

/**
 * The workflow that the act goes to; one that the act starts is asked beforehand whether it would take it.
 */
async function target(
  runtime: ApiRuntime,
  { act, at, actor }: Asking,
  place: Place,
  request: Request0,
): Promise<{ stream: string; start: ProcessStart | undefined }> {
  if (!act.starts) return { stream: await place.process(), start: undefined }
  const openStage = (taskId: string, kind: ProcessKind) => stageOf(runtime, act.name, taskId, kind, at)
  const start = await act.starts({ ...request, clock: runtime.clock, overlay: runtime.overlay, openStage })
  if (isRefusal(start)) throw reject(start)
  const { kind, law, brief } = start.input
  const machine = machineOf(kind)
  const context = { law: lawFor(law.editionId, law.overlay), at, by: actor.id }
  const verdict = mayAct(machine, act.name, machine.begin(brief, { at, by: null }), request.body, context)
  if (!verdict.ok) throw reject(verdict)
  return { stream: start.input.stream, start }
}

/** The open process of a task that a first act rests on. */
async function stageOf(
  runtime: ApiRuntime,
  act: string,
  taskId: string,
  kind: ProcessKind,
  at: Instant,
): Promise<ProcessRow | Refusal> {
  const task = await taskHead(runtime.db, taskId)
  if (!task) return refuse('request/not-found')
  const stream = await openProcessFor(runtime, { act, kind, stream: undefined, task, at })
  if (typeof stream !== 'string') return stream
  return (await processByStream(runtime.db, stream)) ?? refuse('request/not-found')
}

async function answer(
  runtime: ApiRuntime,
  res: Response,
  { act, params }: Asking,
  receipt: ActReceipt,
  replayed: boolean,
): Promise<void> {
  const { key, fact, at, late } = receipt
  const place = params.taskId === undefined ? await placeOfAct(runtime.db, key) : undefined
  const task = params.taskId === undefined ? place?.task : await taskHead(runtime.db, params.taskId)
  const session =
    place?.kind === 'councilSession' ? { session: `/api/sessions/${sessionIdIn(place.stream)}` } : {}
  // Found by a read of its own: an act waits for nothing more than being recorded.
  const receipted = isSubmission(act.name) ? { receipt: `/api/receipts/of/${encodeURIComponent(key)}` } : {}
  const links = task
    ? { task: `/api/tasks/${task.id}`, journal: `/api/tasks/${task.id}/journal`, ...receipted }
    : session
  if (replayed) res.set('Idempotent-Replay', 'true')
  res.status(replayed ? 200 : 201).json({
    receipt: { key, act: act.name, fact, at, ...(late ? { late } : {}) },
    task: task ? { id: task.id, code: task.code, stage: task.stage, status: task.status } : null,
    links,
  })
}
