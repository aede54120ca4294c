import { formatDate, formatNumber } from './format'

/** What a fact has changed, as it is compared by whoever decides: before and after, where it says so. */
export interface ChangeWords {
  readonly what: string
  readonly before: string | null
  readonly after: string | null
}

type Data = Readonly<Record<string, unknown>>

const amount = (value: unknown) => `${formatNumber(Number(value))} đồng`
const number = (value: unknown) => formatNumber(Number(value))

const subjects: Readonly<Record<string, string>> = {
  extension: 'Thời gian thực hiện',
  shortening: 'Thời gian thực hiện',
  name: 'Tên nhiệm vụ',
  objectives: 'Mục tiêu',
  products: 'Sản phẩm',
  contents: 'Nội dung',
  principalInvestigator: 'Chủ nhiệm',
  hostOrganization: 'Tổ chức chủ trì',
  scientificSecretary: 'Thư ký khoa học',
  member: 'Thành viên',
  counterpartBudget: 'Vốn đối ứng',
  nonLumpBudget: 'Kinh phí không khoán',
  lumpSumKind: 'Phương thức khoán',
  lumpSumTotal: 'Tổng mức khoán',
  equipment: 'Thiết bị',
  overseasTrips: 'Đoàn ra nước ngoài',
}

const subject = (code: unknown) => subjects[String(code)] ?? String(code)
const plain = (what: string, after: string | null = null, before: string | null = null): ChangeWords => ({
  what,
  before,
  after,
})

function amendment({ kind, granted, before, endsOn }: Data): ChangeWords {
  const what = subject(kind)
  if (granted !== true) return plain(what, 'Không chấp thuận')
  if (typeof before !== 'string' || typeof endsOn !== 'string') return plain(what, 'Chấp thuận thay đổi')
  return plain(what, `đến ${formatDate(endsOn)}`, `đến ${formatDate(before)}`)
}

const describers: Readonly<Record<string, (data: Data) => ChangeWords>> = {
  contractSignedByAgency: () => plain('Hợp đồng', 'Đã ký'),
  contractSignedByHost: () => plain('Hợp đồng', 'Đã ký'),
  amendmentRequested: ({ kind }) => plain(subject(kind), 'Đang đề nghị thay đổi'),
  amendmentDecided: amendment,
  memberChanged: ({ subject: of }) => plain(subject(of), 'Đã thay người'),
  changeObjectedTo: () => plain('Thay đổi nhân sự', 'Cơ quan quản lý không đồng ý'),
  reportSubmitted: ({ number: of, workDonePercent, stateSpentDong }) =>
    plain(
      `Báo cáo kỳ ${number(of)}`,
      `Khối lượng ${number(workDonePercent)}%, đã dùng ${amount(stateSpentDong)}`,
    ),
  reportReviewed: ({ number: of, satisfactory }) =>
    plain(`Báo cáo kỳ ${number(of)}`, satisfactory === true ? 'Đạt yêu cầu' : 'Chưa đạt yêu cầu'),
  inspected: ({ number: of }) => plain(`Kiểm tra lần ${number(of)}`, 'Đã kiểm tra'),
  workConfirmed: ({ number: of }) => plain(`Kiểm tra lần ${number(of)}`, 'Đã xác nhận khối lượng'),
  moneyConfirmed: ({ number: of }) => plain(`Kiểm tra lần ${number(of)}`, 'Đã xác nhận kinh phí'),
  settlementSubmitted: ({ number: of, amountDong }) =>
    plain(`Thanh toán lần ${number(of)}`, `Kê khai ${amount(amountDong)}`),
  settlementConfirmed: ({ number: of, declaredDong, confirmedDong }) =>
    plain(
      `Thanh toán lần ${number(of)}`,
      `Xác nhận ${amount(confirmedDong)}`,
      `Kê khai ${amount(declaredDong)}`,
    ),
  settlementReturned: () => plain('Hồ sơ thanh toán', 'Trả lại để sửa'),
  unspentReturned: ({ amountDong }) => plain('Tiền chưa dùng', `Nộp lại ${amount(amountDong)}`),
  tranchePaid: ({ number: of, amountDong }) => plain(`Đợt ${number(of)}`, `Đã chi ${amount(amountDong)}`),
  trancheRequested: ({ number: of, amountDong }) =>
    plain(`Đợt ${number(of)}`, `Đề nghị ${amount(amountDong)}`),
  trancheRefused: ({ number: of }) => plain(`Đợt ${number(of)}`, 'Bị từ chối'),
  trancheReturned: ({ number: of }) => plain(`Đợt ${number(of)}`, 'Kho bạc trả lại'),
  trancheRecalled: () => plain('Lệnh chi', 'Thu hồi để duyệt lại'),
  taskPaused: () => plain('Nhiệm vụ', 'Tạm dừng'),
  taskResumed: ({ endsOn }) =>
    plain('Nhiệm vụ', typeof endsOn === 'string' ? `Tiếp tục, đến ${formatDate(endsOn)}` : 'Tiếp tục'),
  terminationProposed: () => plain('Nhiệm vụ', 'Có đề nghị chấm dứt'),
  terminationDismissed: () => plain('Nhiệm vụ', 'Không chấm dứt'),
  acceptanceConcluded: ({ rating }) =>
    plain('Nghiệm thu', rating === 'fail' ? 'Không đạt' : rating === 'excellent' ? 'Xuất sắc' : 'Đạt'),
}

/** The facts that matter to whoever decides on the next tranche. */
export const tellingFacts: readonly string[] = Object.keys(describers)

/** What a fact has changed; its title where nothing more is known of it. */
export function changeWords(type: string, data: Data, title: string): ChangeWords {
  return describers[type]?.(data) ?? plain(title)
}
