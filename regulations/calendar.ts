/** Whether a day off was read in a decision, is taken to be so, or is not decided yet. */
export type DayStatus = 'verified' | 'assumed' | 'provisional'

/** One or several days (YYYY-MM-DD, Vietnam) off, or worked in exchange, and what they rest on. */
export interface CalendarPart {
  readonly title: string
  readonly days: readonly string[]
  readonly status: DayStatus
  readonly source: string
}

/** The days off of one year that would otherwise be worked, and the Saturdays worked in exchange. */
export interface YearSeed {
  readonly year: number
  readonly status: DayStatus
  readonly holidays: readonly CalendarPart[]
  readonly workingSaturdays: readonly CalendarPart[]
}

const labourCode = 'Điều 112 Bộ luật Lao động; ngày cụ thể chưa đối chiếu với thông báo của năm'
const swapSource = 'Hoán đổi ngày làm việc chưa đối chiếu với quyết định của Thủ tướng Chính phủ'
const tet2026Source = 'Thông báo nghỉ Tết Nguyên đán năm 2026, từ 14/02 đến 22/02/2026'
const undecided = 'Năm 2027 chưa có thông báo; ngày dự kiến, sẽ sửa khi có quyết định'

function part(title: string, days: readonly string[], status: DayStatus, source: string): CalendarPart {
  return { title, days, status, source }
}

function off(title: string, ...days: string[]): CalendarPart {
  return part(title, days, 'assumed', labourCode)
}

function swapped(title: string, ...days: string[]): CalendarPart {
  return part(title, days, 'assumed', swapSource)
}

function planned(title: string, ...days: string[]): CalendarPart {
  return part(title, days, 'provisional', undecided)
}

const newYear = 'Tết Dương lịch'
const tet = 'Tết Nguyên đán'
const hungKings = 'Giỗ Tổ Hùng Vương'
const victory = 'Ngày Chiến thắng 30/4'
const labour = 'Ngày Quốc tế lao động 1/5'
const national = 'Quốc khánh'

/**
 * Working-day tables 2024-2027 to start with; an administrator edits them, each part shown with its status.
 */
export const calendarSeed: readonly YearSeed[] = [
  {
    year: 2024,
    status: 'assumed',
    holidays: [
      off(newYear, '2024-01-01'),
      off(tet, '2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14'),
      off(hungKings, '2024-04-18'),
      swapped('Nghỉ hoán đổi dịp 30/4', '2024-04-29'),
      off(victory, '2024-04-30'),
      off(labour, '2024-05-01'),
      off(national, '2024-09-02', '2024-09-03'),
    ],
    workingSaturdays: [swapped('Làm bù ngày 29/4', '2024-05-04')],
  },
  {
    year: 2025,
    status: 'assumed',
    holidays: [
      off(newYear, '2025-01-01'),
      off(tet, '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'),
      off(hungKings, '2025-04-07'),
      off(victory, '2025-04-30'),
      off(labour, '2025-05-01'),
      swapped('Nghỉ hoán đổi dịp 1/5', '2025-05-02'),
      off(national, '2025-09-01', '2025-09-02'),
    ],
    workingSaturdays: [swapped('Làm bù ngày 2/5', '2025-04-26')],
  },
  {
    year: 2026,
    status: 'assumed',
    holidays: [
      off(newYear, '2026-01-01'),
      swapped('Nghỉ hoán đổi dịp Tết Dương lịch', '2026-01-02'),
      part(
        tet,
        ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
        'verified',
        tet2026Source,
      ),
      off(`${hungKings} (nghỉ bù)`, '2026-04-27'),
      off(victory, '2026-04-30'),
      off(labour, '2026-05-01'),
      swapped('Nghỉ hoán đổi dịp Quốc khánh', '2026-08-31'),
      off(national, '2026-09-01', '2026-09-02'),
    ],
    workingSaturdays: [swapped('Làm bù ngày 2/1', '2026-01-10'), swapped('Làm bù ngày 31/8', '2026-08-22')],
  },
  {
    year: 2027,
    status: 'provisional',
    holidays: [
      planned(newYear, '2027-01-01'),
      planned(tet, '2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'),
      planned(hungKings, '2027-04-16'),
      planned(victory, '2027-04-30'),
      planned(`${labour} (nghỉ bù)`, '2027-05-03'),
      planned(national, '2027-09-02', '2027-09-03'),
    ],
    workingSaturdays: [],
  },
]

/** One year's tables as plain days: what the working-day calendar is built from. */
export interface YearDays {
  readonly year: number
  readonly holidays: readonly string[]
  readonly swappedWorkingSaturdays: readonly string[]
  /** The State has not decided this year's days yet. */
  readonly provisional: boolean
}

/** The seed as plain days, one entry a year. */
export function calendarDays(): readonly YearDays[] {
  return calendarSeed.map(({ year, status, holidays, workingSaturdays }) => ({
    year,
    holidays: holidays.flatMap(({ days }) => days),
    swappedWorkingSaturdays: workingSaturdays.flatMap(({ days }) => days),
    provisional: status === 'provisional',
  }))
}
