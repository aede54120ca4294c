import type { ProcessKind } from '../../domain/life'

const ordinary = 'Quá hạn: hệ thống ghi trễ và báo lãnh đạo Sở.'

/** What lateness brings where it is more than a letter to the leaders, by the act that is late. */
const ofAct: Readonly<Record<string, string>> = {
  castBallot: 'Quá hạn: phiên họp không đủ phiếu của Ông/Bà.',
  sendPapers: 'Quá hạn: phải lùi phiên họp.',
  submitReport: 'Quá hạn: thiếu báo cáo thì dừng cấp tiền.',
  reviseDescription: 'Quá hạn: có thể dừng vì không hoàn thiện thuyết minh.',
  fileAcceptanceDossier: 'Quá hạn: nộp muộn có thể bị đánh giá không đạt.',
  reportApplication: 'Quá hạn: thiếu báo cáo thì chưa được chủ trì nhiệm vụ mới.',
  payRefund: 'Quá hạn: chưa được chủ trì nhiệm vụ mới.',
  supplementProposal: 'Quá hạn: đề xuất được xét theo nội dung đã có.',
}

const ofKind: Partial<Record<ProcessKind, string>> = {
  disbursement: 'Quá hạn: báo lãnh đạo Sở; tổ chức chủ trì chưa nhận được tiền.',
}

/** What happens when an act is late, in one sentence. */
export function effectOfLateness(kind: ProcessKind, act: string): string {
  return ofAct[act] ?? ofKind[kind] ?? ordinary
}
