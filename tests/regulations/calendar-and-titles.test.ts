import { lawFor } from '../../regulations'
import { calendarDays, calendarSeed } from '../../regulations/calendar'
import { estimateLines } from '../../regulations/parameters/appraisal'
import { applicationDocuments } from '../../regulations/parameters/call'
import { determinationCriteria } from '../../regulations/parameters/determination'
import { relations } from '../../regulations/parameters/selection'
import {
  barTitles,
  criterionTitles,
  determinationCriterionTitles,
  documentTitles,
  estimateLineTitles,
  relationTitles,
  teamSeatTitles,
  tieRuleTitles,
} from '../../regulations/titles'

function weekday(day: string): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay()
}

describe('the calendar seed', () => {
  test('covers 2024 to 2027, and 2027 is provisional', () => {
    expect(calendarDays().map(({ year, provisional }) => [year, provisional])).toEqual([
      [2024, false],
      [2025, false],
      [2026, false],
      [2027, true],
    ])
  })

  test('holds days of its own year, each once, off on a weekday, worked on a Saturday', () => {
    for (const { year, holidays, swappedWorkingSaturdays } of calendarDays()) {
      const days = [...holidays, ...swappedWorkingSaturdays]
      expect(new Set(days).size).toBe(days.length)
      for (const day of days) expect(day.slice(0, 4)).toBe(String(year))
      for (const day of holidays) expect([day, [0, 6].includes(weekday(day))]).toEqual([day, false])
      for (const day of swappedWorkingSaturdays) expect([day, weekday(day)]).toEqual([day, 6])
    }
  })

  test('has as many worked Saturdays as days off taken in exchange', () => {
    for (const { holidays, workingSaturdays } of calendarSeed) {
      const exchanged = holidays.filter(({ title }) => title.includes('hoán đổi')).flatMap(({ days }) => days)
      expect(exchanged).toHaveLength(workingSaturdays.flatMap(({ days }) => days).length)
    }
  })

  test('knows Tết 2026 as read and says of every part what it rests on', () => {
    const parts = calendarSeed.flatMap(({ holidays, workingSaturdays }) => [...holidays, ...workingSaturdays])
    expect(parts.filter(({ status }) => status === 'verified').flatMap(({ days }) => days)).toEqual([
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
    ])
    expect(parts.filter(({ source }) => source.trim() === '')).toEqual([])
  })
})

describe('the Vietnamese titles', () => {
  test('name every criterion of the scoring tables, in their order', () => {
    for (const [table, points] of Object.entries(lawFor('2023').selection.pointsTables.value)) {
      const titles: Readonly<Record<string, Readonly<Record<string, string>>>> = criterionTitles
      expect([table, Object.keys(titles[table] ?? {})]).toEqual([table, Object.keys(points)])
    }
  })

  test('name every word that people are shown', () => {
    const { call, selection, appraisal } = lawFor('2023')
    expect(Object.keys(documentTitles)).toEqual([...applicationDocuments])
    expect(Object.keys(estimateLineTitles)).toEqual([...estimateLines])
    expect(Object.keys(determinationCriterionTitles)).toEqual([...determinationCriteria])
    expect(Object.keys(relationTitles)).toEqual([...relations])
    expect(Object.keys(teamSeatTitles)).toEqual([...appraisal.teamSeats.value])
    for (const rule of [...selection.tieRules.value, 'chairScore']) expect(tieRuleTitles[rule]).toBeDefined()
    for (const bar of [...call.hostBars.value, ...call.principalInvestigatorBars.value]) {
      expect(barTitles[bar]).toBeDefined()
    }
  })
})
