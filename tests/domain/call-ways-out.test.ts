import { localDate } from '../../domain/instant'
import { mayReadDossier } from '../../domain/rights/dossier'
import { type CallState, callMachine } from '../../domain/stages/call'
import { application, momentOn as at, noticeUntil } from '../support/call'
import { begun, receiving } from './call-run'
import type { DrivenInTime } from './driven-in-time'
import { law } from './law'

const { call } = law

describe('no valid dossier', () => {
  function none(): DrivenInTime<CallState> {
    const run = receiving()
    run.do('openDossiers', 'O1', at('2026-04-08'))
    return run
  }

  test('a second call must begin within six months of the first', () => {
    expect(none().state.status).toBe('noValidDossier')
    expect(none().due.get('secondCall')).toBe(at('2026-09-03', '24:00'))
    const inTime = none()
    inTime.do('postNoticeAgain', 'O1', at('2026-09-03', '23:59'), noticeUntil('2026-10-05'))
    expect(inTime.state).toMatchObject({ status: 'secondCallOpen', round: 2, firstPostedOn: '2026-03-03' })
    const late = none()
    expect(
      late.try('postNoticeAgain', 'O1', at('2026-09-03', '24:00'), noticeUntil('2026-10-05')),
    ).toMatchObject({
      code: 'call/second-call-lapsed',
      clause: call.secondCall.cite,
      params: { first: '2026-03-03' },
    })
    expect(late.awaited).toEqual(['cancelCall'])
  })

  test('the same machine goes round', () => {
    const run = none()
    run.do('postNoticeAgain', 'O1', at('2026-05-04'), noticeUntil('2026-06-05'))
    run.do('submitApplication', 'H1', at('2026-05-20'), application('c'))
    run.do('openDossiers', 'O1', at('2026-06-08'))
    run.do('tellOpeningResult', 'O1', at('2026-06-09'))
    expect(run.outcome).toBe('opened')
    expect(callMachine.handsOver(run.state)).toMatchObject({
      round: 2,
      applications: [{ id: 'c', valid: true }],
    })
  })

  test('calling off needs reasons', () => {
    const run = none()
    expect(run.try('cancelCall', 'L1', at('2026-04-09'), { reasons: 0 })).toMatchObject({
      code: 'call/cancelled-without-reasons',
    })
    run.do('cancelCall', 'L1', at('2026-04-09'), { reasons: 1 })
    expect(run.outcome).toBe('cancelled')
  })

  test('a call after a selection that none won is a second one, and its term runs from the first', () => {
    const before = {
      deadline: at('2026-01-20'),
      round: 1,
      firstPostedOn: localDate('2025-12-15'),
      applications: [],
    }
    const run = begun({ call: before })
    expect(run.due.get('secondCall')).toBe(at('2026-06-15', '24:00'))
    run.do('postNotice', 'O1', at('2026-03-03'), noticeUntil('2026-04-03'))
    expect(run.state).toMatchObject({ status: 'secondCallOpen', round: 2 })
  })
})

describe('who reads a dossier', () => {
  const seal = { applicants: ['H1'], opened: true }
  const reader = { ids: ['X'], roles: [], conflicted: false, judges: false } as const

  test.each([
    ['its applicant before the opening', { ...reader, ids: ['H1-B', 'H1'] }, false, true],
    ['an office before the opening', { ...reader, roles: ['dostOfficer'] }, false, false],
    ['the auditor before the opening', { ...reader, roles: ['auditor'] }, false, false],
    ['a councillor before the opening', { ...reader, judges: true }, false, false],
    ['an office after it', { ...reader, roles: ['dostOfficer'] }, true, true],
    ['a councillor after it', { ...reader, judges: true }, true, true],
    ['a councillor in conflict', { ...reader, judges: true, conflicted: true }, true, false],
    ['another applicant', { ...reader, roles: ['principalInvestigator'] }, true, false],
  ] as const)('%s', (_who, someone, isOpen, may) => {
    expect(mayReadDossier(someone, { ...seal, opened: isOpen })).toBe(may)
  })
})
