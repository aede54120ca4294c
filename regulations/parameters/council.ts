import { choices, comparator, dong, flag, share, table, term } from '../kinds'
import { councilSeats, sittingModes } from './words'

const feeRows = [
  'determinationChair',
  'determinationMember',
  'determinationComment',
  'determinationReviewerComment',
  'orderTextChair',
  'orderTextMember',
  'selectionChair',
  'selectionMember',
  'selectionComment',
  'selectionReviewerComment',
  'acceptanceChair',
  'acceptanceMember',
  'acceptanceComment',
  'acceptanceReviewerComment',
  'scientificSecretary',
  'adminSecretary',
  'guest',
  'technicalExpert',
  'appraisalHead',
  'appraisalMember',
  'appraisalAdminSecretary',
  'appraisalGuest',
] as const

/** What holds for every council of every level. */
export const council = {
  quorumShare: share('Tỷ lệ thành viên dự họp tối thiểu'),
  quorumComparator: comparator('Cách so tỷ lệ thành viên dự họp'),
  recusedInDenominator: flag('Tính thành viên phải từ chối vào mẫu số của tỷ lệ dự họp'),
  presidedBy: choices('Người được chủ trì phiên họp, theo thứ tự', councilSeats),
  viceChairNeedsAuthorisation: flag('Phó Chủ tịch phải được Chủ tịch ủy quyền bằng văn bản'),
  allMustAttend: choices('Ghế bắt buộc có mặt đầy đủ', councilSeats),
  recusedKeySeatReplacedFirst: flag('Phải thay người từ chối ở ghế bắt buộc trước khi họp'),
  sittingModes: choices('Hình thức họp được phép', sittingModes),
  onlineAttendanceCounts: flag('Người dự trực tuyến được tính là có mặt'),
  writtenOpinionCounts: flag('Ý kiến gửi bằng văn bản của người vắng được tính là phiếu'),
  invalidBallotsInBase: flag('Phiếu không hợp lệ, phiếu không bỏ vẫn nằm trong mẫu số'),
  repeatedWithoutValidBallot: flag('Không có phiếu hợp lệ thì họp lại'),
  dissentMayBeRecorded: flag('Thành viên được bảo lưu ý kiến'),
  invitationReply: term('Thời hạn trả lời lời mời tham gia hội đồng'),
  feeCeilings: table('Mức chi tối đa cho hội đồng và tổ thẩm định (đồng)', feeRows, dong('Mức chi tối đa')),
  otherCouncilsFeeShare: share('Mức chi tối đa của hội đồng khác so với hội đồng nghiệm thu'),
}
