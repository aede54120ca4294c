import { type CallState, callMachine } from '../../domain/stages/call'
import type { Handovers } from '../../domain/stages/handover'
import { application, momentOn as at, callBrief, noticeUntil } from '../support/call'
import { DrivenInTime } from './driven-in-time'

/** A call that waits for its notice. */
export function begun(previous: Handovers = {}): DrivenInTime<CallState> {
  return new DrivenInTime<CallState>(callMachine, callBrief({}, previous), at('2026-03-02'))
}

/** A call that takes dossiers in until 3 April 2026, 17:00. */
export function receiving(previous: Handovers = {}): DrivenInTime<CallState> {
  const run = begun(previous)
  run.do('postNotice', 'O1', at('2026-03-03'), noticeUntil('2026-04-03'))
  return run
}

/** A call whose dossiers have been opened: the first valid, the second without a CV. */
export function opened(): DrivenInTime<CallState> {
  const run = receiving()
  run.do('submitApplication', 'H1', at('2026-03-20'), application('a'))
  const documents = application('b').documents.filter(({ form }) => form !== 'B1-4')
  const other = { host: 'ORG-G', principalInvestigator: 'H2', documents }
  run.do('submitApplication', 'H2', at('2026-03-21'), application('b', other))
  run.do('openDossiers', 'O1', at('2026-04-08'))
  return run
}
