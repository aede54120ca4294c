import { loadCalendarYears } from '../../db/calendar'
import type { Db } from '../../db/connection'
import { type PublicOpenCall, publicOpenCalls, publicResults } from '../../db/reads/public-lists'
import { contractedTasks, publicCounts } from '../../db/reads/public-site'
import { WorkCalendar } from '../../domain/calendar'
import { type Instant, toLocalDate } from '../../domain/instant'
import { type Stage, stages } from '../../domain/life'
import { editionFor, type Overlay } from '../../regulations'
import { formatDeadline } from '../../templates/formats'
import { formatDate, formatNumber } from '../messages/format'
import { kindWords, outcomeWords, ratingWords, typeWords } from '../messages/words'
import { timeLeft } from './terms'
import { isTitlePublic } from './tracking'

const callsShown = 10
const tasksShown = 6
const resultsShown = 5

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

/** Open calls as lists show them, with how long each still takes dossiers in. */
export async function openCallsView(
  db: Db,
  calls: readonly PublicOpenCall[],
  now: Instant,
  overlay: Overlay | undefined,
) {
  const law = editionFor(toLocalDate(now), overlay)?.law
  if (!law) return []
  const calendar = new WorkCalendar(await loadCalendarYears(db), law.clock)
  return calls.map(({ code, title, type, postedOn, deadline }) => ({
    ...{ code, title: title ?? code, type: typeWords[type] },
    postedOn: formatDate(postedOn),
    due: formatDeadline(deadline),
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

async function resultsView(db: Db) {
  const results = await publicResults(db, {}, { limit: resultsShown })
  return results.map(({ code, title, host, rating, publishedAt }) => ({
    ...{ code, title: title ?? code, host },
    rating: rating && (ratingWords[rating] ?? rating),
    publishedOn: formatDate(toLocalDate(publishedAt)),
  }))
}

/** What the landing page shows: open calls, the newest results, tasks under contract, public counts. */
export async function homeView({ db, overlay }: { db: Db; overlay?: Overlay }, now: Instant) {
  const [open, tasks, results, counts] = await Promise.all([
    publicOpenCalls(db, now, {}, { limit: callsShown }),
    tasksView(db),
    resultsView(db),
    countsView(db),
  ])
  return { calls: await openCallsView(db, open, now, overlay), tasks, results, counts }
}
