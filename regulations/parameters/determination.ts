import { choice, choices, comparator, flag, integer, share, table, term, text } from '../kinds'
import { councilSeats, taskTypes, voteBases } from './words'

/** Contents that a member passes or fails on a determination ballot. */
export const determinationCriteria = [
  'urgency',
  'importance',
  'noDuplication',
  'stateResourcesNeeded',
  'outsideFunds',
] as const

/** The council that turns a proposal into an order. */
export const determination = {
  membersMin: integer('Số thành viên tối thiểu'),
  membersMax: integer('Số thành viên tối đa'),
  reviewers: integer('Số ủy viên phản biện'),
  requiredSeats: choices('Chức danh phải có', councilSeats),
  papers: term('Thời hạn gửi tài liệu trước phiên họp'),
  ballotForm: text('Mẫu phiếu đánh giá đề xuất'),
  criteria: table(
    'Nội dung đánh giá theo loại nhiệm vụ',
    taskTypes,
    choices('Nội dung đánh giá', determinationCriteria),
  ),
  allCriteriaMustPass: flag('Phiếu đề nghị thực hiện khi mọi nội dung đạt yêu cầu'),
  adoptionShare: share('Tỷ lệ phiếu đề nghị thực hiện'),
  adoptionComparator: comparator('Cách so tỷ lệ phiếu đề nghị thực hiện'),
  adoptionBase: choice('Mẫu số của tỷ lệ phiếu đề nghị thực hiện', voteBases),
  recommendingProposals: choices('Phiếu được tính là đề nghị thực hiện', [
    'recommend',
    'recommendWithChanges',
    'notRecommend',
  ]),
  withChangesShare: share('Tỷ lệ phiếu "thực hiện, có sửa" để kết luận là có sửa'),
  withChangesComparator: comparator('Cách so tỷ lệ phiếu "thực hiện, có sửa"'),
  orderTextShare: share('Tỷ lệ thành viên nhất trí nội dung đặt hàng'),
  orderTextComparator: comparator('Cách so tỷ lệ nhất trí nội dung đặt hàng'),
  orderTextBase: choice('Mẫu số của tỷ lệ nhất trí nội dung đặt hàng', voteBases),
  orderText: term('Thời hạn hoàn thiện nội dung đặt hàng'),
  review: term('Thời hạn rà soát kết quả hội đồng'),
  publish: term('Thời hạn công bố danh mục đặt hàng'),
  concludeWithin: term('Thời hạn hội đồng kết luận, kể từ ngày nhận đề xuất'),
  directAssignmentReasons: choices('Trường hợp được giao trực tiếp', [
    'stateSecret',
    'urgent',
    'singleCapableHost',
  ]),
}
