import { circular02, circular03, circular20, decision4001, provincial, reading, verified } from '../../cited'
import type { GroupLaw } from '../../schema'
import { lumpSum2016 } from '../2016-02-15/money'

/**
 * The team and its sitting since TT 20/2023, the norms since TT 03/2023/TT-BTC, lump sums by TTLT 27/2015.
 */
export const appraisal2023: GroupLaw<'appraisal'> = {
  teamSeats: verified(
    ['head', 'deputy', 'fundManager', 'councilMember', 'secretary'],
    'khoản 4 Điều 8',
    circular20,
  ),
  quorumShare: verified({ numerator: 4, denominator: 5 }, 'điểm b khoản 1 Điều 13', circular20),
  quorumComparator: verified('>=', 'điểm b khoản 1 Điều 13', circular20),
  mustAttend: verified(['councilMember'], 'điểm b khoản 1 Điều 13', circular20),
  presidedBy: verified(['head', 'deputy'], 'điểm c khoản 1 Điều 13', circular20),
  councilMemberFrom: verified(['chair', 'viceChair', 'reviewer'], 'khoản 4 Điều 8', circular20),
  papers: verified({ count: 3, unit: 'workingDay', direction: 'before' }, 'khoản 1 Điều 9', circular20),
  convene: verified({ count: 10, unit: 'calendarDay' }, 'điểm a khoản 1 Điều 13', circular20),
  resultNotice: provincial(
    { count: 3, unit: 'workingDay' },
    `Thông tư 20/2023/TT-BKHCN không nêu; dùng mức của ${decision4001.name}`,
  ),
  investigatorRateCeilingDong: verified(40_000_000, 'điểm a khoản 1 Điều 4', circular03),
  othersRateShare: verified({ numerator: 8, denominator: 10 }, 'điểm a khoản 1 Điều 4', circular03),
  othersRateBase: reading(
    'investigatorRate',
    'Điểm a khoản 1 Điều 4 nói mức chi của chủ nhiệm; phần mềm lấy mức thực tế trong dự toán',
  ),
  weights: verified(
    {
      principalInvestigator: { numerator: 10, denominator: 10 },
      scientificSecretary: { numerator: 3, denominator: 10 },
      mainMember: { numerator: 8, denominator: 10 },
      member: { numerator: 4, denominator: 10 },
      technician: { numerator: 2, denominator: 10 },
    },
    'khoản 1 Điều 4',
    circular02,
  ),
  investigators: verified(1, 'điểm c khoản 1 Điều 3', circular02),
  secretariesMax: verified(1, 'điểm b khoản 2 Điều 3', circular02),
  mainMembersPerContentMax: verified(1, 'điểm b khoản 3 Điều 3', circular02),
  workingDaysPerMonth: verified(22, 'điểm a khoản 1 Điều 4', circular03),
  domesticExpertsShare: verified({ numerator: 30, denominator: 100 }, 'điểm a khoản 2 Điều 4', circular03),
  foreignExpertsShare: verified({ numerator: 50, denominator: 100 }, 'điểm b khoản 2 Điều 4', circular03),
  overheadShare: verified({ numerator: 5, denominator: 100 }, 'khoản 7 Điều 4', circular03),
  overheadCeilingDong: verified(300_000_000, 'khoản 7 Điều 4', circular03),
  lines: reading(
    [
      'remuneration',
      'materials',
      'equipment',
      'seminarsTravel',
      'hiredServices',
      'survey',
      'other',
      'overhead',
    ],
    'Mười yếu tố đầu vào của Điều 3 Thông tư 03/2023/TT-BTC, gộp còn tám khoản mục',
  ),
  ...lumpSum2016,
}
