import { z } from 'zod'
import { toLocalDate } from '../../domain/instant'
import type { ExecutionState } from '../../domain/stages/execution/state'
import { resumedEnd } from '../../domain/stages/execution/termination'
import { terminationGrounds } from '../../regulations/parameters/execution'
import { type ActRequest, defineAct } from './act'
import { longText, nothing, shortText } from './fields'
import { evidence, unknownEvidence } from './reasons'
import { paidToHost, refundBody } from './refund'
import { openStage } from './terms'

const tag = 'Tạm dừng và chấm dứt'
const kind = 'execution'

const proposeTermination = defineAct({
  name: 'proposeTermination',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/termination/proposal',
  title: 'Đề nghị chấm dứt hợp đồng',
  summary: 'Lập hồ sơ đề nghị chấm dứt hợp đồng, nêu căn cứ và lý do.',
  tag,
  body: z.object({ ground: z.enum(terminationGrounds) }),
  content: z.object({ reasons: longText, evidence }),
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const dismissTermination = defineAct({
  name: 'dismissTermination',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/termination/dismissal',
  title: 'Không chấp nhận đề nghị chấm dứt',
  summary: 'Không tạm dừng, nhiệm vụ tiếp tục theo hợp đồng.',
  tag,
  body: nothing,
  content: z.object({ reason: longText.optional() }),
})

const pauseTask = defineAct({
  name: 'pauseTask',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/pause',
  title: 'Tạm dừng nhiệm vụ',
  summary: 'Tạm dừng theo hồ sơ đề nghị chấm dứt. Việc cấp tiền và các thời hạn dừng theo.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

/** The last day moved by the days that the pause touched, off days off. */
async function movedByPause({ db, params, at }: Pick<ActRequest, 'db' | 'params' | 'at'>) {
  const stage = await openStage<ExecutionState>(db, params.taskId ?? '', 'execution')
  const pausedOn = stage?.state.stopping?.pausedOn
  if (!stage || !pausedOn) return { endsOn: toLocalDate(at) }
  const due = resumedEnd(stage.state.endsOn, pausedOn, toLocalDate(at))
  return { endsOn: stage.dayAfter(due, { count: 0, unit: 'calendarDay' }) ?? due }
}

const resumeTask = defineAct({
  name: 'resumeTask',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/resumption',
  title: 'Cho tiếp tục nhiệm vụ',
  summary: 'Chấm dứt việc tạm dừng. Ngày kết thúc và các thời hạn dời theo số ngày tạm dừng.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
  prepare: movedByPause,
})

const submitTerminationReport = defineAct({
  name: 'submitTerminationReport',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/termination/report',
  title: 'Báo cáo khi tạm dừng',
  summary: 'Tổ chức chủ trì báo cáo nội dung đã làm, kinh phí, nguyên vật liệu và thiết bị.',
  tag,
  body: nothing,
  content: z.object({ summary: longText.optional(), evidence }),
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const fixCause = defineAct({
  name: 'fixCause',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/termination/cause',
  title: 'Xác định nguyên nhân',
  summary: 'Xác định nguyên nhân không hoàn thành là khách quan hay chủ quan.',
  tag,
  body: z.object({ cause: z.enum(['objective', 'subjective']) }),
  content: z.object({ grounds: longText.optional() }),
})

const decideTermination = defineAct({
  name: 'decideTermination',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/termination/decision',
  title: 'Quyết định chấm dứt',
  summary: 'Quyết định chấm dứt hợp đồng, số tiền hoàn trả và việc xử lý tài sản.',
  tag,
  body: refundBody,
  content: z.object({ assets: longText.optional(), decisionNumber: shortText.optional() }),
  prepare: async (request) => ({
    ...(await paidToHost(request)),
    withAssets: request.content.assets !== undefined,
  }),
})

/** The early end of a contract, and the pause before it. */
export const terminationActs = [
  proposeTermination,
  dismissTermination,
  pauseTask,
  resumeTask,
  submitTerminationReport,
  fixCause,
  decideTermination,
]
