import { z } from 'zod'
import type { FundingState } from '../../domain/stages/funding-state'
import type { ActRequest } from './act'
import { amountDong } from './fields'
import { openStage } from './terms'

/** What the money went to; what was paid is known to the money's own process. */
export const refundBody = z.object({
  unspentDong: amountDong,
  properlySpentDong: amountDong,
  unprovenDong: amountDong.default(0),
  share: z
    .object({ numerator: z.int().nonnegative(), denominator: z.int().positive() })
    .nullable()
    .default(null)
    .meta({ description: 'Phần phải hoàn trả của kinh phí đã sử dụng đúng, do cấp có thẩm quyền ấn định.' }),
  compliant: z
    .boolean()
    .default(false)
    .meta({ description: 'Đã làm đúng quy trình, không gian lận, không dùng sai.' }),
})

/** What the host has received and not given back. */
export async function paidToHost({
  db,
  params,
}: Pick<ActRequest, 'db' | 'params'>): Promise<{ readonly paidDong: number }> {
  const money = await openStage<FundingState>(db, params.taskId ?? '', 'funding')
  return { paidDong: money ? money.state.paidDong - money.state.returnedDong : 0 }
}
