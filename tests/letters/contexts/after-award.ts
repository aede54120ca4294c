import { instant, localDate } from '../../../domain/instant'
import { dong } from '../../../domain/money'
import type { LetterContexts } from '../../../templates/letters'
import { basics, due, files, sitting } from './basics'

const monitoring = 'Điều 6 Thông tư 04/2015/TT-BKHCN'
const acceptance = 'Điều 7 Thông tư 11/2014/TT-BKHCN'

/** Realistic contexts of the letters from the work to the follow-up, and of the general ones, one each. */
export const afterAward = {
  reportDue: {
    ...basics({ clause: monitoring, due: due('2025-03-06', 'Nộp báo cáo định kỳ', 10) }),
    reportNumber: 1,
    forms: ['PL5-BCĐK', 'A-3-BCSDKP'],
  },
  reportOverdue: {
    ...basics({ clause: monitoring, due: due('2025-03-06', 'Nộp báo cáo định kỳ', -3) }),
    reportNumber: 1,
    missedCount: 1,
    effect: 'Thiếu hai báo cáo, việc cấp tiền dừng lại.',
  },
  reportReviewed: {
    ...basics({ clause: monitoring }),
    reportNumber: 1,
    reviewedByName: 'Trần Quốc Bảo',
    satisfactory: true,
    comments: ['Bổ sung ảnh thử nghiệm ở kỳ sau.'],
  },
  inspectionAnnounced: {
    ...basics({ clause: 'Điều 8 Thông tư 04/2015/TT-BKHCN' }),
    visit: { ...sitting, id: 'inspection-2024-08', mode: 'inPerson', onlineLink: null, endsAt: null },
    teamNames: ['Trần Quốc Bảo', 'Phạm Thị Lan'],
    topics: ['Tiến độ và sản phẩm', 'Sử dụng kinh phí'],
  },
  inspectionConcluded: {
    ...basics({ clause: 'Điều 8 Thông tư 04/2015/TT-BKHCN' }),
    inspectedOn: localDate('2025-08-06'),
    conclusion: 'Nhiệm vụ đúng tiến độ.\nSản phẩm thử nghiệm đạt yêu cầu.',
    requests: ['Hoàn thiện sổ nhật ký thử nghiệm.'],
  },
  amendmentDecided: {
    ...basics({ clause: 'Điều 12 Thông tư 04/2015/TT-BKHCN' }),
    granted: true,
    decisionNumber: '88/QĐ-SKHCN',
    decidedOn: localDate('2026-01-20'),
    changes: [{ what: 'Ngày kết thúc', before: '06/03/2026', after: '06/09/2026' }],
    reasons: [],
  },
  taskPaused: {
    ...basics({
      clause: 'Điều 22 Thông tư 04/2015/TT-BKHCN',
      due: due('2025-10-07', 'Báo cáo khối lượng và kinh phí đã sử dụng', 15),
    }),
    pausedFrom: localDate('2025-09-16'),
    reasons: ['Tổ chức chủ trì không đủ năng lực thực hiện tiếp.'],
  },
  taskResumed: {
    ...basics(),
    resumedFrom: localDate('2025-10-13'),
    endsOn: localDate('2026-04-06'),
  },
  terminationDecided: {
    ...basics({
      clause: 'Điều 16 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC',
      due: due('2026-01-05', 'Hoàn trả kinh phí', 42),
    }),
    decisionNumber: '2011/QĐ-UBND',
    decidedOn: localDate('2025-11-04'),
    grounds: ['Không đủ năng lực thực hiện tiếp.'],
    cause: 'subjective',
    refundDong: dong(716_400_000),
    assets: 'Kiểm kê, bàn giao máy bơm và thiết bị đo cho đơn vị quản lý.',
    hostBarredUntil: localDate('2026-11-04'),
    investigatorBarredUntil: localDate('2028-11-04'),
  },
  refundPaid: {
    ...basics(),
    amountDong: dong(700_000_000),
    paidOn: localDate('2025-12-24'),
    remainingDong: dong(16_400_000),
  },
  acceptanceDue: {
    ...basics({ clause: acceptance, due: due('2026-04-06', 'Nộp hồ sơ nghiệm thu', 20) }),
    endsOn: localDate('2026-03-06'),
    forms: [
      { code: 'PL5-CVĐNNT', name: 'Công văn đề nghị nghiệm thu' },
      { code: 'PL5-BCTH', name: 'Báo cáo tổng hợp kết quả' },
      { code: 'PL5-TĐG', name: 'Báo cáo tự đánh giá' },
    ],
  },
  acceptanceDossierReceived: {
    ...basics({ clause: acceptance, due: due('2026-03-30', 'Kiểm tra hồ sơ nghiệm thu', 3) }),
    receiptNumber: 'NT-2026-0031',
    receivedAt: instant('2026-03-25T04:00:00.000Z'),
    files,
  },
  acceptanceDossierReturned: {
    ...basics({ clause: acceptance, due: due('2026-04-06', 'Bổ sung hồ sơ nghiệm thu', 5) }),
    defects: [{ item: 'Báo cáo tự đánh giá', problem: 'thiếu chữ ký', remedy: 'ký và đóng dấu' }],
  },
  acceptanceResult: {
    ...basics({ clause: 'Điều 13 Thông tư 11/2014/TT-BKHCN' }),
    rating: 'pass',
    ratedOn: localDate('2026-05-12'),
    excellentBallots: 2,
    passBallots: 6,
    failBallots: 1,
    comments: ['Bổ sung phần thảo luận trong báo cáo.'],
    mendingRequired: true,
  },
  mendingRequired: {
    ...basics({
      clause: 'Điều 13 Thông tư 11/2014/TT-BKHCN',
      due: due('2026-06-23', 'Nộp hồ sơ đã hoàn thiện', 30),
    }),
    requests: ['Bổ sung phần thảo luận trong báo cáo tổng hợp.'],
  },
  mendingConfirmed: {
    ...basics({ clause: 'Điều 13 Thông tư 11/2014/TT-BKHCN' }),
    confirmedOn: localDate('2026-06-10'),
    confirmedByName: 'GS.TS. Đặng Thị Mai',
  },
  registrationDue: basics({
    clause: 'Điều 10 Thông tư 14/2014/TT-BKHCN',
    due: due('2026-06-23', 'Đăng ký kết quả', 30),
  }),
  resultRegistered: {
    ...basics({ clause: 'Điều 10 Thông tư 14/2014/TT-BKHCN' }),
    certificateNumber: 'GCN-NV-2024-08',
    registeredOn: localDate('2026-06-18'),
  },
  recognised: {
    ...basics({ clause: 'Điều 17 Thông tư 11/2014/TT-BKHCN' }),
    decisionNumber: '1204/QĐ-UBND',
    decidedOn: localDate('2026-07-01'),
    rating: 'pass',
  },
  settlementDue: {
    ...basics({
      clause: 'Điều 14 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC',
      due: due('2026-07-31', 'Nộp quyết toán', 22),
    }),
    advancedTotalDong: dong(1_500_000_000),
    confirmedTotalDong: dong(1_450_000_000),
  },
  recoveryDecided: {
    ...basics({
      clause: 'Điều 16 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC',
      due: due('2026-09-30', 'Hoàn trả kinh phí', 42),
    }),
    decisionNumber: '1377/QĐ-UBND',
    decidedOn: localDate('2026-08-03'),
    cause: 'subjective',
    refundDong: dong(520_000_021),
    computation: [
      'Kinh phí chưa sử dụng: 120.000.021 đồng.',
      '40% kinh phí đã sử dụng đúng: 400.000.000 đồng.',
    ],
  },
  liquidated: {
    ...basics({
      clause: 'Quy trình của tỉnh, bước 12',
      clauseAssumed: true,
      due: due('2027-11-15', 'Báo cáo ứng dụng kết quả', 250),
    }),
    contractNumber: '08/HĐ-KHCN',
    liquidatedOn: localDate('2026-08-20'),
    settledDong: dong(1_450_000_000),
  },
  followUpDue: {
    ...basics({
      clause: 'Quy trình của tỉnh, bước 13',
      due: due('2027-11-15', 'Báo cáo ứng dụng kết quả', 20),
    }),
    year: 2027,
  },
  followUpReceived: {
    ...basics({
      clause: 'Quy trình của tỉnh, bước 13',
      due: due('2028-11-15', 'Báo cáo ứng dụng kết quả', 255),
    }),
    year: 2027,
    receivedOn: localDate('2027-11-02'),
  },
  deadlineReminder: {
    ...basics({ due: due('2024-05-09', 'Kiểm tra tính đầy đủ của phiếu đề xuất', 3) }),
    duty: 'Kiểm tra tính đầy đủ của phiếu đề xuất',
  },
  deadlineEscalation: {
    ...basics({ due: due('2024-05-02', 'Kiểm tra tính đầy đủ của phiếu đề xuất', -2) }),
    duty: 'Kiểm tra tính đầy đủ của phiếu đề xuất',
    lateParty: 'Trần Quốc Bảo, phòng Quản lý khoa học',
    lateSince: instant('2024-05-02T17:00:00.000Z'),
  },
  workWaiting: {
    ...basics({ due: due('2024-05-31', 'Xem xét yêu cầu gia hạn', 18) }),
    duty: 'Xem xét yêu cầu gia hạn',
    waitingSince: instant('2024-05-06T02:30:00.000Z'),
    from: 'Trung tâm Ứng dụng công nghệ (minh họa)',
  },
} satisfies Partial<LetterContexts>
