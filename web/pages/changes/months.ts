const monthsOfYear = 12

/**
 * The day so many months later, the month's last day where it has no such day: what is asked for, before the
 * server moves it by the calendar of days off.
 */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return first.toISOString().slice(0, 'yyyy-mm-dd'.length)
}

/** Whether so many months are fewer than a year a million times over: what is typed may be anything. */
export const isMonths = (months: number | undefined): months is number =>
  months !== undefined && Number.isInteger(months) && months > 0 && months <= monthsOfYear * 10
