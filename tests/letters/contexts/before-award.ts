import { instant, localDate } from '../../../domain/instant'
import type { LetterContexts } from '../../../templates/letters'
import { basics, due, files, forms, sitting } from './basics'

const receipt = {
  receiptNumber: 'BN-2024-0117',
  receivedAt: instant('2024-04-01T03:15:00.000Z'),
  hostName: 'Trung tâm Ứng dụng công nghệ (minh họa)',
  files,
}

/** Realistic contexts of the letters up to the selection, one each. */
export const beforeAward = {
  orderReceived: basics({
    clause: 'Quy trình của tỉnh, bước 1',
    clauseAssumed: true,
    due: due('2024-05-13', 'Kiểm tra tính đầy đủ của phiếu đề xuất', 5),
  }),
  orderReturned: {
    ...basics({
      clause: 'Quy trình của tỉnh, bước 1',
      due: due('2024-05-20', 'Bổ sung phiếu đề xuất', 10),
    }),
    defects: [
      {
        item: 'Sản phẩm dự kiến',
        problem: 'chưa có số lượng',
        remedy: 'ghi số lượng và đơn vị tính của từng sản phẩm',
      },
      { item: 'Đơn vị sử dụng kết quả', problem: 'bỏ trống', remedy: null },
    ],
  },
  orderRefused: {
    ...basics({ clause: 'Quy trình của tỉnh, bước 1' }),
    reasons: ['Nội dung trùng với nhiệm vụ đã nghiệm thu.', 'Không thuộc lĩnh vực ưu tiên của tỉnh.'],
  },
  orderAccepted: basics({ clause: 'Điều 10 Thông tư 06/2023/TT-BKHCN' }),
  councilInvitation: {
    ...basics({
      clause: 'Điều 8 Thông tư 20/2023/TT-BKHCN',
      due: due('2024-05-09', 'Trả lời thư mời', 3),
    }),
    councilKind: 'selection',
    seatRole: 'reviewer',
    sitting,
    otherTasks: [{ taskCode: 'NV-2024-09', taskTitle: 'Xây dựng mô hình nuôi tôm sinh thái' }],
    asSubstitute: true,
  },
  councilInvitationAnswered: {
    ...basics(),
    councilKind: 'selection',
    seatRole: 'member',
    memberName: 'TS. Lê Văn Cường',
    accepted: true,
    reason: null,
    answeredAt: instant('2024-05-07T08:05:00.000Z'),
  },
  councilSeatReplaced: {
    ...basics({ clause: 'Điều 8 Thông tư 20/2023/TT-BKHCN' }),
    councilKind: 'selection',
    seatRole: 'reviewer',
    reason: 'conflictOfInterest',
    sitting: { ...sitting, sequence: 1 },
  },
  councilPapersSent: {
    ...basics({
      clause: 'Điều 9 Thông tư 20/2023/TT-BKHCN',
      due: due('2024-05-14', 'Gửi câu hỏi bằng văn bản', 6),
    }),
    councilKind: 'selection',
    seatRole: 'chair',
    sitting: { ...sitting, sequence: 1 },
    papers: ['Phiếu đặt hàng nhiệm vụ', 'Hồ sơ hợp lệ của các tổ chức đăng ký', 'Phiếu đánh giá hồ sơ'],
  },
  councilSittingMoved: {
    ...basics(),
    councilKind: 'selection',
    sitting: { ...sitting, startsAt: instant('2024-05-23T01:00:00.000Z'), endsAt: null, sequence: 2 },
    formerlyAt: sitting.startsAt,
    reason: 'Chưa đủ ủy viên phản biện.',
  },
  determinationResult: {
    ...basics({ clause: 'Điều 12 Thông tư 06/2023/TT-BKHCN' }),
    outcome: 'recommendedWithChanges',
    ballotsFor: 8,
    ballotsCounted: 9,
    comments: ['Cần nêu rõ địa chỉ ứng dụng.', 'Thu hẹp địa bàn khảo sát.'],
  },
  orderApproved: {
    ...basics({ clause: 'Điều 15 Thông tư 06/2023/TT-BKHCN' }),
    decisionNumber: '412/QĐ-UBND',
    decidedOn: localDate('2024-02-22'),
    method: 'openSelection',
  },
  orderNotApproved: { ...basics(), reasons: ['Chưa cân đối được ngân sách năm 2024.'] },
  callPublished: {
    ...basics({
      clause: 'Điều 4 Thông tư 20/2023/TT-BKHCN',
      due: { ...due('2024-06-05', 'Nộp hồ sơ', 22), at: instant('2024-06-05T10:00:00.000Z') },
    }),
    noticeNumber: '57/TB-SKHCN',
    round: 2,
    objectives: 'Làm chủ thiết kế và chế tạo máy bơm tiết kiệm điện.',
    forms,
  },
  directAssignmentOffered: {
    ...basics({ due: due('2024-05-31', 'Nộp hồ sơ', 18) }),
    hostName: 'Trường Đại học Kỹ thuật (minh họa)',
    forms,
  },
  dossierReceipt: {
    ...basics({
      clause: 'Điều 4 Thông tư 20/2023/TT-BKHCN',
      due: due('2024-06-05', 'Thay hoặc rút hồ sơ', 22),
    }),
    ...receipt,
  },
  dossierReplaced: { ...basics(), ...receipt, formerReceiptNumber: 'BN-2024-0102' },
  dossierWithdrawn: {
    ...basics({
      clause: 'Điều 4 Thông tư 20/2023/TT-BKHCN',
      due: due('2024-06-05', 'Nộp hồ sơ khác', 22),
    }),
    receiptNumber: receipt.receiptNumber,
    withdrawnAt: instant('2024-04-02T01:00:00.000Z'),
    hostName: receipt.hostName,
  },
  openingAnnounced: {
    ...basics(),
    hostName: receipt.hostName,
    opening: { ...sitting, id: 'opening-2024-08' },
  },
  openingResult: {
    ...basics({ clause: 'Điều 6 Thông tư 20/2023/TT-BKHCN' }),
    receiptNumber: receipt.receiptNumber,
    hostName: receipt.hostName,
    openedAt: instant('2024-04-09T02:00:00.000Z'),
    valid: false,
    reasons: ['Thiếu lý lịch khoa học của thư ký.', 'Chủ nhiệm chưa đủ 5 năm kinh nghiệm.'],
  },
  noValidDossier: {
    ...basics({
      clause: 'Điều 3 Thông tư 20/2023/TT-BKHCN',
      due: due('2024-09-02', 'Thông báo lại', 80),
    }),
    round: 1,
    dossiersReceived: 2,
  },
  callCancelled: { ...basics(), reasons: ['Nhiệm vụ được tài trợ từ nguồn khác.'] },
} satisfies Partial<LetterContexts>
