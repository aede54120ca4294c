import { z } from 'zod'
import type { ProcessKind } from '../domain/life'
import { inTurnNow } from '../domain/machine'
import { machineOf } from '../domain/machines'
import { groundFor, mayPerform, type Standing } from '../domain/rights'
import { firstRefusal, type Refusal } from '../domain/verdict'
import { lawFor, type PinnedLaw } from '../regulations'
import { acts } from './acts'
import { worded } from './messages/render'

/** What a viewer may do next to an object, or why not. */
export const actionShape = z
  .object({
    act: z.string(),
    title: z.string(),
    method: z.string(),
    /** Parameters that only the client knows stay in braces. */
    href: z.string(),
    stream: z.string(),
    allowed: z.boolean(),
    /** The process waits for this act, and for this viewer among others. */
    awaited: z.boolean(),
    reason: z
      .object({ code: z.string(), title: z.string(), detail: z.string(), clause: z.string().optional() })
      .optional(),
  })
  .meta({ id: 'Action' })

/** One action. */
export type Action = z.infer<typeof actionShape>

/** An open process as actions are worked out from it. */
export interface ActingProcess {
  readonly stream: string
  readonly kind: ProcessKind
  readonly law: PinnedLaw
  readonly state: { readonly status: string }
}

/** The address of an act on a process; what neither the process nor `params` says stays in braces. */
export function hrefOf(path: string, stream: string, params: Readonly<Record<string, string>>): string {
  const tranche = /\/tranche\/(\d+)$/.exec(stream)?.[1]
  const sessionId = /^session\/(.+)$/.exec(stream)?.[1]
  const year = /^budget\/(\d+)$/.exec(stream)?.[1]
  const known: Readonly<Record<string, string | undefined>> = { tranche, sessionId, year, ...params }
  return `/api${path.replace(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole)}`
}

/**
 * Every act of a process that the viewer's rights ever allow, whether it is in turn now, and if not, why.
 * Contents are
 * asked about only when the act is sent.
 */
export function actionsOn(
  process: ActingProcess,
  standing: Standing,
  params: Readonly<Record<string, string>> = {},
): Action[] {
  const { kind, stream, state } = process
  const machine = machineOf(kind)
  const law = lawFor(process.law.editionId, process.law.overlay)
  const awaits = machine.outcome(state) === undefined ? machine.awaits(state) : []
  return acts
    .filter((act) => act.kind === kind && !act.starts && groundFor(act.name, standing) !== undefined)
    .map(({ name, title, method, path }) => {
      const verdict = firstRefusal(
        () => mayPerform(name, standing),
        () => inTurnNow(machine, name, state, law),
      )
      const awaited = awaits.some(
        (one) => one.act === name && (one.persons?.includes(standing.personId) ?? true),
      )
      const base = {
        act: name,
        title,
        method: method.toUpperCase(),
        href: hrefOf(path, stream, params),
        stream,
      }
      return {
        ...base,
        allowed: verdict.ok,
        awaited: verdict.ok && awaited,
        ...(verdict.ok ? {} : { reason: reasonOf(verdict) }),
      }
    })
}

/** A refusal as an action tells it. */
export function reasonOf(refusal: Refusal) {
  const { title, detail } = worded(refusal)
  return { code: refusal.code, title, detail, ...(refusal.clause ? { clause: refusal.clause } : {}) }
}
