import { choices, flag, term, text } from '../kinds'

const orderFields = [
  'title',
  'field',
  'type',
  'grounds',
  'urgency',
  'objectives',
  'contents',
  'products',
  'impact',
  'resultUser',
  'expectedFunding',
  'durationMonths',
] as const

/** The order of a proposing agency, until it is accepted, returned or refused. */
export const ordering = {
  completenessCheck: term('Thời hạn kiểm tra phiếu đề xuất'),
  supplement: term('Thời hạn đơn vị đề xuất bổ sung'),
  requiredFields: choices('Mục bắt buộc trong phiếu đề xuất', orderFields),
  overlapSearchRequired: flag('Phải tra cứu trùng lặp trước khi họp xác định'),
  overlapForm: text('Mẫu phiếu kết quả tra cứu trùng lặp'),
  overlapScope: choices('Phạm vi tra cứu trùng lặp', ['proposed', 'running', 'finished']),
  refusalNeedsReasons: flag('Từ chối phải nêu lý do'),
  resubmissionAllowed: flag('Được đề xuất lại sau khi bị từ chối'),
}
