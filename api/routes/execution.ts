import { z } from 'zod'
import { executionOf, executionShape, followUpOf, followUpShape } from '../execution-answer'
import { defineRead } from '../route'
import { stageFor, stageShape } from '../stage-answer'

/** Reads about a contract that is performed, and about the use of its results afterwards. */
export const executionRoutes = [
  defineRead({
    name: 'getExecution',
    path: '/tasks/{taskId}/execution',
    tag: 'Thực hiện nhiệm vụ',
    title: 'Báo cáo và kiểm tra',
    summary: 'Các báo cáo định kỳ so với thời gian và kinh phí của hợp đồng, các đợt kiểm tra, các hạn.',
    access: 'signedIn',
    answer: z.object({ ...stageShape, ...executionShape }).meta({ id: 'Execution' }),
    async handle({ deps, viewer, params, at }) {
      const stage = await stageFor(deps, viewer, { idOrCode: params.taskId, kind: 'execution', now: at })
      return { ...stage.head, ...(await executionOf(deps, stage, at)) }
    },
  }),
  defineRead({
    name: 'getFollowUp',
    path: '/tasks/{taskId}/follow-up',
    tag: 'Theo dõi ứng dụng',
    title: 'Báo cáo ứng dụng kết quả',
    summary: 'Các báo cáo hằng năm về việc dùng kết quả, và năm phải báo cáo tiếp theo.',
    access: 'signedIn',
    answer: z.object({ ...stageShape, ...followUpShape }).meta({ id: 'FollowUp' }),
    async handle({ deps, viewer, params, at }) {
      const stage = await stageFor(deps, viewer, { idOrCode: params.taskId, kind: 'followUp', now: at })
      return { ...stage.head, ...(await followUpOf(deps, stage)) }
    },
  }),
]
