import type { Request, RequestHandler, Response } from 'express'
import type { AuditKind } from '../../db/audit'
import type { Relation, Role } from '../../domain/life'
import { groundOfReading } from '../../domain/rights/reading'
import type { AuditNote, AuditTrail } from './trail'

/** What is sensitive to read. */
export type Sensitive = Exclude<AuditKind, 'right' | 'input' | 'administration' | 'lost'>

/** What the answer to a request will have to tell the audit log. */
export interface Audited {
  /** The act or the route. */
  readonly name: string
  /** Whether it is a change by administration. */
  readonly isAdministration: boolean
  readonly objects: readonly string[]
  /** The role that opened the route; null where no role was asked for. */
  under: string | null
  readonly reads: { readonly kind: Sensitive; readonly under: string | null }[]
}

const longestObject = 200
const mostObjects = 10
const longestAgent = 120

/** A text as it can be kept: without control characters, and not longer than a page shows. */
function kept(text: string, length: number): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  return text.replace(/[\u0000-\u001f\u007f]/g, '').slice(0, length)
}

/** Which members of a query name an object. */
const naming = ['taskId', 'stream', 'subject', 'taskIds'] as const

/** What an address names. A stream names its task or sitting as well. */
function objectsOf({ params, query }: Request): string[] {
  const inQuery = naming.flatMap((name) => (typeof query[name] === 'string' ? [query[name]] : []))
  const named = [...(Object.values(params) as string[]), ...inQuery]
  const within = named.flatMap((one) => /^(?:task|session|person|letter)\/([^/]+)/.exec(one)?.[1] ?? [])
  const all = [...named, ...within].map((one) => kept(one, longestObject)).filter((one) => one !== '')
  return [...new Set(all)].slice(0, mostObjects)
}

/** What an export was narrowed to. */
function narrowing({ originalUrl }: Request): string[] {
  const [, query] = originalUrl.split('?')
  return query ? [kept(`?${query}`, longestObject)] : []
}

const unknown: Audited = { name: 'request', isAdministration: false, objects: [], under: null, reads: [] }

/** Begins what is told of a request, once its route or act is known. */
export function beginAudit(req: Request, res: Response, name: string, isAdministration = false): void {
  const audited: Audited = { ...unknown, name, isAdministration, objects: objectsOf(req), reads: [] }
  res.locals.audited = audited
}

/** Notes the role that has opened the route. */
export function noteRole(res: Response, role: Role | undefined): void {
  const audited = res.locals.audited as Audited
  if (role) audited.under = `role:${role}`
}

/** Who reads, as far as the ground of a reading follows from it. */
interface Reader {
  readonly roles: readonly Role[]
}

/**
 * Notes that the answer holds something sensitive; it is recorded when the answer was good. What is the
 * reader's own is not noted: that there is a sealed dossier is nobody's to know.
 */
export function noteReading(
  res: Response,
  reader: Reader,
  kind: Sensitive,
  relations: readonly Relation[],
): void {
  const audited = res.locals.audited as Audited
  const under = audited.under ?? groundOfReading(reader.roles, relations)
  if (!audited.reads.some((read) => read.kind === kind)) audited.reads.push({ kind, under })
}

/** Whether an answer refuses for the sake of rights: openly, or by not knowing of the object. */
const refusesRight = (status: number, code: unknown) =>
  status === 403 || code === 'session/required' || code === 'request/not-found'

/** Whether a request was not taken in: it was not what the route takes, or tried to get around. */
const refusesInput = (status: number, code: unknown) =>
  [400, 405, 413, 415, 422, 429].includes(status) &&
  /^(request|file|idempotency|classified\/(content|marked))\b/.test(String(code))

/** A path as fields are named, without anything that somebody may have typed into a name. */
const pathForm = /^#[\w.]*:\w+$/

/** The paths of the fields that were wrong, each with the kind of its defect; never a value. */
function defectsOf({ locals }: Response): string[] {
  const defects: readonly string[] = locals.defects ?? []
  const paths = defects.map((defect) => kept(`#${defect}`, longestObject))
  return [...new Set(paths.map((path) => (pathForm.test(path) ? path : '#?')))].slice(0, mostObjects)
}

function notesOf(req: Request, res: Response): Pick<AuditNote, 'kind' | 'under' | 'objects'>[] {
  const { name: _name, isAdministration, objects, under, reads } = res.locals.audited as Audited
  if (refusesRight(res.statusCode, res.locals.problem)) return [{ kind: 'right', under: null, objects }]
  if (isAdministration) return [{ kind: 'administration', under, objects }]
  if (refusesInput(res.statusCode, res.locals.problem)) {
    return [{ kind: 'input', under, objects: [...objects, ...defectsOf(res)] }]
  }
  if (res.statusCode >= 400) return []
  return reads.map((read) => ({
    ...read,
    objects: read.kind === 'export' ? [...objects, ...narrowing(req)] : objects,
  }))
}

/** Records, after the answer, what was refused, what was read and what administration changed. */
export function recordAudit(audit: AuditTrail): RequestHandler {
  return (req, res, next) => {
    res.locals.audited = unknown
    const { ip: address = null } = req
    const agent = req.get('User-Agent')
    res.once('close', () => {
      const { name } = res.locals.audited as Audited
      const problem: unknown = res.locals.problem
      const about = {
        name,
        person: req.session?.personId ?? null,
        reason: typeof problem === 'string' ? problem : null,
        result: res.statusCode < 400 ? ('done' as const) : ('refused' as const),
        address,
        agent: agent ? kept(agent, longestAgent) : null,
      }
      for (const note of notesOf(req, res)) audit.note({ ...about, ...note })
    })
    next()
  }
}
