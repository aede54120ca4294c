import { z } from 'zod'
import { setCalendarYear } from '../../../db/administration/calendar'
import { keptYears } from '../../../db/reads/accounts'
import { dayOfWeek, type LocalDate, yearOf } from '../../../domain/instant'
import { refuse } from '../../../domain/verdict'
import { localDay, longText, shortText } from '../../acts/fields'
import { type FieldError, reject } from '../../http'
import { defineRead, defineRoute } from '../../route'
import { authorOf, orReject, tag, version } from './answering'

const statuses = ['verified', 'assumed', 'provisional'] as const
const [firstYear, lastYear] = [2000, 2100]
const mostDays = 60
const [sunday, saturday] = [0, 6]

const days = z.array(localDay).max(mostDays)

const yearShape = z
  .object({
    year: z.number(),
    version: z.number(),
    holidays: z.array(z.string()),
    swappedWorkingSaturdays: z.array(z.string()),
    status: z.enum(statuses),
    source: z.string(),
  })
  .meta({ id: 'CalendarYearKept' })

const isWeekend = (date: LocalDate) => [sunday, saturday].includes(dayOfWeek(date))

/** What is wrong with the days of a year, each with its place. */
function defectsIn(
  year: number,
  holidays: readonly LocalDate[],
  swapped: readonly LocalDate[],
): FieldError[] {
  const all = [
    ...holidays.map((date, index) => ({ date, field: `holidays.${index}`, off: true })),
    ...swapped.map((date, index) => ({ date, field: `swappedWorkingSaturdays.${index}`, off: false })),
  ]
  return all.flatMap(({ date, field, off }, index) => {
    if (yearOf(date) !== year) return [{ field, message: `Ngày phải thuộc năm ${year}.` }]
    if (all.findIndex((one) => one.date === date) !== index) {
      return [{ field, message: 'Ngày này đã có trong bảng.' }]
    }
    if (off && isWeekend(date)) return [{ field, message: 'Thứ Bảy, Chủ nhật đã là ngày nghỉ.' }]
    if (!off && dayOfWeek(date) !== saturday) return [{ field, message: 'Ngày làm bù phải là thứ Bảy.' }]
    return []
  })
}

function yearIn(text: string | undefined): number {
  const year = Number(text)
  if (!Number.isInteger(year) || year < firstYear || year > lastYear) {
    throw reject(refuse('request/not-found'))
  }
  return year
}

/** The working calendar as administrators keep it. */
export const calendarRoutes = [
  defineRead({
    name: 'listCalendarYears',
    path: '/admin/calendar',
    tag,
    title: 'Các năm của lịch làm việc',
    summary: 'Ngày nghỉ, ngày làm bù, tình trạng và nguồn của từng năm. Năm mới nhất trước.',
    access: ['admin'],
    answer: z.object({ years: z.array(yearShape) }),
    handle: async ({ deps }) => ({ years: await keptYears(deps.db) }),
  }),
  defineRoute({
    name: 'setCalendarYear',
    method: 'put',
    path: '/admin/calendar/{year}',
    tag,
    title: 'Sửa một năm của lịch',
    summary: 'Đặt ngày nghỉ và ngày làm bù của một năm. Thời hạn đang chạy giữ nguyên ngày.',
    access: ['admin'],
    body: z.object({
      version,
      holidays: days,
      swappedWorkingSaturdays: days,
      status: z.enum(statuses),
      source: shortText,
      reason: longText.max(2000),
    }),
    handle({ deps, params, body, viewer, at }) {
      const year = yearIn(params.year)
      const { version: seen, reason, ...fields } = body
      const defects = defectsIn(year, fields.holidays, fields.swappedWorkingSaturdays)
      if (defects.length > 0) throw reject(refuse('request/invalid', { count: defects.length }), defects)
      const changed = { year, version: seen, reason }
      return orReject(setCalendarYear(deps.db, authorOf({ viewer, at }), changed, fields))
    },
  }),
]
