import { councilSessionMachine } from '../../domain/councils/session'
import type { AgendaTask, SessionBrief, SessionState } from '../../domain/councils/state'
import { atHour, localDate } from '../../domain/instant'
import { Driven } from './driven-machine'

/** A day of March 2026. */
export const at = (day: string, hour = '09:00') => atHour(localDate(`2026-03-${day}`), hour)

const roles = [
  'chair',
  'viceChair',
  'reviewer',
  'reviewer',
  'scientificSecretary',
  ...Array(4).fill('member'),
]

/** Nine seats, C1 to C9. */
export const seats = roles.map((role: string, index) => ({ person: `C${index + 1}`, role }))
/** The nine. */
export const nine = seats.map(({ person }) => person)

/** A task of an agenda. */
export const task = (taskId: string, more: Partial<AgendaTask> = {}): AgendaTask => ({
  ...{ taskId, stage: `task/${taskId}/x`, type: 'researchProject', sides: [], earlierMembers: [] },
  ...more,
})

/** A session driven act by act. */
export type Session = Driven<SessionState>

/** The appointment of the nine. */
export const body = {
  ...{ taskIds: ['a'], seats, adminSecretary: 'O1', expertGroup: [] as string[], sittingMode: 'inPerson' },
  ...{ sittingAt: null, sessionId: 's' },
}

/** A session before its appointment. */
export function unopened(kind: SessionBrief['kind'], agenda = [task('a')]): Session {
  return new Driven(councilSessionMachine, { kind, agenda })
}

/** A council of the nine. */
export function appointed(kind: SessionBrief['kind'], agenda = [task('a')], more: object = {}): Session {
  const session = unopened(kind, agenda)
  session.do('appointCouncil', 'A1', at('02'), { ...body, ...more })
  return session
}

/** Papers of a sitting on the 16th, due on the 6th. */
export const papers = {
  ...{ sittingAt: at('16'), sittingMode: 'inPerson', papersDueOn: localDate('2026-03-06'), ties: [] },
}

/** People who are there in person. */
export const presence = (people: readonly string[]) => people.map((person) => ({ person }))

/** A council that sits, all nine present; `more` of its opening. */
export function sitting(
  kind: SessionBrief['kind'] = 'determination',
  agenda = [task('a')],
  more: object = {},
): Session {
  const session = appointed(kind, agenda)
  session.do('sendPapers', 'O1', at('04'), papers)
  const opening = { present: presence(nine), countingPanel: ['C6', 'C7', 'C8'], ...more }
  session.do('holdSitting', 'C1', at('16'), opening)
  return session
}
