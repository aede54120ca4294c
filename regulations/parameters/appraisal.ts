import { choice, choices, comparator, dong, flag, integer, percent, share, table, term } from '../kinds'
import { teamRoles } from './words'

/** Lines of an estimate (TT 03/2023/TT-BTC điều 3). */
export const estimateLines = [
  'remuneration',
  'materials',
  'equipment',
  'seminarsTravel',
  'hiredServices',
  'survey',
  'other',
  'overhead',
] as const

const teamSeats = ['head', 'deputy', 'fundManager', 'councilMember', 'secretary'] as const

/** The check of the cost, and the norms that an estimate must keep. */
export const appraisal = {
  teamSeats: choices('Thành phần tổ thẩm định', teamSeats),
  quorumShare: share('Tỷ lệ thành viên tổ thẩm định dự họp tối thiểu'),
  quorumComparator: comparator('Cách so tỷ lệ dự họp'),
  mustAttend: choices('Thành viên tổ thẩm định bắt buộc có mặt', teamSeats),
  presidedBy: choices('Người được chủ trì phiên họp, theo thứ tự', teamSeats),
  councilMemberFrom: choices('Ghế hội đồng tuyển chọn được cử vào tổ thẩm định', [
    'chair',
    'viceChair',
    'reviewer',
    'member',
  ]),
  papers: term('Thời hạn gửi tài liệu trước phiên họp thẩm định'),
  convene: term('Thời hạn họp tổ thẩm định sau khi nhận hồ sơ đã hoàn thiện'),
  resultNotice: term('Thời hạn báo kết quả thẩm định'),
  investigatorRateCeilingDong: dong('Thù lao tối đa của chủ nhiệm mỗi tháng'),
  othersRateShare: share('Thù lao tối đa của chức danh khác so với chủ nhiệm'),
  othersRateBase: choice('Mức dùng để tính trần của chức danh khác', ['investigatorRate', 'rateCeiling']),
  weights: table('Hệ số lao động khoa học', teamRoles, share('Hệ số')),
  investigators: integer('Số chủ nhiệm của một nhiệm vụ'),
  secretariesMax: integer('Số thư ký khoa học tối đa của một nhiệm vụ'),
  mainMembersPerContentMax: integer('Số thành viên chính tối đa của một nội dung'),
  workingDaysPerMonth: integer('Số ngày công của một tháng quy đổi'),
  domesticExpertsShare: percent('Chi thuê chuyên gia trong nước tối đa so với thù lao'),
  foreignExpertsShare: percent('Chi thuê chuyên gia nước ngoài tối đa so với thù lao'),
  overheadShare: percent('Chi quản lý chung so với tổng dự toán ngân sách'),
  overheadCeilingDong: dong('Chi quản lý chung tối đa'),
  lines: choices('Khoản mục dự toán', estimateLines),
  finalLumpAssetsShare: percent('Tài sản cố định và đoàn ra tối đa khi khoán đến sản phẩm cuối cùng'),
  finalLumpAssetsCeilingDong: dong(
    'Mức tối đa của tài sản cố định và đoàn ra khi khoán đến sản phẩm cuối cùng',
  ),
  finalLumpAssetLines: choices('Khoản mục tính vào tài sản cố định và đoàn ra', estimateLines),
  finalLumpNeedsProducts: flag('Khoán đến sản phẩm cuối cùng phải nêu rõ sản phẩm và nơi ứng dụng'),
  finalLumpTasksLed: integer('Số nhiệm vụ tổ chức phải đã chủ trì để khoán đến sản phẩm cuối cùng'),
  finalLumpTasksLedWithin: term('Thời gian xét số nhiệm vụ đã chủ trì'),
  outsideLumpLines: choices('Khoản mục ngoài phần khoán khi khoán từng phần', estimateLines),
}
