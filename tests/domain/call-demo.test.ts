import timeline from '../../demo/data/timeline.json'
import type { SubmitApplication } from '../../domain/call/application'
import { atHour, localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import { type CallState, callMachine } from '../../domain/stages/call'
import type { DeterminedOrder } from '../../domain/stages/handover'
import { callBrief, hashOf, momentOn, noticeUntil } from '../support/call'
import { type DemoApplication, type DemoTask, demoTasks, given } from './demo-data'
import { DrivenInTime } from './driven-in-time'
import { law, seededCalendar } from './law'

type Calling = DemoTask & {
  method: 'openSelection' | 'directAssignment'
  secondCall?: { postedOn: string; deadline: string; hour: string }
  stopsAt: { stage: string; state: string }
}

const calling = demoTasks.filter((task): task is Calling => task.call !== undefined)

function bodyOf(demo: DemoApplication): SubmitApplication {
  const { id, host, principalInvestigator, partners, documents, lumpSum, hasExcellentTaskIn5Years } = demo
  const { team, lines } = demo.estimate
  return {
    ...{ application: id, host, principalInvestigator, partners, lumpSum, hasExcellentTaskIn5Years, team },
    scientificSecretary: team.find(({ role }) => role === 'scientificSecretary')?.person ?? null,
    lines: lines.map(({ line, state, counterpart }) => ({
      line,
      stateDong: dong(state),
      counterpartDong: dong(counterpart),
    })),
    documents: documents.map((form) => ({ form, sha256: hashOf(`${id} ${form}`) })),
  }
}

function noticeOf(task: Calling, postedOn: string, deadline: string) {
  const direct = task.method === 'directAssignment'
  const earliestOn = given(seededCalendar.addTerm(localDate(postedOn), law.call.notice.value)).date
  const host = direct ? given(task.call?.applications[0]).host : null
  return noticeUntil(deadline, { earliestOn, host, reasons: direct ? 1 : 0 })
}

/** Plays a task's acts of the call, on their days, as the timeline has them. */
function played(task: Calling): DrivenInTime<CallState> {
  const { type, field, method, proposer } = task
  const determination = { method } as DeterminedOrder
  const call = given(task.call)
  const posted = momentOn(call.postedOn, '08:00')
  const order = { type, field, organisation: proposer.organisation, proposerPerson: proposer.person }
  const run = new DrivenInTime<CallState>(callMachine, callBrief(order, { determination }), posted)
  for (const { act, date, by, ref } of timeline.filter(
    (row) => row.task === task.id && row.stage === 'call',
  )) {
    const index = Number(/applications\.(\d+)$/.exec(ref)?.[1] ?? 0)
    const bodies: Record<string, () => unknown> = {
      postNotice: () => noticeOf(task, date, call.deadline),
      postNoticeAgain: () => noticeOf(task, date, given(task.secondCall).deadline),
      submitApplication: () => bodyOf(given(call.applications[index])),
      replaceApplication: () => bodyOf(given(call.applications[index])),
    }
    run.do(act, given(by), momentOn(date), bodies[act]?.() ?? {})
  }
  return run
}

test.each(calling.map((task) => [task.id, task] as const))(
  '%s: the call ends as the scenario says',
  (_id, task) => {
    const run = played(task)
    const call = given(task.call)
    expect(run.late).toEqual([])
    if (task.stopsAt.stage === 'call') expect(run.state.status).toBe(task.stopsAt.state)
    else expect(run.outcome).toBe('opened')
    if (task.secondCall) return
    const { applications, deadline, round, firstPostedOn } = callMachine.handsOver(run.state)
    expect({ round, firstPostedOn, deadline }).toEqual({
      round: 1,
      firstPostedOn: call.postedOn,
      deadline: atHour(localDate(call.deadline), '17:00'),
    })
    expect(
      applications.map(({ id, hostIsProposer, stateDong, counterpartDong }) => ({
        id,
        hostIsProposer,
        stateDong,
        counterpartDong,
      })),
    ).toEqual(
      call.applications.map(({ id, hostIsProposer, estimate }) => ({
        ...{ id, hostIsProposer },
        stateDong: estimate.stateTotal,
        counterpartDong: estimate.counterpartTotal,
      })),
    )
    if (run.outcome)
      expect(applications.map(({ valid }) => valid)).toEqual(call.applications.map(({ valid }) => valid))
  },
)

test('T24: the dossier without the CV is not valid, and the second call begins with none', () => {
  const run = played(given(calling.find(({ id }) => id === 'T24')))
  const opened = given(run.facts.find(({ type }) => type === 'dossiersOpened'))
  expect(opened.data).toEqual({ screening: [{ application: 'T24-HS1', valid: false, missing: ['B1-4'] }] })
  expect(run.state).toMatchObject({ status: 'secondCallOpen', round: 2, applications: [] })
})

test('T20: the named host alone is asked', () => {
  const task = given(calling.find(({ id }) => id === 'T20'))
  expect(played(task).state.notice).toMatchObject({ host: 'X-06' })
})
