import { loadCalendarYears } from '../../db/calendar'
import type { Db } from '../../db/connection'
import { type CallNotice, contractedTasks, openCalls, publicCounts } from '../../db/reads/public-site'
import { WorkCalendar } from '../../domain/calendar'
import { type Instant, toLocalDate } from '../../domain/instant'
import { type Stage, stages } from '../../domain/life'
import { editionFor, type Overlay } from '../../regulations'
import { formatDate, formatNumber } from '../messages/format'
import { kindWords, outcomeWords, typeWords } from '../messages/words'
import { timeLeft } from './terms'
import { isTitlePublic } from './tracking'
import { formatDue } from './words'

const callsShown = 10
const tasksShown = 6

/** The counts of the landing page: groups of stages that mean something to anyone. */
const groups: readonly (readonly [words: string, from: Stage, to: Stage])[] = [
  ['Đang đề xuất, xác định', 'ordering', 'determination'],
  ['Đang tuyển chọn, ký hợp đồng', 'call', 'contracting'],
  ['Đang thực hiện', 'execution', 'execution'],
  ['Đang nghiệm thu, thanh lý', 'acceptance', 'closing'],
  ['Đang theo dõi ứng dụng', 'followUp', 'followUp'],
]

async function countsView(db: Db) {
  const rows = await publicCounts(db)
  const within = (from: Stage, to: Stage) =>
    rows.filter(
      ({ stage, ended }) =>
        !ended &&
        stages.indexOf(stage) >= stages.indexOf(from) &&
        stages.indexOf(stage) <= stages.indexOf(to),
    )
  const sum = (some: typeof rows) => formatNumber(some.reduce((total, { count }) => total + count, 0))
  return [
    ...groups.map(([words, from, to]) => ({ words, count: sum(within(from, to)) })),
    { words: 'Đã kết thúc', count: sum(rows.filter(({ ended }) => ended)) },
  ]
}

async function callsView(db: Db, now: Instant, overlay: Overlay | undefined) {
  const [calls, years] = await Promise.all([openCalls(db, now, callsShown), loadCalendarYears(db)])
  const law = editionFor(toLocalDate(now), overlay)?.law
  if (!law) return []
  const calendar = new WorkCalendar(years, law.clock)
  return calls.map(({ code, title, type, postedOn, deadline }) => ({
    ...{ code, title: title ?? code, type: typeWords[type] },
    postedOn: formatDate(postedOn),
    due: formatDue(deadline),
    ...timeLeft(deadline, now, calendar),
  }))
}

async function tasksView(db: Db) {
  const tasks = await contractedTasks(db, stages.slice(stages.indexOf('execution')), tasksShown)
  return tasks.map(({ code, title, stage, outcome, host }) => ({
    code,
    title: (isTitlePublic(stage) ? title : null) ?? code,
    host,
    state: outcome ? outcomeWords[outcome] : kindWords[stage],
    hasEnded: outcome !== null,
  }))
}

/** What a call's page shows: its notice and how long it still takes dossiers in; nothing of what came in. */
export async function callView(
  { db, overlay }: { db: Db; overlay?: Overlay },
  notice: CallNotice,
  now: Instant,
) {
  const { code, title, type, postedOn, deadline, number, text, objectives, isCancelled } = notice
  const law = editionFor(toLocalDate(now), overlay)?.law
  const calendar = law && new WorkCalendar(await loadCalendarYears(db), law.clock)
  const isOpen = now < deadline && !isCancelled
  return {
    ...{ code, title: title ?? code, type: typeWords[type], number, text, objectives },
    postedOn: formatDate(postedOn),
    due: formatDue(deadline),
    ...(isOpen && calendar ? timeLeft(deadline, now, calendar) : closed(isCancelled)),
    isOpen,
  }
}

const closed = (isCancelled: boolean) => ({
  tone: 'wait' as const,
  status: isCancelled ? 'Đã hủy' : 'Đã hết hạn nhận hồ sơ',
})

/** What the landing page shows: open calls, the tasks under contract that moved last, public counts. */
export async function homeView(
  { db, overlay, origin }: { db: Db; overlay?: Overlay; origin: string },
  now: Instant,
) {
  const [calls, tasks, counts] = await Promise.all([
    callsView(db, now, overlay),
    tasksView(db),
    countsView(db),
  ])
  return { calls, tasks, counts, origin }
}
