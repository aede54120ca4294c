import { mayDo, ofApplicants, ofTheCleared } from './acts'
import type { Person, Tie } from './people'
import { knowsClassified, mayCall, offices, parties } from './reads'

/** A task as the matrix sees it. */
export interface TaskObject {
  readonly id: string
  readonly classified: boolean
  readonly organisations: readonly (string | null)[]
  /** Its last call: for whom it is; undefined before the first. */
  readonly call: { readonly host: string | null } | undefined
}

/** What a cell expects: the code of a refusal, or that none is for the sake of rights. */
export type Expected =
  | 'session/required'
  | 'request/not-found'
  | 'rights/role-needed'
  | 'rights/recused'
  | 'rights/conflicted'
  | 'rights/not-yours'
  | 'rights/not-cleared'
  | 'classified/content-refused'
  | 'allowed'

const applying = ['principalInvestigator', 'hostRepresentative']

type Known = NonNullable<Person['known']>

const holds = ({ roles }: Known, wanted: readonly string[]) => roles.some((role) => wanted.includes(role))

/** How much of a task somebody sees, told again in the words of the matrix. */
export function seen(known: Known, task: TaskObject): 'full' | 'metadata' | 'recused' | 'none' {
  const ties = known.ties.filter(({ taskId }) => taskId === task.id)
  if (task.classified && !(known.cleared && holds(known, knowsClassified))) return 'none'
  if (ties.some(({ relation }) => relation === 'conflicted')) return 'recused'
  if (task.classified) return 'metadata'
  if (holds(known, offices) || ties.length > 0) return 'full'
  const own = known.seats.filter(({ role }) => parties.includes(role)).map(({ organisation }) => organisation)
  return task.organisations.some((one) => one !== null && own.includes(one)) ? 'full' : 'none'
}

/** Whether the last call is one that somebody may answer. */
function mayAnswer({ seats }: Known, { call }: TaskObject): boolean {
  const own = seats.filter(({ role }) => applying.includes(role)).map(({ organisation }) => organisation)
  return call !== undefined && own.length > 0 && (call.host === null || own.includes(call.host))
}

const isMet = (known: Known, ties: readonly Tie[]) => (token: string) =>
  token.startsWith('@') ? ties.some(({ relation }) => `@${relation}` === token) : known.roles.includes(token)

const granted = (name: string, known: Known, ties: readonly Tie[]) =>
  (mayDo[name] ?? '').split(' ').some(isMet(known, ties))

/** What somebody gets who does an act for which they have a ground, or not, or are not cleared besides. */
function whoever(name: string, known: Known, ties: readonly Tie[]): Expected {
  if (!granted(name, known, ties)) return 'rights/not-yours'
  return ofTheCleared.includes(name) && !known.cleared ? 'rights/not-cleared' : 'allowed'
}

/** What somebody gets who does an act to a task. */
export function actOnTask(name: string, { known }: Person, task: TaskObject): Expected {
  if (!known) return 'session/required'
  const view = seen(known, task)
  if (view === 'none' && !(ofApplicants.includes(name) && mayAnswer(known, task))) return 'request/not-found'
  if (task.classified && !ofTheCleared.includes(name)) return 'classified/content-refused'
  if (view === 'recused') return 'rights/conflicted'
  const ties = known.ties.filter(({ taskId, stream }) => taskId === task.id && stream === '')
  return whoever(name, known, ties)
}

/**
 * What somebody gets who does an act in a council's sitting. `aboutTask`: it names a task of the agenda, and
 * a conflict with that task keeps out of it.
 */
export function actInSitting(name: string, { known }: Person, sitting: string, aboutTask: boolean): Expected {
  if (!known) return 'session/required'
  const ties = known.ties.filter(({ stream }) => stream === `session/${sitting}`)
  if (ties.length === 0 && !holds(known, offices)) return 'request/not-found'
  if (aboutTask && ties.some(({ relation }) => relation === 'conflicted')) return 'rights/conflicted'
  return granted(name, known, ties) ? 'allowed' : 'rights/not-yours'
}

/** What somebody gets who does an act that begins something, or concerns no single task. */
export function actOfRole(name: string, { known }: Person): Expected {
  if (!known) return 'session/required'
  return whoever(name, known, [])
}

/** The rule of a route: whom it is for at all, and who of them may. */
export function ruleOf(name: string): {
  readonly kind: string
  readonly only: readonly string[] | undefined
} {
  const [kind = '', only] = (mayCall[name] ?? 'nobody').split(' + ')
  return { kind, only: only?.replace('office', offices.join(' ')).split(' ') }
}

/** What somebody gets who calls a route that is for everyone, for who is signed in, or for roles. */
export function callOfRole(name: string, { known }: Person): Expected {
  const { kind } = ruleOf(name)
  if (kind === 'anyone') return 'allowed'
  if (!known) return 'session/required'
  if (kind === 'signed in' || kind === 'own') return 'allowed'
  return holds(known, kind.split(' ')) ? 'allowed' : 'rights/role-needed'
}

/** What somebody gets who calls a route about a task. `byRole`: the route itself is for roles alone. */
export function callOnTask(name: string, { known }: Person, task: TaskObject, byRole: boolean): Expected {
  if (!known) return 'session/required'
  const { kind, only } = ruleOf(name)
  const ties = known.ties.filter(({ taskId }) => taskId === task.id)
  const isOne = only === undefined || only.some(isMet(known, ties))
  if (byRole && !isOne) return 'rights/role-needed'
  const view = seen(known, task)
  if (kind === 'task head') return view === 'none' ? 'request/not-found' : 'allowed'
  if (view === 'recused') return 'rights/recused'
  if (kind === 'task or applicant' && mayAnswer(known, task)) return 'allowed'
  return view === 'full' && isOne ? 'allowed' : 'request/not-found'
}

/** What somebody gets who calls a route about a council's sitting. */
export function callOnSitting(name: string, { known }: Person, sitting: string): Expected {
  if (!known) return 'session/required'
  const { kind, only } = ruleOf(name)
  const ties = known.ties.filter(({ stream }) => stream === `session/${sitting}`)
  const isOut = ties.some(({ relation }) => relation === 'conflicted')
  if (isOut) return kind === 'sitting head' ? 'allowed' : 'rights/conflicted'
  if (ties.length === 0 && !holds(known, offices)) return 'request/not-found'
  if (only?.includes('member')) {
    return ties.some(({ relation }) => relation === 'councilMember') ? 'allowed' : 'rights/not-yours'
  }
  return only === undefined || holds(known, only) ? 'allowed' : 'request/not-found'
}

/** Whether a role is an office. */
export const isOfficeRole = (role: string): boolean => offices.includes(role)
