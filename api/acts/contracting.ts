import { z } from 'zod'
import { toLocalDate } from '../../domain/instant'
import type { ContractingState } from '../../domain/stages/contracting'
import { type ActRequest, defineAct } from './act'
import { amountDong, code, days, longText, nothing } from './fields'
import { countReasons, reasonTexts } from './reasons'
import { openStage } from './terms'

const tag = 'Ký hợp đồng'
const kind = 'contracting'

const prepareContract = defineAct({
  name: 'prepareContract',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/contract',
  title: 'Soạn hợp đồng',
  summary: 'Soạn hợp đồng: số, sản phẩm, tiến độ, các đợt cấp tiền. Soạn lại được khi chưa bên nào ký.',
  tag,
  body: z.object({
    number: code,
    products: z.array(code).max(200),
    tranches: z.array(z.object({ number: days, amountDong })).max(24),
  }),
  content: z.object({ schedule: longText.optional(), obligations: longText.optional() }),
})

/** The end of the work, were this signature the last: with the working calendar as it stands today. */
async function endOf({ db, params, at }: ActRequest): Promise<{ endsOn: string }> {
  const today = toLocalDate(at)
  const stage = await openStage<ContractingState>(db, params.taskId ?? '', kind)
  const count = stage?.state.award.durationMonths ?? 0
  return { endsOn: stage?.dayAfter(today, { count, unit: 'month' }) ?? today }
}

const signContractAsHost = defineAct({
  name: 'signContractAsHost',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/contract/host-signature',
  title: 'Ký hợp đồng, bên chủ trì',
  summary: 'Bên chủ trì ký hợp đồng. Chữ ký thứ hai làm hợp đồng có hiệu lực và cam kết kinh phí.',
  tag,
  body: nothing,
  prepare: endOf,
})

const signContractAsAgency = defineAct({
  name: 'signContractAsAgency',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/contract/agency-signature',
  title: 'Ký hợp đồng, bên quản lý',
  summary: 'Cơ quan quản lý ký hợp đồng. Chữ ký thứ hai làm hợp đồng có hiệu lực và cam kết kinh phí.',
  tag,
  body: nothing,
  prepare: endOf,
})

const declineContract = defineAct({
  name: 'declineContract',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/contract/refusal',
  title: 'Không ký hợp đồng',
  summary: 'Một bên rút khỏi việc ký, nêu lý do. Nhiệm vụ dừng lại.',
  tag,
  body: nothing,
  content: reasonTexts,
  prepare: countReasons,
})

/** The contract of a task. */
export const contractingActs = [prepareContract, signContractAsHost, signContractAsAgency, declineContract]
