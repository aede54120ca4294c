import { z } from 'zod'
import type { ProcessKind } from '../../domain/life'
import { refundFloor } from '../../domain/refund'
import type { AcceptanceState } from '../../domain/stages/acceptance/state'
import type { ExecutionState } from '../../domain/stages/execution/state'
import { refundFor } from '../../domain/stages/execution/termination'
import { refuse } from '../../domain/verdict'
import { acceptanceOf, acceptanceShape } from '../acceptance-answer'
import { paidToHost } from '../acts/refund'
import { reject } from '../http'
import { worded } from '../messages/render'
import { defineRead } from '../route'
import { stageFor, stageShape } from '../stage-answer'

const tag = 'Nghiệm thu'

const dong = z.number().meta({ description: 'Đồng.' })
const amount = z.coerce.number().int().nonnegative().optional()
const share = z.object({ numerator: z.number(), denominator: z.number() })

const part = z.object({ amountDong: dong, refundDong: dong })

const refund = z
  .object({
    paidDong: dong.meta({ description: 'Đã cấp cho tổ chức chủ trì, trừ phần đã nộp lại.' }),
    cause: z.enum(['objective', 'subjective']),
    lumpSum: z.enum(['final', 'partial']),
    floor: share.meta({ description: 'Phần thấp nhất phải hoàn trả của kinh phí đã sử dụng đúng.' }),
    floorApplies: z.boolean().meta({ description: 'Chỉ với nguyên nhân chủ quan.' }),
    floorComparator: z.string(),
    floorClause: z.string(),
    floorAssumed: z.boolean(),
    share: share.nullable(),
    unspent: part.nullable(),
    properlySpent: part.nullable(),
    unproven: part.nullable(),
    totalDong: dong.nullable(),
    clause: z.string().nullable(),
    problem: z
      .object({ code: z.string(), title: z.string(), detail: z.string(), clause: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'RefundReckoned' })

/** The cause that was fixed in the process that decides on the refund. */
function causeIn(kind: ProcessKind, state: { readonly status: string }) {
  if (kind === 'acceptance') return (state as AcceptanceState).cause
  return (state as ExecutionState).stopping?.cause ?? null
}

/** Reads about the acceptance of a task. */
export const acceptanceRoutes = [
  defineRead({
    name: 'getAcceptance',
    path: '/tasks/{taskId}/acceptance',
    tag,
    title: 'Hồ sơ và kết quả nghiệm thu',
    summary:
      'Bảng sản phẩm đặt hàng và đã giao, tài liệu, thiếu sót, xếp loại kèm cách tính từng dòng. ' +
      'Tổ chức chủ trì thấy xếp loại sau khi kết luận được gửi.',
    access: 'signedIn',
    answer: z.object({ ...stageShape, ...acceptanceShape }).meta({ id: 'Acceptance' }),
    async handle({ deps, viewer, params, at }) {
      const stage = await stageFor(deps, viewer, { idOrCode: params.taskId, kind: 'acceptance', now: at })
      return { ...stage.head, ...(await acceptanceOf(deps, viewer, stage)) }
    },
  }),
  defineRead({
    name: 'reckonRefund',
    path: '/tasks/{taskId}/refund',
    tag,
    title: 'Tính thử số tiền hoàn trả',
    summary:
      'Tính số tiền tổ chức chủ trì hoàn trả theo từng phần, với mức tối thiểu và căn cứ. Không ghi gì. ' +
      'Chỉ khi nguyên nhân đã được xác định.',
    access: ['authority', 'dostLeader', 'dostOfficer', 'financeOfficer', 'financeApprover', 'auditor'],
    query: z.object({
      unspentDong: amount,
      properlySpentDong: amount,
      unprovenDong: amount,
      numerator: amount,
      denominator: z.coerce.number().int().positive().optional(),
      compliant: z.enum(['true', 'false']).optional(),
    }),
    answer: refund,
    async handle({ deps, viewer, params, query, at }) {
      const kinds = ['acceptance', 'execution'] as const
      const asked = { idOrCode: params.taskId, now: at }
      const first = await stageFor(deps, viewer, { ...asked, kind: 'execution' })
      const reached = kinds.find((kind) => first.processes.some((process) => process.kind === kind))
      const stage =
        reached === 'acceptance' ? await stageFor(deps, viewer, { ...asked, kind: reached }) : first
      const { process, law, task } = stage
      const cause = causeIn(process.kind, process.state)
      if (!cause || process.closedAt !== null) throw reject(refuse('request/not-found'))
      const { lumpSum } = process.state as AcceptanceState
      const { paidDong } = await paidToHost({ db: deps.db, params: { taskId: task.id } })
      const { unspentDong = 0, properlySpentDong = 0, unprovenDong = 0, numerator, denominator } = query
      const fixed = numerator === undefined || denominator === undefined ? null : { numerator, denominator }
      const parts = { paidDong, unspentDong, properlySpentDong, unprovenDong, share: fixed }
      const found = refundFor({ ...parts, compliant: query.compliant === 'true' }, { cause, lumpSum }, law)
      const { refundFloor: floor, refundComparator } = law.execution
      return {
        ...{ paidDong, cause, lumpSum, floor: refundFloor(lumpSum, law.execution), share: fixed },
        ...{ floorApplies: cause === 'subjective', floorComparator: refundComparator.value },
        ...{ floorClause: floor.cite, floorAssumed: floor.status === 'assumed' },
        unspent: found.ok ? { amountDong: unspentDong, refundDong: found.ofUnspent } : null,
        properlySpent: found.ok ? { amountDong: properlySpentDong, refundDong: found.ofProperlySpent } : null,
        unproven: found.ok ? { amountDong: unprovenDong, refundDong: found.ofUnproven } : null,
        ...{ totalDong: found.ok ? found.total : null, clause: found.ok ? found.clause : null },
        problem: found.ok ? null : { code: found.code, ...worded(found), clause: found.clause ?? null },
      }
    },
  }),
]
