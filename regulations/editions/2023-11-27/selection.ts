import { circular20, decision4001, provincial, reading, verified } from '../../cited'
import type { GroupLaw } from '../../schema'

const readingSource = 'Thông tư 20/2023/TT-BKHCN không nói; cách hiểu của phần mềm'

const applied = {
  overview: 12,
  contentStaffMethod: 24,
  products: 16,
  applicability: 16,
  planBudget: 16,
  capability: 16,
} as const

const social = {
  overview: 12,
  content: 12,
  approach: 12,
  planBudget: 20,
  productsBenefitTransfer: 24,
  capability: 20,
} as const

const pilot = {
  overview: 8,
  content: 20,
  technology: 12,
  developmentEffect: 12,
  products: 16,
  finance: 16,
  capability: 16,
} as const

/** Selection since TT 20/2023 (2023-11-27). */
export const selection2023: GroupLaw<'selection'> = {
  membersMin: verified(7, 'điểm a khoản 1 Điều 8', circular20),
  membersMax: verified(9, 'điểm a khoản 1 Điều 8', circular20),
  reviewers: verified(2, 'điểm a khoản 1 Điều 8', circular20),
  requiredSeats: verified(
    ['chair', 'viceChair', 'reviewer', 'scientificSecretary', 'member'],
    'điểm a khoản 1 Điều 8',
    circular20,
  ),
  papers: verified({ count: 7, unit: 'workingDay', direction: 'before' }, 'khoản 1 Điều 9', circular20),
  questions: verified(
    { count: 5, unit: 'workingDay', direction: 'before' },
    'điểm c khoản 3 Điều 10',
    circular20,
  ),
  concludeWithin: provincial(
    { count: 60, unit: 'calendarDay' },
    'Thông tư 20/2023/TT-BKHCN không nêu thời hạn thành lập hội đồng và kết luận',
  ),
  excludedGrounds: verified(
    ['applicant', 'ofHost', 'ofPartner', 'relative', 'partial', 'sanctioned'],
    'khoản 2 Điều 8',
    circular20,
  ),
  excludedRelations: verified(['spouse', 'parent', 'child', 'sibling'], 'điểm đ khoản 2 Điều 8', circular20),
  partialRelations: reading(
    ['coAuthor', 'sameEmployer', 'other'],
    'Điểm d khoản 2 Điều 8 đòi căn cứ rõ ràng về việc không khách quan; ' +
      'phần mềm coi các quan hệ này là căn cứ',
  ),
  hostMembersAllowedOutsideKeySeats: verified(0, 'điểm b khoản 2 Điều 8', circular20),
  determinationMembersPreferred: verified(true, 'khoản 3 Điều 8', circular20),
  pointsTables: verified({ applied, social, pilot }, 'khoản 1, khoản 2, khoản 4 Điều 12', circular20),
  pointsTableOf: verified(
    { researchProject: 'byField', scientificScheme: 'social', pilotProduction: 'pilot' },
    'khoản 1, 2, 3, 4 Điều 12',
    circular20,
  ),
  contentCriterion: reading(
    { applied: 'contentStaffMethod', social: 'content', pilot: 'content' },
    'Điểm b khoản 8 Điều 11 nói điểm nội dung và phương án triển khai, không chỉ rõ tiêu chí',
  ),
  pointsMax: verified(100, 'Điều 12', circular20),
  outlierShare: verified({ numerator: 20, denominator: 100 }, 'điểm d khoản 5 Điều 11', circular20),
  outlierComparator: verified('>', 'điểm d khoản 5 Điều 11', circular20),
  outlierBase: reading(
    'allValidBallots',
    'Điểm d khoản 5 Điều 11 nói điểm trung bình của tất cả thành viên; phần mềm lấy mọi phiếu ghi đúng',
  ),
  outlierJudgedOnce: reading(true, readingSource),
  passMark: verified(70, 'điểm a khoản 8 Điều 11', circular20),
  passComparator: verified('>=', 'điểm a khoản 8 Điều 11', circular20),
  proposerHostBonusShare: verified({ numerator: 10, denominator: 100 }, 'khoản 7 Điều 11', circular20),
  zeroShare: verified({ numerator: 1, denominator: 4 }, 'điểm a khoản 8 Điều 11', circular20),
  zeroComparator: verified('>', 'điểm a khoản 8 Điều 11', circular20),
  zeroBase: verified('present', 'điểm a khoản 8 Điều 11', circular20),
  runnerUpReplacesStruckOut: reading(true, readingSource),
  tieRules: reading(
    ['lessStateMoney', 'excellentTask', 'higherContentScore', 'authorityDecision'],
    'Ba thứ tự đầu theo điểm b khoản 8 Điều 11 Thông tư 20/2023/TT-BKHCN; cuối cùng do cấp có thẩm quyền',
  ),
  excellentTaskWithin: verified({ count: 5, unit: 'year' }, 'điểm b khoản 8 Điều 11', circular20),
  countingPanel: verified(3, 'điểm đ khoản 5 Điều 11', circular20),
  resultNotice: provincial(
    { count: 3, unit: 'workingDay' },
    `Thông tư 20/2023/TT-BKHCN không nêu; dùng mức của ${decision4001.name}`,
  ),
  revise: verified({ count: 20, unit: 'calendarDay' }, 'khoản 12 Điều 11', circular20),
}
