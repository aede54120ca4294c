import { assumed, carried, circular03, decree08, provincial, reading, verified } from '../../cited'
import type { GroupLaw } from '../../schema'

const quorum = 'khoản 1 Điều 33'

const ceilings = {
  determinationChair: 1_500_000,
  determinationMember: 1_000_000,
  determinationComment: 500_000,
  determinationReviewerComment: 700_000,
  orderTextChair: 700_000,
  orderTextMember: 500_000,
  selectionChair: 1_800_000,
  selectionMember: 1_500_000,
  selectionComment: 700_000,
  selectionReviewerComment: 1_000_000,
  acceptanceChair: 1_800_000,
  acceptanceMember: 1_500_000,
  acceptanceComment: 700_000,
  acceptanceReviewerComment: 1_000_000,
  scientificSecretary: 300_000,
  adminSecretary: 300_000,
  guest: 200_000,
  technicalExpert: 1_500_000,
  appraisalHead: 1_000_000,
  appraisalMember: 700_000,
  appraisalAdminSecretary: 300_000,
  appraisalGuest: 200_000,
} as const

/** Fees of councils and teams, ceilings from 2023-02-26 on. */
export const fees2023 = {
  feeCeilings: verified(ceilings, 'điểm a khoản 1, điểm a khoản 2 Điều 6', circular03),
  otherCouncilsFeeShare: verified({ numerator: 1, denominator: 2 }, 'điểm b khoản 1 Điều 6', circular03),
}

const silent = 'Nghị định 08/2014/NĐ-CP không nói; cách hiểu của phần mềm, tỉnh cần xác nhận'

/** Every council since NĐ 08/2014; sittings in person only. */
export const council2014: GroupLaw<'council'> = {
  quorumShare: verified({ numerator: 2, denominator: 3 }, quorum, decree08),
  quorumComparator: verified('>=', quorum, decree08),
  recusedInDenominator: reading(false, silent),
  presidedBy: verified(['chair', 'viceChair'], quorum, decree08),
  viceChairNeedsAuthorisation: verified(true, quorum, decree08),
  allMustAttend: verified(['reviewer', 'scientificSecretary'], quorum, decree08),
  recusedKeySeatReplacedFirst: reading(true, silent),
  sittingModes: reading(['inPerson'], 'Họp trực tuyến chỉ được quy định từ Thông tư 06/2023/TT-BKHCN'),
  onlineAttendanceCounts: reading(false, 'Họp trực tuyến chỉ được quy định từ Thông tư 06/2023/TT-BKHCN'),
  writtenOpinionCounts: reading(false, silent),
  invalidBallotsInBase: reading(true, silent),
  repeatedWithoutValidBallot: reading(true, silent),
  dissentMayBeRecorded: assumed(
    true,
    `khoản 1 Điều 33 ${decree08.name}`,
    'Ý kiến của thành viên phải lập thành văn bản; việc bảo lưu là cách hiểu của phần mềm',
  ),
  invitationReply: provincial(
    { count: 3, unit: 'workingDay' },
    'Không văn bản nào đã đọc quy định thời hạn trả lời lời mời',
  ),
  ...carried(fees2023, 'Định mức trước ngày 26/02/2023 chưa đọc được; dùng tạm mức trần năm 2023'),
}
