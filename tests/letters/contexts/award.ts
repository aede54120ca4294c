import { instant, localDate } from '../../../domain/instant'
import { dong } from '../../../domain/money'
import type { LetterContexts } from '../../../templates/letters'
import { basics, due } from './basics'

const hostName = 'Trung tâm Ứng dụng công nghệ (minh họa)'
const contractNumber = '08/HĐ-KHCN'
const tranche = { trancheNumber: 2, amountDong: dong(600_000_000), hostName, contractNumber }
const ledger = { paidBeforeDong: dong(600_000_000), contractDong: dong(1_500_000_000) }

/** Realistic contexts of the letters from the selection to the payments, one each. */
export const award = {
  selectionResultWinner: {
    ...basics({
      clause: 'Điều 12 Thông tư 20/2023/TT-BKHCN',
      due: due('2024-06-10', 'Nộp thuyết minh đã hoàn thiện', 20),
    }),
    hostName,
    meanPoints: 84.3333333,
    pointsMax: 100,
    tieBrokenBy: 'kinh phí từ ngân sách nhà nước thấp hơn',
    requests: ['Bổ sung phương án thử nghiệm tại hai huyện.', 'Rà soát tiến độ năm thứ hai.'],
  },
  selectionResultLoser: {
    ...basics(),
    hostName: 'Công ty Cơ khí (minh họa)',
    meanPoints: 71.5,
    pointsMax: 100,
    reasons: ['Điểm trung bình thấp hơn hồ sơ được đề nghị.'],
    winnerName: hostName,
  },
  selectionNoneWins: { ...basics(), reasons: ['Không hồ sơ nào đạt 70 điểm trở lên.'] },
  descriptionRevisionDue: {
    ...basics({ due: due('2024-07-05', 'Nộp thuyết minh đã hoàn thiện', 15) }),
    askedBy: 'tổ thẩm định kinh phí',
    requests: ['Tách chi phí khảo sát theo từng đợt.'],
  },
  appraisalQuestion: {
    ...basics({ due: due('2024-07-12', 'Trả lời câu hỏi', 4) }),
    questions: [
      { line: 'materials', question: 'Vì sao khối lượng vật liệu tăng so với định mức?' },
      { line: 'overhead', question: 'Đề nghị giải trình cách tính chi quản lý chung.' },
    ],
  },
  appraisalResult: {
    ...basics({ clause: 'Điều 13 Thông tư 20/2023/TT-BKHCN' }),
    lines: [
      {
        line: 'remuneration',
        proposedDong: dong(456_400_000),
        acceptedDong: dong(456_400_000),
        cutDong: dong(0),
        reason: null,
      },
      {
        line: 'materials',
        proposedDong: dong(1_079_400_000),
        acceptedDong: dong(968_600_000),
        cutDong: dong(110_800_000),
        reason: 'Rà soát theo định mức chi.',
      },
      {
        line: 'overhead',
        proposedDong: dong(80_000_000),
        acceptedDong: dong(75_000_000),
        cutDong: dong(5_000_000),
        reason: 'Tính lại 5% theo tổng dự toán được duyệt.',
      },
    ],
    proposedTotalDong: dong(1_615_800_000),
    acceptedTotalDong: dong(1_500_000_000),
    cutTotalDong: dong(115_800_000),
  },
  awardDecided: {
    ...basics(),
    decisionNumber: '1530/QĐ-UBND',
    decidedOn: localDate('2024-08-19'),
    hostName,
    principalInvestigatorName: 'TS. Nguyễn Văn Hòa',
    stateBudgetDong: dong(1_500_000_000),
    counterpartDong: dong(1_200_000_000),
    durationMonths: 18,
    lumpSum: 'partial',
  },
  awardRefused: { ...basics(), hostName, reasons: ['Kinh phí vượt khả năng cân đối của năm.'] },
  contractToSign: {
    ...basics({
      clause: 'Mẫu hợp đồng theo Thông tư 05/2014/TT-BKHCN',
      due: due('2024-09-06', 'Ký hợp đồng', 9),
    }),
    contractNumber,
    hostName,
    stateBudgetDong: dong(1_500_000_000),
    durationMonths: 18,
  },
  contractSigned: {
    ...basics(),
    contractNumber,
    hostName,
    signedOn: localDate('2024-09-06'),
    endsOn: localDate('2026-03-06'),
    stateBudgetDong: dong(1_500_000_000),
    tranches: [
      { trancheNumber: 1, amountDong: dong(600_000_000), last: false },
      { trancheNumber: 2, amountDong: dong(600_000_000), last: false },
      { trancheNumber: 3, amountDong: dong(300_000_000), last: true },
    ],
  },
  trancheRequested: {
    ...basics({
      clause: 'Điều 13 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC',
      due: due('2025-03-28', 'Kiểm tra đề nghị cấp tiền', 4),
    }),
    ...tranche,
    ...ledger,
    requestedByName: 'TS. Nguyễn Văn Hòa',
  },
  trancheChecked: {
    ...basics({ clause: 'Điều 13 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC' }),
    ...tranche,
    ...ledger,
    checkedByName: 'Phạm Thị Lan',
  },
  trancheApproved: {
    ...basics({ clause: 'Điều 13 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC' }),
    ...tranche,
    approvedByName: 'Võ Minh Đức',
    approvedAt: instant('2025-03-28T02:00:00.000Z'),
  },
  trancheApprovedHost: {
    ...basics({ clause: 'Điều 13 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC' }),
    ...tranche,
    approvedByName: 'Võ Minh Đức',
    approvedAt: instant('2025-03-28T02:00:00.000Z'),
  },
  trancheReturned: {
    ...basics({ clause: 'Điều 13 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC' }),
    ...tranche,
    returnedBy: 'treasury',
    reasons: ['Tài khoản thụ hưởng không khớp hợp đồng.', 'Thiếu bảng kê chứng từ.'],
  },
  trancheRecalled: {
    ...basics({ clause: 'Điều 13 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC' }),
    ...tranche,
    reasons: ['Tổ chức chủ trì báo đổi tài khoản thụ hưởng.'],
  },
  tranchePaid: {
    ...basics(),
    ...tranche,
    paidOn: localDate('2025-04-01'),
    paidTotalDong: dong(1_200_000_000),
    contractDong: dong(1_500_000_000),
    remainingDong: dong(300_000_000),
  },
  settlementConfirmed: {
    ...basics({ clause: 'Điều 13 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC' }),
    confirmedOn: localDate('2025-03-19'),
    declaredDong: dong(432_500_105),
    confirmedDong: dong(420_000_000),
    confirmedTotalDong: dong(420_000_000),
    advancedTotalDong: dong(600_000_000),
    reasons: ['Hóa đơn vật tư 12.500.105 đồng chưa hợp lệ.'],
  },
} satisfies Partial<LetterContexts>
