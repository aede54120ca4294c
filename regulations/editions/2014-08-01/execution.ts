import {
  assumed,
  carried,
  circular04,
  circular09,
  circular27,
  decree95,
  provincial,
  reading,
  verified,
} from '../../cited'
import type { GroupLaw } from '../../schema'
import { money2016 } from '../2016-02-15/money'

const none = { numerator: 0, denominator: 1 } as const
const whole = { numerator: 1, denominator: 1 } as const
const selfDecided = 'khoản 1 Điều 19'
const contractForm = 'Mẫu hợp đồng kèm theo Thông tư 05/2014/TT-BKHCN'
const contractFormSource =
  'Được dẫn chiếu tại Điều 21 Thông tư 04/2015/TT-BKHCN; ' +
  'chưa đọc bản gốc, xếp loại theo cách hiểu của phần mềm'
const moneyReading = 'Văn bản đã đọc không nói; cách hiểu của phần mềm'

/** Reports, inspections, changes and an early end since TT 09/2014 and TT 04/2015. */
const monitoring = {
  reportEvery: verified({ count: 6, unit: 'month' }, 'khoản 1 Điều 26', circular04),
  reportForm: verified('A-1-BCĐK', 'khoản 1 Điều 26', circular04),
  missedReportsStopFunding: verified(2, 'khoản 1 Điều 9', circular09),
  inspectionEvery: verified({ count: 1, unit: 'year' }, 'khoản 1 Điều 6', circular04),
  inspectionNotice: verified(
    { count: 5, unit: 'workingDay', direction: 'before' },
    'điểm b khoản 2 Điều 8',
    circular04,
  ),
  workConfirm: verified({ count: 10, unit: 'workingDay' }, 'khoản 1 Điều 11', circular04),
  moneyConfirm: verified({ count: 20, unit: 'workingDay' }, 'khoản 2 Điều 11', circular04),
  extensionsMax: verified(1, 'khoản 1 Điều 12', circular04),
  longTaskOver: verified({ count: 24, unit: 'month' }, 'khoản 1 Điều 12', circular04),
  longTaskComparator: verified('>', 'khoản 1 Điều 12', circular04),
  longTaskExtensionMax: verified({ count: 12, unit: 'month' }, 'khoản 1 Điều 12', circular04),
  shortTaskExtensionMax: verified({ count: 6, unit: 'month' }, 'khoản 1 Điều 12', circular04),
  extensionConsidered: verified(
    { count: 1, unit: 'month', direction: 'before' },
    'khoản 2 Điều 12',
    circular04,
  ),
  shorteningDoneShare: verified({ numerator: 2, denominator: 3 }, 'khoản 3 Điều 12', circular04),
  shorteningComparator: verified('>=', 'khoản 3 Điều 12', circular04),
  hostDecides: verified(
    {
      final: ['contents', 'principalInvestigator', 'member', 'materials', 'counterpartBudget'],
      partial: ['principalInvestigator', 'member', 'materials', 'counterpartBudget'],
    },
    selfDecided,
    circular04,
  ),
  neverChanged: verified(
    { final: ['name', 'objectives', 'products'], partial: [] },
    'khoản 1 Điều 13',
    circular04,
  ),
  amendmentDecision: verified({ count: 30, unit: 'calendarDay' }, 'điểm c khoản 1 Điều 20', circular04),
  changeReport: verified({ count: 5, unit: 'workingDay' }, 'khoản 5 Điều 26', circular04),
  changeObjection: verified({ count: 5, unit: 'workingDay' }, 'điểm b khoản 2 Điều 20', circular04),
  terminationGrounds: assumed(
    ['unnecessary', 'noCapacity', 'offTarget', 'forceMajeure', 'misuse', 'noAcceptanceDossier'],
    contractForm,
    contractFormSource,
  ),
  pauseNotice: verified({ count: 7, unit: 'workingDay' }, 'điểm a khoản 3 Điều 22', circular04),
  terminationDecision: provincial(
    { count: 15, unit: 'workingDay' },
    'Thông tư 04/2015/TT-BKHCN không nêu thời hạn ra quyết định chấm dứt',
  ),
} satisfies Partial<GroupLaw<'execution'>>

const readings = {
  trancheAdvice: provincial(
    [
      { numerator: 50, denominator: 100 },
      { numerator: 30, denominator: 100 },
      { numerator: 20, denominator: 100 },
    ],
    'Số lần và mức cấp do hợp đồng quy định; đây chỉ là gợi ý',
  ),
  appropriationYear: reading('yearPaid', moneyReading),
  percentRounding: reading('halfUp', moneyReading),
  splitRule: reading('largestRemainderEarlierFirst', moneyReading),
  approverIsNotMaker: reading(true, moneyReading),
} satisfies Partial<GroupLaw<'execution'>>

const unreadMoney = `Trước ngày 15/02/2016 chưa có ${circular27.name}; dùng tạm giá trị của văn bản này`

/** Running a task before TTLT 27/2015; refunds by NĐ 95/2014. */
export const execution2014: GroupLaw<'execution'> = {
  ...monitoring,
  ...readings,
  ...carried(money2016, unreadMoney),
  refundFloor: verified(
    { final: { numerator: 40, denominator: 100 }, partial: { numerator: 30, denominator: 100 } },
    'điểm b khoản 3 Điều 15, điểm b khoản 3 Điều 16',
    decree95,
  ),
  refundComparator: verified('>=', 'điểm b khoản 3 Điều 15, điểm b khoản 3 Điều 16', decree95),
  refundRule: verified('floorOfProperlySpent', 'điểm b khoản 3 Điều 15, điểm b khoản 3 Điều 16', decree95),
  objectiveRefundShare: verified(none, 'điểm b khoản 3 Điều 15, điểm b khoản 3 Điều 16', decree95),
  unspentRefundShare: verified(whole, 'điểm b khoản 3 Điều 15, điểm b khoản 3 Điều 16', decree95),
  lumpSavingsHostShare: verified(whole, 'điểm b khoản 1 Điều 17', decree95),
}
