import { circular06, law2013, provincial, reading, verified } from '../../cited'
import type { GroupLaw } from '../../schema'

const threeQuarters = { numerator: 3, denominator: 4 } as const
const general = ['urgency', 'importance', 'noDuplication', 'stateResourcesNeeded'] as const
const readingSource = 'Thông tư 06/2023/TT-BKHCN không nói; cách hiểu của phần mềm'

/** Determination since TT 06/2023 (2023-07-09). */
export const determination2023: GroupLaw<'determination'> = {
  membersMin: verified(7, 'khoản 2 Điều 10', circular06),
  membersMax: verified(11, 'khoản 2 Điều 10', circular06),
  reviewers: verified(2, 'khoản 2 Điều 10', circular06),
  requiredSeats: verified(
    ['chair', 'viceChair', 'reviewer', 'scientificSecretary'],
    'khoản 2 Điều 10',
    circular06,
  ),
  papers: verified({ count: 5, unit: 'workingDay', direction: 'before' }, 'khoản 4 Điều 11', circular06),
  ballotForm: verified('C1-PĐG, C2-PĐG', 'khoản 6 Điều 12', circular06),
  criteria: reading(
    {
      researchProject: general,
      scientificScheme: general,
      pilotProduction: [...general, 'outsideFunds'],
    },
    'Gộp các nội dung của Điều 13, Điều 14 Thông tư 06/2023/TT-BKHCN; phụ lục phiếu đánh giá chưa đọc được',
  ),
  allCriteriaMustPass: verified(true, 'khoản 6 Điều 12', circular06),
  adoptionShare: verified(threeQuarters, 'khoản 7 Điều 12', circular06),
  adoptionComparator: verified('>', 'khoản 7 Điều 12', circular06),
  adoptionBase: reading('present', 'Khoản 7 Điều 12 nói tổng số phiếu; phần mềm lấy số thành viên có mặt'),
  recommendingProposals: reading(['recommend', 'recommendWithChanges'], readingSource),
  withChangesShare: reading({ numerator: 1, denominator: 2 }, readingSource),
  withChangesComparator: reading('>=', readingSource),
  orderTextShare: verified(threeQuarters, 'khoản 9 Điều 12', circular06),
  orderTextComparator: verified('>', 'khoản 9 Điều 12', circular06),
  orderTextBase: verified('present', 'khoản 9 Điều 12', circular06),
  orderText: verified({ count: 5, unit: 'workingDay' }, 'khoản 9 Điều 12', circular06),
  review: verified({ count: 15, unit: 'calendarDay' }, 'khoản 1 Điều 15', circular06),
  publish: verified({ count: 15, unit: 'calendarDay' }, 'khoản 2 Điều 15', circular06),
  concludeWithin: provincial(
    { count: 6, unit: 'month' },
    'Thông tư 06/2023/TT-BKHCN không nêu thời hạn thành lập hội đồng và kết luận',
  ),
  directAssignmentReasons: verified(
    ['stateSecret', 'urgent', 'singleCapableHost'],
    'khoản 1 Điều 30',
    law2013,
  ),
}
