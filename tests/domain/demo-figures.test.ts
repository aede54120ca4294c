import { appraisalDefects, appraisalTotals } from '../../domain/appraisal'
import { compositionDefects, countingPanelDefects } from '../../domain/council/composition'
import { selectionConflicts } from '../../domain/council/conflict'
import { tallyDetermination, tallyOrderText } from '../../domain/council/determination-tally'
import { appraisalQuorum, appraisalTeamDefects, councilQuorum } from '../../domain/council/quorum'
import { pointsTableFor, totalOf } from '../../domain/council/selection-ballots'
import { scoreSelection } from '../../domain/council/selection-scoring'
import { dossierDefects, hostBars, investigatorBars } from '../../domain/eligibility'
import { estimateDefects } from '../../domain/estimate'
import { localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import {
  candidate,
  type DemoTask,
  dateOf,
  demoPeople,
  demoTasks,
  given,
  noSides,
  presence,
  seatsOf,
  sideOf,
  tasksWith,
  value,
  winnerOf,
} from './demo-data'
import { seededCalendar as calendar, law } from './law'

test('the scenario has thirty tasks', () => expect(demoTasks).toHaveLength(30))

describe.each(tasksWith('determination'))('$id determination', ({ task, part }) => {
  test('the council is lawful and sits in quorum', () => {
    expect(compositionDefects('determination', seatsOf(part.council), noSides, law)).toEqual([])
    if (!part.present) return
    const attendance = { seats: part.council.seats, recused: [], present: presence(part.present) }
    expect(councilQuorum(attendance, law.council).defects).toEqual([])
  })

  test('the papers went out in time', () => {
    const due = calendar.addTerm(localDate(part.sittingOn), law.determination.papers.value)
    expect(part.papersSent <= given(due).date).toBe(true)
  })

  test('the tally and the conclusion', () => {
    if (!part.ballots) return
    const attendance = { appointed: part.council.seats.length, present: given(part.present).length }
    const tally = tallyDetermination(part.ballots, attendance, task.type, law)
    expect(tally).toMatchObject({
      invalidBallots: [],
      for: part.result?.for,
      adopted: part.result?.recommended,
      conclusion: part.conclusion,
    })
    if (!part.orderText) return
    const { adoptedBy, of } = part.orderText
    const turnout = { ...tally.turnout, present: of }
    expect(tallyOrderText(adoptedBy, turnout, law).adopted).toBe(true)
  })
})

describe.each(tasksWith('call'))('$id call', ({ task, part }) => {
  test.each(part.applications.map((application) => ({ id: application.id, application })))(
    '$id: the estimate has no defect',
    ({ application }) => {
      const { estimate, lumpSum, principalInvestigator } = application
      const context = {
        principalInvestigator,
        durationMonths: task.durationMonths,
        contents: task.contents.length,
        products: task.products,
        resultUser: task.resultUser.organisation,
        hostTasksLed: 0,
      }
      expect(estimateDefects({ ...estimate, lumpSum }, context, law.appraisal)).toEqual([])
    },
  )

  // The scenario lists a dossier's own forms; papers of partners and of other funds are not among them.
  test.each(part.applications.map((application) => ({ id: application.id, application })))(
    '$id: its validity follows its forms',
    ({ application }) => {
      const social = pointsTableFor(task.type, task.field === 'F-XH', law.selection) === 'social'
      const description =
        task.type === 'pilotProduction'
          ? 'pilot'
          : task.type === 'scientificScheme'
            ? 'scheme'
            : social
              ? 'social'
              : 'applied'
      const needs = {
        description,
        partners: false,
        experts: false,
        counterpartFunds: false,
        recommended: false,
      }
      const defects = dossierDefects(application.documents, { ...needs, description }, law.call)
      expect(defects.length === 0).toBe(application.valid)
    },
  )

  test('no host and no investigator is barred at the deadline', () => {
    for (const application of part.applications) {
      const { host, principalInvestigator } = application
      const hosts = recordsOf((other) => other.award !== undefined && winnerOf(other).host === host, task)
      const on = localDate(part.deadline)
      expect(
        hostBars({ ...hosts, registrations: [], applicationReports: [] }, on, law.call, calendar),
      ).toEqual([])
      const own = recordsOf(
        (other) =>
          other.award !== undefined && winnerOf(other).principalInvestigator === principalInvestigator,
        task,
      )
      const { yearsInField } = given(demoPeople.get(principalInvestigator))
      const record = { ...own, degree: 'doctor' as const, yearsInField }
      expect(investigatorBars(record, on, law.call, calendar)).toEqual([])
    }
  })
})

function recordsOf(concerns: (task: DemoTask) => boolean, except: DemoTask) {
  const tasks = demoTasks.filter((task) => task !== except && task.contract?.signedOn && concerns(task))
  const stops = tasks.flatMap((task) => {
    const stop = task.termination ?? task.failure
    return stop ? [{ task: task.id, decidedOn: localDate(stop.decidedOn) }] : []
  })
  return {
    leads: tasks.map((task) => {
      const to = dateOf(task.acceptance?.filedOn ?? task.termination?.decidedOn)
      return { task: task.id, from: localDate(given(task.contract?.signedOn)), ...(to ? { to } : {}) }
    }),
    endedTasks: tasks.flatMap(({ id, acceptance }) =>
      acceptance
        ? [{ task: id, endedOn: localDate(acceptance.endedOn), filedOn: localDate(acceptance.filedOn) }]
        : [],
    ),
    recoveries: stops,
    suspensionsForBreach: tasks.flatMap(({ id, termination }) =>
      termination ? [{ task: id, decidedOn: localDate(termination.decidedOn) }] : [],
    ),
  }
}

describe.each(tasksWith('selection'))('$id selection', ({ task, part }) => {
  const applications = given(task.call).applications
  const sides = applications.map(sideOf)

  test('the council is lawful, free of conflicts, and sits in quorum', () => {
    const hosts = sides.map((side) => side.host)
    const partners = sides.flatMap((side) => side.partners)
    expect(compositionDefects('selection', seatsOf(part.council), { hosts, partners }, law)).toEqual([])
    for (const { person } of part.council.seats) {
      expect(selectionConflicts(candidate(person), sides, law.selection)).toEqual([])
    }
    if (!part.present) return
    const attendance = {
      seats: part.council.seats,
      recused: [],
      present: presence(part.present),
      ...(part.authorisation ? { authorisation: part.authorisation } : {}),
    }
    expect(councilQuorum(attendance, law.council).defects).toEqual([])
    const panel = countingPanelDefects(given(part.countingPanel), part.present, law.selection.countingPanel)
    expect(panel).toEqual([])
  })

  test('everyone who was recused has the conflict that is recorded', () => {
    for (const recusal of part.recusals) {
      const found = selectionConflicts(candidate(recusal.person), sides, law.selection)
      expect(found).toContainEqual(expect.objectContaining({ relation: recusal.kind, with: recusal.with }))
    }
  })

  test('the papers went out in time, by the right table', () => {
    const due = calendar.addTerm(localDate(part.sittingOn), law.selection.papers.value)
    expect(part.papersSent <= given(due).date).toBe(true)
    expect(pointsTableFor(task.type, task.field === 'F-XH', law.selection)).toBe(part.pointsTable)
  })

  test('ranking, invalid ballots, bonus, zeros, tie and winner', () => {
    if (!part.ballots) return
    for (const ballot of part.ballots) expect(totalOf(ballot)).toBe(ballot.total)
    const result = scoreSelection(
      {
        applications: applications.map((application) => ({
          id: application.id,
          hostIsProposer: application.hostIsProposer,
          stateDong: dong(application.estimate.stateTotal),
          hasExcellentTask: application.hasExcellentTaskIn5Years,
        })),
        ballots: part.ballots,
        table: part.pointsTable,
        appointed: part.council.seats.length,
        present: given(part.present).length,
      },
      law,
    )
    expect(result.winner ?? null).toBe(part.winner)
    expect(result.outcome).toBe(part.winner ? 'winner' : 'none')
    expect(result.tie?.resolvedBy ?? null).toBe(part.tieResolvedBy)
    const stated = given(part.ranking)
    expect(result.ranking.map((row) => row.application)).toEqual(stated.map((row) => row.application))
    result.ranking.forEach((row, index) => {
      const expected = given(stated[index])
      expect(row.invalidBallots.map((ballot) => ballot.member)).toEqual(expected.invalidBallots)
      expect(row.struckByZeroRule).toBe(expected.struckByZeroRule)
      expect(value(given(row.meanOfAll))).toBeCloseTo(expected.meanAll, 9)
      expect(value(given(row.mean))).toBeCloseTo(expected.mean, 9)
      expect(value(given(row.bonus))).toBeCloseTo(expected.bonus, 9)
      expect(value(given(row.final))).toBeCloseTo(expected.final, 9)
    })
  })
})

describe.each(tasksWith('appraisal'))('$id appraisal', ({ task, part }) => {
  test('the team is lawful and sits in quorum', () => {
    expect(appraisalTeamDefects(part.team, given(task.selection).council.seats, law.appraisal)).toEqual([])
    if (part.present) expect(appraisalQuorum(part.team, part.present, law.appraisal).defects).toEqual([])
  })

  test('lines and totals', () => {
    if (!part.lines) return
    const { estimate } = winnerOf(task)
    expect(appraisalDefects(part.lines, estimate.lines, part, law.appraisal)).toEqual([])
    expect(appraisalTotals(part.lines)).toMatchObject({
      state: task.award?.state ?? part.stateTotal,
      counterpart: task.award?.counterpart ?? part.counterpartTotal,
    })
  })
})
