import { z } from 'zod'
import { appropriationSources } from '../../domain/appropriation'
import { toLocalDate } from '../../domain/instant'
import { budgetStream } from '../../domain/streams'
import { type Refusal, refuse } from '../../domain/verdict'
import { editionInForceOn } from '../../regulations'
import { defineAct, type ProcessStart, type StartRequest } from './act'
import { amountDong } from './fields'

const tag = 'Dự toán năm'
const kind = 'yearBudget'
const source = z.enum(appropriationSources)
const year = z.int().min(2000).max(2100)

/** A year's appropriations are one process: the first proposal opens it. */
async function budgetOf({
  at,
  clock,
  overlay,
  body,
}: StartRequest<{ year: number }>): Promise<ProcessStart | Refusal> {
  const date = toLocalDate(at)
  const edition = editionInForceOn(date)
  if (!edition) return refuse('ordering/no-edition', { date })
  const stream = budgetStream(body.year)
  const law = { editionId: edition.id, ...(overlay ? { overlay } : {}) }
  const brief = { year: body.year }
  return {
    workflowType: 'yearBudget',
    input: { stream, kind, taskId: null, law, clock, at, brief },
  }
}

const proposeAppropriation = defineAct({
  name: 'proposeAppropriation',
  kind,
  method: 'post',
  path: '/appropriations',
  title: 'Đề nghị dự toán năm',
  summary: 'Đề nghị dự toán của một nguồn trong năm. Đề nghị lại thì thay số cũ khi được duyệt.',
  tag,
  body: z.object({ year, source, amountDong }),
  starts: budgetOf,
})

const approveAppropriation = defineAct({
  name: 'approveAppropriation',
  kind,
  method: 'post',
  path: '/appropriations/{year}/approvals',
  title: 'Phê duyệt dự toán năm',
  summary: 'Phê duyệt dự toán của một nguồn. Người duyệt khác người đề nghị.',
  tag,
  body: z.object({ source }),
  stream: ({ year: of }) => budgetStream(Number(of)),
})

/** The appropriations of the years. */
export const appropriationActs = [proposeAppropriation, approveAppropriation]
