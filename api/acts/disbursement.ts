import { z } from 'zod'
import { accountOfHost } from '../../db/beneficiary-accounts'
import { processByStream } from '../../db/processes'
import { trancheDetail } from '../../db/reads/tranche'
import { toLocalDate } from '../../domain/instant'
import type { FundingState } from '../../domain/stages/funding-state'
import { fundingStream } from '../../domain/streams'
import { refuse } from '../../domain/verdict'
import { accountFor, requestNamed } from '../tranche-account'
import { type ActRequest, defineAct } from './act'
import { code, nothing } from './fields'
import { countReasons, reasonTexts } from './reasons'

const tag = 'Cấp và thanh toán kinh phí'
const kind = 'disbursement'
/** `{tranche}` is the number of the request: a tranche that came back is asked for anew. */
const path = '/tasks/{taskId}/tranches/{tranche}'

type Asked = Pick<ActRequest, 'db' | 'params' | 'at'>

/** The version of the account that the act has looked at; what it would pay into is looked up. */
const seen = z.object({
  accountSeen: code.optional().meta({ description: 'Phiên bản tài khoản thụ hưởng mà người làm đã xem.' }),
})

/** The account that would be paid into now: its version alone, the number stays where it is sealed. */
async function beneficiary({ db, params: { taskId = '' }, at }: Asked) {
  return { beneficiary: (await accountOfHost(db, taskId, toLocalDate(at))) ?? null }
}

/** The money by which the conditions are judged again: the database alone knows all of it. */
async function measured({ db, params, at }: Asked) {
  const { taskId = '', tranche } = params
  const [detail, funding] = await Promise.all([
    trancheDetail(db, taskId, requestNamed(tranche)),
    processByStream(db, fundingStream(taskId)),
  ])
  if (!detail || !funding) return refuse('request/not-found')
  const account = await accountFor(db, funding.state as FundingState, detail, at)
  return { account, ...(await beneficiary({ db, params, at })) }
}

const checkTranche = defineAct({
  name: 'checkTranche',
  kind,
  method: 'post',
  path: `${path}/check`,
  title: 'Kiểm tra đề nghị cấp tiền',
  summary:
    'Người lập của Sở Tài chính xác nhận đề nghị đủ điều kiện và chuyển người duyệt. Đơn vị thụ hưởng phải ' +
    'có tài khoản đã được xác nhận.',
  tag,
  body: seen,
  prepare: beneficiary,
})

const approveTranche = defineAct({
  name: 'approveTranche',
  kind,
  method: 'post',
  path: `${path}/approval`,
  title: 'Duyệt cấp tiền',
  summary:
    'Người duyệt khác người đề nghị và người kiểm tra. Các điều kiện cấp tiền được xét lại. ' +
    'Tài khoản đã đổi sau khi kiểm tra thì phải được xem lại. Lệnh chi chuyển sang Kho bạc.',
  tag,
  body: seen,
  prepare: measured,
})

const refuseTranche = defineAct({
  name: 'refuseTranche',
  kind,
  method: 'post',
  path: `${path}/refusal`,
  title: 'Từ chối đề nghị cấp tiền',
  summary: 'Từ chối, nêu lý do. Số tiền được trả về dự toán của năm.',
  tag,
  body: nothing,
  content: reasonTexts,
  prepare: countReasons,
})

const recallTranche = defineAct({
  name: 'recallTranche',
  kind,
  method: 'post',
  path: `${path}/recall`,
  title: 'Thu hồi lệnh chi',
  summary: 'Người duyệt thu hồi lệnh chi Kho bạc chưa tiếp nhận, nêu lý do. Đề nghị trở lại bước duyệt.',
  tag,
  body: nothing,
  content: reasonTexts,
  prepare: countReasons,
})

const receiveTranche = defineAct({
  name: 'receiveTranche',
  kind,
  method: 'post',
  path: `${path}/reception`,
  title: 'Tiếp nhận lệnh chi',
  summary: 'Kho bạc tiếp nhận lệnh chi để kiểm soát. Từ đây lệnh không thu hồi được nữa.',
  tag,
  body: nothing,
  prepare: beneficiary,
})

const payTranche = defineAct({
  name: 'payTranche',
  kind,
  method: 'post',
  path: `${path}/payment`,
  title: 'Xác nhận đã chi tiền',
  summary: 'Kho bạc xác nhận đã chi. Khoản chi tính vào dự toán của năm chi.',
  tag,
  body: nothing,
  prepare: beneficiary,
})

const returnTranche = defineAct({
  name: 'returnTranche',
  kind,
  method: 'post',
  path: `${path}/return`,
  title: 'Kho bạc trả lại lệnh chi',
  summary: 'Kho bạc trả lại lệnh chi, nêu lý do. Số tiền được trả về dự toán của năm.',
  tag,
  body: nothing,
  content: reasonTexts,
  prepare: countReasons,
})

/** One tranche of money, from hand to hand. */
export const disbursementActs = [
  checkTranche,
  approveTranche,
  refuseTranche,
  recallTranche,
  receiveTranche,
  payTranche,
  returnTranche,
]
