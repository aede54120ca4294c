import { assumed, carried, circular11, circular14, provincial, reading, verified } from '../../cited'
import type { GroupLaw } from '../../schema'
import { advancesCleared2016 } from '../2016-02-15/money'

const clockSource = 'Văn bản đã đọc không nói; cách hiểu của phần mềm'
const ministrySource = 'Quy định của bộ; chưa có số điều khoản để đối chiếu'

/** Closing since TT 11/2014 and TT 14/2014. */
export const closing2014: GroupLaw<'closing'> = {
  registration: verified({ count: 30, unit: 'workingDay' }, 'khoản 2 Điều 10', circular14),
  recognition: verified({ count: 10, unit: 'workingDay' }, 'khoản 2 Điều 17', circular11),
  publish: provincial(
    { count: 15, unit: 'calendarDay' },
    'Thông tư 11/2014/TT-BKHCN không nêu thời hạn công bố kết quả đã công nhận',
  ),
  keepPublished: assumed(
    { count: 60, unit: 'calendarDay' },
    `khoản 1 Điều 8 ${circular11.name}`,
    'Thời gian 60 ngày quy định cho thông tin trước nghiệm thu; dùng tạm cho kết quả được công nhận',
  ),
  finalDossier: assumed(
    { count: 15, unit: 'workingDay' },
    'Quy định của bộ, áp dụng tương tự',
    ministrySource,
  ),
  ...carried(
    advancesCleared2016,
    'Trước ngày 15/02/2016 chưa có Thông tư liên tịch 27/2015; dùng tạm giá trị này',
  ),
  recognitionNeeds: verified(['registration'], 'điểm b khoản 1 Điều 17', circular11),
  liquidationNeeds: assumed(
    ['registration', 'recognition', 'handover'],
    `khoản 1 Điều 15 ${circular11.name}`,
    'Bàn giao theo khoản 1 Điều 15; đăng ký và công nhận theo điểm e khoản 2 Điều 15 Nghị định 95/2014/NĐ-CP',
  ),
  waivable: provincial(
    ['handover', 'finalDossier', 'assets'],
    'Văn bản đã đọc không nêu việc nào được miễn; đăng ký, công nhận, quyết toán và hoàn trả không miễn được',
  ),
  liquidate: provincial(
    { count: 30, unit: 'workingDay' },
    'Văn bản đã đọc không nêu thời hạn thanh lý sau khi công nhận kết quả',
  ),
}

/** Follow-up: yearly reports; how many years is not law. */
export const followUp2014: GroupLaw<'followUp'> = {
  reportEvery: verified({ count: 1, unit: 'year' }, 'khoản 2 Điều 19', circular11),
  countedFrom: reading('recognition', clockSource),
  yearlyRound: provincial(
    '11-15',
    'Các kế hoạch của tỉnh đã đọc yêu cầu sở, ngành báo cáo trước 15/11 hằng năm; ' +
      'phần mềm dùng chung mốc này',
  ),
  years: provincial(5, 'Không văn bản nào đã đọc nêu số năm theo dõi'),
  missingReportBarsHost: assumed(
    true,
    'điểm b khoản 2 Điều 4 Thông tư 20/2023/TT-BKHCN',
    'Quy định cho cấp quốc gia từ năm 2023; dùng tạm cho giai đoạn trước',
  ),
}

/** When people are reminded; the province's choice. */
export const reminders2014: GroupLaw<'reminders'> = {
  before: provincial(
    { count: 3, unit: 'workingDay', direction: 'before' },
    'Lựa chọn của phần mềm, tỉnh sửa được',
  ),
  escalation: provincial({ count: 1, unit: 'workingDay' }, 'Lựa chọn của phần mềm, tỉnh sửa được'),
}

/** The readings of how terms run. */
export const clock2014: GroupLaw<'clock'> = {
  zone: reading('Asia/Ho_Chi_Minh', 'Giờ Việt Nam, +07:00, không đổi giờ mùa hè'),
  firstDayCounted: reading(false, clockSource),
  plainDayIs: reading('calendarDay', clockSource),
  lastDayOffMoves: reading('nextWorkingDay', clockSource),
  backwardEventDayCounted: reading(false, clockSource),
  backwardDayOffMoves: reading('previousWorkingDay', clockSource),
  monthEndClamps: reading(true, clockSource),
  zeroEndsSameDay: reading(true, clockSource),
  lastHour: reading(24, clockSource),
  namedHourAfterMove: reading(true, clockSource),
  workingTermSkipsPausedDays: reading(true, clockSource),
  calendarTermMovesByPause: reading(true, clockSource),
  pausedHasNoEnd: reading(true, clockSource),
}
