import { circular20, decision4001, provincial, verified } from '../../cited'
import type { GroupLaw } from '../../schema'

/** The award since TT 20/2023 (2023-11-27). */
export const award2023: GroupLaw<'award'> = {
  complete: verified({ count: 15, unit: 'calendarDay' }, 'khoản 1 Điều 15', circular20),
  decisionFile: verified({ count: 15, unit: 'calendarDay' }, 'điểm a khoản 3 Điều 15', circular20),
  decisionFromDeadline: provincial(
    { count: 110, unit: 'calendarDay' },
    `Thông tư 20/2023/TT-BKHCN không nêu thời hạn chung; dùng mức của ${decision4001.name}`,
  ),
  publish: verified({ count: 15, unit: 'calendarDay' }, 'điểm b khoản 2 Điều 16', circular20),
  keepPublished: verified({ count: 60, unit: 'calendarDay' }, 'điểm b khoản 2 Điều 16', circular20),
  independentExpertsMin: verified(3, 'khoản 1 Điều 20', circular20),
  independentExpertReport: verified({ count: 15, unit: 'calendarDay' }, 'khoản 2 Điều 19', circular20),
}
