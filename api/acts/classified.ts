import { z } from 'zod'
import { classifiedStages } from '../../domain/stages/classified'
import { refuse } from '../../domain/verdict'
import { defineAct } from './act'
import { localDay, longText, nothing } from './fields'
import { newTask } from './new-task'
import { evidence, unknownEvidence } from './reasons'

const tag = 'Nhiệm vụ mật'
const stage = z.enum(classifiedStages)
/** Whatever else is sent about a classified task might be its contents. */
const foreign = 'classified/content-refused'

/** A classified task: its code, its dates and its stage. Its contents stay outside a networked system. */
export const classifiedTaskActs = [
  defineAct({
    name: 'registerClassifiedMetadata',
    kind: 'researchTask',
    method: 'post',
    path: '/tasks/classified',
    title: 'Ghi nhận nhiệm vụ mật',
    summary:
      'Chỉ ghi mã do hệ thống đặt, ngày tháng và giai đoạn. Nội dung, tên, kinh phí, người và tệp ' +
      'không được đưa vào hệ thống nối mạng. Chỉ người được tiếp cận bí mật nhà nước làm và xem được.',
    tag,
    body: z.object({ stage, on: localDay, startsOn: localDay, endsOn: localDay }),
    foreign,
    starts: newTask,
  }),
  defineAct({
    name: 'advanceClassifiedTask',
    kind: 'researchTask',
    method: 'post',
    path: '/tasks/{taskId}/classified/stages',
    title: 'Chuyển giai đoạn nhiệm vụ mật',
    summary: 'Ghi giai đoạn tiếp theo của nhiệm vụ mật và ngày bắt đầu. Hệ thống không giữ gì khác.',
    tag,
    body: z.object({ stage, on: localDay, endsOn: localDay.optional() }),
    foreign,
  }),
  defineAct({
    name: 'noteClassifiedContent',
    kind: 'researchTask',
    method: 'post',
    path: '/tasks/{taskId}/classified/contents',
    title: 'Ghi nội dung nhiệm vụ mật',
    summary:
      'Ghi nội dung và tệp của nhiệm vụ mật. ' +
      'Chỉ nhận khi hệ thống được khai là mạng khép kín đã phê duyệt; nếu không thì từ chối.',
    tag,
    body: nothing,
    content: z.object({ text: longText, evidence }),
    history: 'sealed',
    async prepare(request) {
      if (!request.closedNetwork) return refuse('classified/network-not-closed')
      return (await unknownEvidence(request)) ?? {}
    },
  }),
  defineAct({
    name: 'closeClassifiedTask',
    kind: 'researchTask',
    method: 'post',
    path: '/tasks/{taskId}/classified/end',
    title: 'Kết thúc theo dõi nhiệm vụ mật',
    summary: 'Ghi ngày kết thúc. Mã, ngày tháng và giai đoạn cuối được giữ lại.',
    tag,
    body: z.object({ on: localDay }),
    foreign,
  }),
]
