import type { Instant } from '../../domain/instant'
import { fromMillis } from '../../domain/instant'
import type { Db } from '../connection'

/** A handover of results or assets. */
export interface HandoverRow {
  readonly what: 'results' | 'assets'
  readonly organisation: string
  readonly at: Instant
}

/** What proves how far the closing of a task has come. */
export interface ClosingFacts {
  readonly certificate: string | null
  readonly registeredAt: Instant | null
  readonly recognitionFiledAt: Instant | null
  readonly recognitionDefects: readonly { readonly text: string }[]
  readonly recognitionDecision: string | null
  readonly recognisedAt: Instant | null
  readonly publishedAt: Instant | null
  readonly finalDossierAt: Instant | null
  readonly recoveryDecision: string | null
  readonly recoveryPublishedAt: Instant | null
  readonly minutesNumber: string | null
  readonly liquidatedAt: Instant | null
  readonly refundDueDong: number
  readonly refundedDong: number
  readonly settledDong: number
  readonly paidDong: number
  readonly returnedDong: number
}

const instantOf = (date: Date | null): Instant | null => date && fromMillis(date.getTime())

/** The registration, recognition, recovery, liquidation and money of a task that is being closed. */
export async function closingFacts(db: Db, taskId: string): Promise<ClosingFacts> {
  const row = await db('tasks as t')
    .leftJoin('registrations as reg', 'reg.task_id', 't.id')
    .leftJoin('recognitions as rec', 'rec.task_id', 't.id')
    .leftJoin('recoveries as back', 'back.task_id', 't.id')
    .leftJoin('liquidations as liq', 'liq.task_id', 't.id')
    .leftJoin('contracts as c', 'c.task_id', 't.id')
    .where('t.id', taskId)
    .first('reg.certificate', 'reg.registered_at', 'rec.filed_at', 'rec.defects', 'rec.recognised_at')
    .select('rec.decision_number as recognition', 'rec.published_at', 'rec.final_dossier_at')
    .select('back.decision_number as recovery', 'back.published_at as recovery_published_at')
    .select('liq.liquidated_at', db.raw(`liq.details ->> 'minutesNumber' as minutes`))
    .select('c.refund_due_dong', 'c.refunded_dong', 'c.settled_dong', 'c.paid_dong', 'c.returned_dong')
  return {
    ...{ certificate: row.certificate, registeredAt: instantOf(row.registered_at) },
    ...{ recognitionFiledAt: instantOf(row.filed_at), recognitionDefects: row.defects ?? [] },
    ...{ recognitionDecision: row.recognition, recognisedAt: instantOf(row.recognised_at) },
    ...{ publishedAt: instantOf(row.published_at), finalDossierAt: instantOf(row.final_dossier_at) },
    ...{ recoveryDecision: row.recovery, recoveryPublishedAt: instantOf(row.recovery_published_at) },
    ...{ minutesNumber: row.minutes, liquidatedAt: instantOf(row.liquidated_at) },
    ...{ refundDueDong: row.refund_due_dong ?? 0, refundedDong: row.refunded_dong ?? 0 },
    ...{ settledDong: row.settled_dong ?? 0, paidDong: row.paid_dong ?? 0 },
    returnedDong: row.returned_dong ?? 0,
  }
}

/** To whom the results and the assets of a task went. */
export async function handoversOf(db: Db, taskId: string): Promise<HandoverRow[]> {
  const rows = await db('handovers as h')
    .join('organisations as o', 'o.id', 'h.organisation_id')
    .where('h.task_id', taskId)
    .orderBy('h.handed_over_at')
    .select('h.what', 'o.name as organisation', 'h.handed_over_at as at')
  return rows.map((row) => ({ ...row, at: fromMillis(row.at.getTime()) }))
}

/** When the final settlement of a task's money was approved; null before. */
export async function settledAt(db: Db, stream: string): Promise<Instant | null> {
  const row = await db('journal').where({ stream, type: 'finalSettlementApproved' }).first('at')
  return instantOf(row?.at ?? null)
}

/** What the authority has let go. */
export interface WaiverRow {
  readonly step: 'handover' | 'finalDossier' | 'assets'
  readonly reason: string
  readonly decisionNumber: string | null
  readonly at: Instant
}

/** The steps of a closing that the authority has waived. */
export async function waiversOf(db: Db, taskId: string): Promise<WaiverRow[]> {
  const rows = await db('closing_waivers')
    .where({ task_id: taskId })
    .orderBy('waived_at')
    .select('step', 'waived_at', db.raw(`details ->> 'reason' as reason`))
    .select(db.raw(`details ->> 'decisionNumber' as document`))
  return rows.map((row) => ({
    ...{ step: row.step, reason: row.reason, decisionNumber: row.document },
    at: fromMillis(row.waived_at.getTime()),
  }))
}
