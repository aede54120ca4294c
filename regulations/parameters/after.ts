import { choice, choices, flag, integer, monthDay, term, text } from '../kinds'

const closingSteps = [
  'registration',
  'recognition',
  'finalSettlement',
  'handover',
  'liquidation',
  'finalDossier',
] as const

const waivableSteps = ['handover', 'finalDossier', 'assets'] as const

/** Registration, settlement, recognition and liquidation. */
export const closing = {
  registration: term('Thời hạn đăng ký kết quả sau nghiệm thu chính thức'),
  recognition: term('Thời hạn công nhận kết quả từ khi đủ hồ sơ'),
  publish: term('Thời hạn công bố kết quả được công nhận'),
  keepPublished: term('Thời gian công khai kết quả tối thiểu'),
  finalDossier: term('Thời hạn nộp hồ sơ cuối cùng sau công nhận'),
  hostAdvancesCleared: term('Thời hạn tổ chức chủ trì thanh toán hết tạm ứng'),
  managerAdvancesCleared: term('Thời hạn đơn vị quản lý thanh toán hết tạm ứng với Kho bạc'),
  recognitionNeeds: choices('Việc phải xong trước khi công nhận', closingSteps),
  liquidationNeeds: choices('Việc phải xong trước khi thanh lý', closingSteps),
  waivable: choices('Việc mà người có thẩm quyền được cho miễn, nêu lý do', waivableSteps),
  liquidate: term('Thời hạn thanh lý hợp đồng'),
}

/** Reports on the use of the results, after liquidation. */
export const followUp = {
  reportEvery: term('Kỳ báo cáo ứng dụng kết quả'),
  countedFrom: choice('Kỳ báo cáo tính từ ngày', ['recognition', 'liquidation']),
  yearlyRound: monthDay('Kỳ tổng hợp hằng năm; báo cáo đến hạn trước ngày này thì nộp theo kỳ'),
  years: integer('Số năm theo dõi ứng dụng'),
  missingReportBarsHost: flag('Thiếu báo cáo thì tổ chức không được tham gia tuyển chọn'),
}

/** Letters before and after a deadline. */
export const reminders = {
  before: term('Nhắc trước khi hết hạn'),
  escalation: term('Báo lãnh đạo sau khi quá hạn'),
}

/** How terms are counted. */
export const clock = {
  zone: text('Múi giờ'),
  firstDayCounted: flag('Tính cả ngày đầu tiên vào thời hạn'),
  plainDayIs: choice('"Ngày" không ghi rõ là', ['calendarDay', 'workingDay']),
  lastDayOffMoves: choice('Ngày cuối là ngày nghỉ thì chuyển sang', ['nextWorkingDay', 'stays']),
  backwardEventDayCounted: flag('Tính cả ngày diễn ra sự kiện vào thời hạn đếm ngược'),
  backwardDayOffMoves: choice('Thời hạn đếm ngược rơi vào ngày nghỉ thì chuyển về', [
    'previousWorkingDay',
    'nextWorkingDay',
    'stays',
  ]),
  monthEndClamps: flag('Thời hạn theo tháng lấy ngày cuối tháng khi không có ngày tương ứng'),
  zeroEndsSameDay: flag('Thời hạn 0 kết thúc trong ngày'),
  lastHour: integer('Giờ kết thúc của ngày cuối'),
  namedHourAfterMove: flag('Giờ ghi trong thông báo áp dụng cho ngày cuối sau khi chuyển'),
  workingTermSkipsPausedDays: flag('Thời hạn ngày làm việc không tính ngày tạm dừng'),
  calendarTermMovesByPause: flag('Thời hạn theo ngày, tháng lùi theo số ngày tạm dừng'),
  pausedHasNoEnd: flag('Trong khi tạm dừng thì chưa có ngày hết hạn'),
}
