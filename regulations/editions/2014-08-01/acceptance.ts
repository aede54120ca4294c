import { circular11, reading, verified } from '../../cited'
import type { GroupLaw } from '../../schema'

const memberRating = 'điểm c khoản 1 Điều 13'
const threeQuarters = { numerator: 3, denominator: 4 } as const
const readingSource = 'Thông tư 11/2014/TT-BKHCN không nói rõ; cách hiểu của phần mềm'

/** Acceptance since TT 11/2014: the dossier and the council. */
const dossierAndCouncil = {
  dossier: verified({ count: 30, unit: 'calendarDay' }, 'khoản 1 Điều 7', circular11),
  requiredDocuments: verified(
    [
      'request',
      'generalReport',
      'productReport',
      'contractCopy',
      'rawData',
      'authorsAgreement',
      'moneyReport',
      'selfEvaluation',
    ],
    'Điều 6',
    circular11,
  ),
  validity: verified({ count: 3, unit: 'workingDay' }, 'khoản 3 Điều 7', circular11),
  supplement: verified({ count: 5, unit: 'workingDay' }, 'khoản 3 Điều 7', circular11),
  notice: verified({ count: 60, unit: 'calendarDay' }, 'khoản 1 Điều 8', circular11),
  noticePosted: verified({ count: 5, unit: 'workingDay' }, 'khoản 2 Điều 8', circular11),
  members: verified(9, 'khoản 3 Điều 9', circular11),
  expertMembers: verified(6, 'điểm a khoản 3 Điều 9', circular11),
  representativesOf: verified(['manager', 'user', 'proposer'], 'điểm a khoản 3 Điều 9', circular11),
  reviewers: verified(2, 'khoản 3 Điều 9', circular11),
  requiredSeats: verified(
    ['chair', 'viceChair', 'reviewer', 'scientificSecretary', 'member'],
    'khoản 3 Điều 9',
    circular11,
  ),
  earlierCouncilMembersMin: verified(1, 'điểm a khoản 3 Điều 9', circular11),
  hostMemberKeySeatsBarred: verified(
    ['chair', 'viceChair', 'reviewer', 'scientificSecretary'],
    'điểm b khoản 3 Điều 9',
    circular11,
  ),
  excludedRelations: verified(['spouse', 'parent', 'child', 'sibling'], 'điểm c khoản 5 Điều 9', circular11),
  councilFormed: verified({ count: 15, unit: 'workingDay' }, 'khoản 1 Điều 9', circular11),
  expertGroup: verified(3, 'khoản 4 Điều 9', circular11),
  expertGroupLedBy: verified(['chair', 'viceChair'], 'khoản 4 Điều 9', circular11),
} satisfies Partial<GroupLaw<'acceptance'>>

/** Acceptance since TT 11/2014: the sitting, the rating and the mending. */
export const acceptance2014: GroupLaw<'acceptance'> = {
  ...dossierAndCouncil,
  papers: verified({ count: 7, unit: 'workingDay', direction: 'before' }, 'khoản 1 Điều 10', circular11),
  meeting: verified({ count: 30, unit: 'calendarDay' }, 'khoản 2 Điều 10', circular11),
  comments: verified(
    { count: 1, unit: 'workingDay', direction: 'before' },
    'điểm a khoản 2 Điều 10',
    circular11,
  ),
  expertGroupReport: verified(
    { count: 2, unit: 'workingDay', direction: 'before' },
    'khoản 3 Điều 24',
    circular11,
  ),
  commentsFromAll: verified(true, 'điểm a khoản 2 Điều 10', circular11),
  countingPanel: verified(3, 'điểm c khoản 5 Điều 10', circular11),
  investigatorLeaves: verified(true, 'điểm đ khoản 5 Điều 10', circular11),
  amountCriteriaShare: verified(threeQuarters, memberRating, circular11),
  amountCriteriaComparator: verified('>=', memberRating, circular11),
  shortfallShare: verified(threeQuarters, memberRating, circular11),
  shortfallComparator: verified('>=', memberRating, circular11),
  excessOverOrderShare: reading(
    { numerator: 0, denominator: 1 },
    'Điểm a khoản 1 Điều 13 chỉ nói vượt mức so với đặt hàng, không nêu mức vượt',
  ),
  excessComparator: reading('>', 'Điểm a khoản 1 Điều 13 chỉ nói vượt mức so với đặt hàng'),
  typeBlocksExcellent: reading(false, readingSource),
  excellentReportLevel: verified('pass', memberRating, circular11),
  lateFail: verified({ count: 6, unit: 'month' }, memberRating, circular11),
  excellentShare: verified(threeQuarters, 'điểm a khoản 2 Điều 13', circular11),
  excellentComparator: verified('>=', 'điểm a khoản 2 Điều 13', circular11),
  excellentAllowsFail: verified(false, 'điểm a khoản 2 Điều 13', circular11),
  failShare: verified({ numerator: 1, denominator: 3 }, 'điểm b khoản 2 Điều 13', circular11),
  failComparator: verified('>', 'điểm b khoản 2 Điều 13', circular11),
  ratingBase: verified('present', 'khoản 2 Điều 13', circular11),
  failJudgedFirst: reading(true, readingSource),
  mending: verified({ count: 30, unit: 'workingDay' }, 'khoản 3 Điều 13', circular11),
  conclusionToHost: verified({ count: 2, unit: 'workingDay' }, 'khoản 6 Điều 10', circular11),
  disputeAdvisers: verified({ experts: 2, organizations: 1 }, 'khoản 2 Điều 14', circular11),
}
