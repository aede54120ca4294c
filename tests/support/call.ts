import { createHash } from 'node:crypto'
import type { Db } from '../../db/connection'
import type { SubmitApplication } from '../../domain/call/application'
import type { PostNotice } from '../../domain/call/notice'
import { atHour, type Instant, type LocalDate, localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import type { Handovers } from '../../domain/stages/handover'
import type { Order, TaskBrief } from '../../domain/stages/life'
import { addPerson } from './people'

/** A moment of a day in Vietnam. */
export const momentOn = (day: string, hour = '09:00'): Instant => atHour(localDate(day), hour)

/** The hash of some content, as a file of a dossier is named. */
export const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex')

/** What the main flow hands to the call of an order. */
export function callBrief(order: Partial<Order> = {}, previous: Handovers = {}): TaskBrief {
  const ordered: Order = {
    type: 'researchProject',
    field: 'F-NN',
    organisation: 'ORG-P',
    proposerPerson: 'P1',
    resultUserOrganisation: 'ORG-P',
    resultUserPerson: null,
    stateDong: dong(1_000_000_000),
    counterpartDong: dong(0),
    durationMonths: 24,
    products: [{ id: 'SP1', quantity: 2, measurable: true }],
    ...order,
  }
  return { taskId: 't1', order: ordered, round: 1, previous }
}

/** A notice to all whose deadline is at 17:00 of the day. */
export function noticeUntil(day: string, more: Partial<PostNotice> = {}): PostNotice {
  const deadlineOn: LocalDate = localDate(day)
  return { deadlineOn, hour: '17:00', earliestOn: deadlineOn, host: null, reasons: 0, ...more }
}

/** A dossier of a host with every form that a research project of technology needs. */
export function application(id: string, more: Partial<SubmitApplication> = {}): SubmitApplication {
  const forms = ['B1-1', 'B1-2a', 'B1-3', 'B1-4']
  return {
    application: id,
    host: 'ORG-H',
    principalInvestigator: 'H1',
    scientificSecretary: null,
    partners: [],
    lumpSum: 'partial',
    hasExcellentTaskIn5Years: false,
    lines: [{ line: 'materials', stateDong: dong(900_000_000), counterpartDong: dong(100_000_000) }],
    team: [],
    documents: forms.map((form) => ({ form, sha256: hashOf(`${id} ${form}`) })),
    ...more,
  }
}

/** The contents of a dossier as its applicant has brought them in before. */
export async function bringIn(
  db: Db,
  personId: string,
  { documents }: Pick<SubmitApplication, 'documents'>,
): Promise<void> {
  for (const { form, sha256 } of documents) {
    const file = { sha256, size_bytes: 1024, media_type: 'application/pdf' }
    await db('files').insert(file).onConflict().ignore()
    const name = `${form} của ${personId}.pdf`
    await db('uploads').insert({ sha256, person_id: personId, name }).onConflict().ignore()
  }
}

/** The rows that a call rests on: a task with its order, an officer, a leader, and two hosts with people. */
export async function seedCallTask(db: Db, taskIds: readonly string[]): Promise<void> {
  await addPerson(db, { id: 'P1', roles: ['proposer'], organisation: 'ORG-P' })
  await addPerson(db, { id: 'O1', roles: ['dostOfficer'] })
  await addPerson(db, { id: 'L1', roles: ['dostLeader'] })
  await addPerson(db, { id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  await addPerson(db, {
    id: 'H2',
    roles: ['hostRepresentative', 'principalInvestigator'],
    organisation: 'ORG-G',
  })
  for (const [index, id] of taskIds.entries()) {
    await db('tasks').insert({
      ...{ id, code: `NV-2026-${101 + index}`, title: 'Giống lúa chịu mặn', field: 'F-NN', edition: '2023' },
      ...{ type: 'researchProject', proposer_organisation: 'ORG-P', stage: 'call', status: 'new' },
      duration_months: 24,
      opened_at: momentOn('2026-01-05'),
      last_at: momentOn('2026-01-05'),
      details: JSON.stringify({
        objectives: 'Giống chịu mặn',
        contents: ['Lai tạo'],
        products: [{ id: 'SP1', quantity: 2 }],
        productTexts: [{ id: 'SP1', name: 'Giống lúa', unit: 'giống', quality: 'Chịu mặn 4 ‰' }],
      }),
    })
    await db('processes').insert({
      ...{ stream: `task/${id}`, kind: 'researchTask', task_id: id, status: 'running' },
      law: JSON.stringify({ editionId: '2023' }),
      state: JSON.stringify({ status: 'running', order: callBrief().order }),
      opened_at: momentOn('2026-01-05'),
    })
    await db('task_people').insert({
      ...{ task_id: id, person_id: 'P1', relation: 'proposer' },
      since: momentOn('2026-01-05'),
    })
  }
}
