import { loadCalendarYears } from '../../db/calendar'
import type { Db } from '../../db/connection'
import type { PublicCall } from '../../db/reads/call'
import { WorkCalendar } from '../../domain/calendar'
import { pointsTableFor } from '../../domain/council/selection-ballots'
import { isSocialField } from '../../domain/fields'
import { type Instant, toLocalDate } from '../../domain/instant'
import type { TaskType } from '../../domain/life'
import { editionFor, type Overlay } from '../../regulations'
import type { Law } from '../../regulations/schema'
import { criterionTitles } from '../../regulations/titles'
import { formatDeadline } from '../../templates/formats'
import { formsOfCall, lawOfCall } from '../call-notice'
import { fieldWords } from '../messages/field-words'
import { formatDate, formatNumber } from '../messages/format'
import { typeWords } from '../messages/words'
import { timeLeft } from './terms'

/** By what dossiers are scored: the criteria with their most points, and the least mean to be recommended. */
function criteriaView({ type, field }: PublicCall, law: Law | undefined) {
  if (!law) return undefined
  const { selection } = law
  const table = pointsTableFor(type as TaskType, isSocialField(field), selection)
  const titles = criterionTitles[table]
  return {
    lines: Object.entries(selection.pointsTables.value[table]).map(([criterion, points]) => ({
      name: titles[criterion] ?? criterion,
      points: formatNumber(points),
    })),
    most: formatNumber(selection.pointsMax.value),
    pass: formatNumber(selection.passMark.value),
    clause: selection.pointsTables.cite,
    isAssumed: selection.pointsTables.status === 'assumed',
  }
}

/** An order's text, or the lines of one that is a list; undefined where it says nothing. */
function linesOf(value: unknown): string[] | undefined {
  const lines = (Array.isArray(value) ? value : [value]).filter(
    (line): line is string => typeof line === 'string' && line.trim() !== '',
  )
  return lines.length > 0 ? lines : undefined
}

interface ProductText {
  readonly id?: unknown
  readonly name?: unknown
  readonly unit?: unknown
  readonly quality?: unknown
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The products that are ordered, as far as their texts say. */
function productsView({ productTexts, products }: PublicCall['details']) {
  const amounts = Array.isArray(products) ? (products as { id?: unknown; quantity?: unknown }[]) : []
  const texts = Array.isArray(productTexts) ? (productTexts as ProductText[]) : []
  const shown = texts.map(({ id, name, unit, quality }) => {
    const amount = amounts.find((one) => one.id === id)?.quantity
    return {
      name: word(name),
      quality: word(quality),
      amount: typeof amount === 'number' ? `${formatNumber(amount)} ${word(unit)}` : word(unit),
    }
  })
  return shown.length > 0 ? shown : undefined
}

const closed = (isCancelled: boolean) => ({
  tone: 'wait' as const,
  status: isCancelled ? 'Đã hủy' : 'Đã hết hạn nhận hồ sơ',
})

/** What a call's page shows: what is ordered, by what it is judged, until when; nothing of what came in. */
export async function callView(
  { db, overlay }: { db: Db; overlay?: Overlay },
  call: PublicCall,
  now: Instant,
) {
  const { code, taskId, title, type, field, postedOn, deadline, noticeNumber, notice, details } = call
  const isCancelled = call.cancelledAt !== null
  const today = editionFor(toLocalDate(now), overlay)?.law
  const calendar = today && new WorkCalendar(await loadCalendarYears(db), today.clock)
  const law = await lawOfCall(db, call)
  const isOpen = now < deadline && !isCancelled
  return {
    ...{ code, taskId, title: title ?? code, type: typeWords[type as TaskType], field: fieldWords(field) },
    ...{ number: noticeNumber, text: notice, isOpen },
    months: call.durationMonths,
    objectives: linesOf(details.objectives),
    contents: linesOf(details.contents),
    impact: linesOf(details.impact),
    products: productsView(details),
    criteria: criteriaView(call, law),
    forms: formsOfCall(call, law).map((form) => form.title),
    postedOn: formatDate(postedOn),
    due: formatDeadline(deadline),
    ...(isOpen && calendar ? timeLeft(deadline, now, calendar) : closed(isCancelled)),
  }
}
