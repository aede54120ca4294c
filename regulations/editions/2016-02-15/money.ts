import { circular27, reading, verified } from '../../cited'
import type { GroupLaw } from '../../schema'

const none = { numerator: 0, denominator: 1 } as const
const half = { numerator: 50, denominator: 100 } as const
const whole = { numerator: 1, denominator: 1 } as const
const used = 'điểm b khoản 2 Điều 16'

/** Advances, settlements, refunds and savings since TTLT 27/2015, which binds provinces directly. */
export const money2016 = {
  firstAdvanceShare: verified(half, 'điểm b khoản 1 Điều 13', circular27),
  advanceBase: reading(
    'contractStateBudget',
    'Điểm b khoản 1 Điều 13 lấy tổng dự toán được duyệt từ ngân sách; phần mềm lấy theo hợp đồng',
  ),
  advanceWithinYearAllocation: verified(true, 'điểm b khoản 1 Điều 13', circular27),
  nextAdvanceSettledShare: verified(half, 'điểm a khoản 2 Điều 13', circular27),
  nextAdvanceComparator: verified('>=', 'điểm a khoản 2 Điều 13', circular27),
  nextAdvanceEquipmentExcepted: verified(true, 'điểm a khoản 2 Điều 13', circular27),
  settlementConfirm: verified({ count: 20, unit: 'workingDay' }, 'điểm b khoản 2 Điều 13', circular27),
  lastPaymentNeedsPass: verified(true, 'điểm d khoản 2 Điều 13', circular27),
  hostReport: verified({ count: 15, unit: 'workingDay' }, 'khoản 1 Điều 16', circular27),
  causeFixed: verified({ count: 30, unit: 'workingDay' }, 'khoản 1 Điều 16', circular27),
  refundRule: verified('floorOfProperlySpent', used, circular27),
  refundFloor: verified(
    { final: { numerator: 40, denominator: 100 }, partial: { numerator: 30, denominator: 100 } },
    used,
    circular27,
  ),
  refundComparator: verified('>=', used, circular27),
  objectiveRefundShare: verified(none, used, circular27),
  unspentRefundShare: verified(whole, 'điểm a khoản 2 Điều 16', circular27),
  unprovenRefundShare: verified(whole, used, circular27),
  refundPaid: verified({ count: 60, unit: 'calendarDay' }, 'khoản 1 Điều 17', circular27),
  lumpSavingsHostShare: verified(whole, 'điểm a khoản 1 Điều 11', circular27),
  otherSavingsHostShare: verified(half, 'điểm b khoản 1 Điều 11', circular27),
  otherSavingsWithoutHostFundShare: verified(none, 'điểm b khoản 1 Điều 11', circular27),
} satisfies Partial<GroupLaw<'execution'>>

/** The limits of a lump sum since TTLT 27/2015. */
export const lumpSum2016 = {
  finalLumpAssetsShare: verified({ numerator: 15, denominator: 100 }, 'điểm c khoản 1 Điều 6', circular27),
  finalLumpAssetsCeilingDong: verified(1_000_000_000, 'điểm c khoản 1 Điều 6', circular27),
  finalLumpAssetLines: reading(
    ['equipment'],
    'Điểm c khoản 1 Điều 6 tính tài sản cố định và đoàn ra; dự toán của phần mềm gộp ở khoản mục thiết bị',
  ),
  finalLumpNeedsProducts: verified(true, 'điểm b khoản 1 Điều 6', circular27),
  finalLumpTasksLed: verified(0, 'khoản 1 Điều 6', circular27),
  finalLumpTasksLedWithin: reading({ count: 5, unit: 'year' }, 'Chưa có điều kiện này trước tháng 10/2025'),
  outsideLumpLines: reading(
    ['equipment'],
    'Khoản 3 Điều 7 còn có nguyên vật liệu chưa có định mức và đoàn ra; ' +
      'dự toán của phần mềm không tách riêng',
  ),
} satisfies Partial<GroupLaw<'appraisal'>>

/** When advances must be cleared since TTLT 27/2015. */
export const advancesCleared2016 = {
  hostAdvancesCleared: verified({ count: 4, unit: 'month' }, 'điểm đ khoản 2 Điều 13', circular27),
  managerAdvancesCleared: verified({ count: 6, unit: 'month' }, 'điểm đ khoản 2 Điều 13', circular27),
} satisfies Partial<GroupLaw<'closing'>>

/** What a running task may never change since TTLT 27/2015. */
export const changes2016 = {
  neverChanged: verified(
    {
      final: ['lumpSumKind', 'lumpSumTotal', 'name', 'objectives', 'products'],
      partial: ['lumpSumKind', 'lumpSumTotal'],
    },
    'khoản 2 Điều 6, khoản 4 Điều 7',
    circular27,
  ),
} satisfies Partial<GroupLaw<'execution'>>
