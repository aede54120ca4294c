/** Vietnamese names of the sources of a year's money. */
export const sourceWords: Readonly<Record<string, string>> = {
  province: 'Sự nghiệp khoa học và công nghệ của tỉnh',
  fund: 'Quỹ phát triển khoa học và công nghệ của tỉnh',
  councilFees: 'Kinh phí hội đồng, thẩm định, kiểm tra',
}

/** Vietnamese names of where a request for money stands. */
export const trancheStateWords: Readonly<Record<string, string>> = {
  requested: 'Chờ kiểm tra',
  checked: 'Chờ duyệt',
  approved: 'Chờ Kho bạc chi',
  paid: 'Đã chi',
  refused: 'Bị từ chối',
  returned: 'Kho bạc trả lại',
  cancelled: 'Đã hủy',
}

/** The same as the host is told: what it waits for, not which desk it lies on. */
export const trancheHostWords: Readonly<Record<string, string>> = {
  requested: 'Sở Tài chính đang kiểm tra',
  checked: 'Sở Tài chính đang xem xét',
  approved: 'Đã được duyệt, Kho bạc đang chuyển tiền',
  paid: 'Kho bạc đã chi',
  refused: 'Không được duyệt',
  returned: 'Kho bạc trả lại, cần đề nghị lại',
  cancelled: 'Đã hủy',
}

/** Vietnamese names of the kinds of tranches. */
export const trancheKindWords: Readonly<Record<string, string>> = {
  advance: 'Tạm ứng',
  finalPayment: 'Thanh toán lần cuối',
}

/** Vietnamese names of where a settlement stands. */
export const settlementStateWords: Readonly<Record<string, string>> = {
  submitted: 'Chờ xác nhận',
  confirmed: 'Đã xác nhận',
  returned: 'Trả lại để sửa',
  cancelled: 'Đã hủy',
}

/** Vietnamese names of the accounts of the ledger. */
export const ledgerWords: Readonly<Record<string, string>> = {
  budget: 'Nguồn ngân sách giao',
  appropriation: 'Dự toán năm',
  commitments: 'Nguồn cam kết',
  committed: 'Đã cam kết theo hợp đồng',
  reserved: 'Đang giữ cho đề nghị cấp',
  advanced: 'Đã cấp, chưa thanh toán',
  settled: 'Đã thanh toán',
  recoverable: 'Phải thu hồi',
  refunded: 'Đã hoàn trả',
  returned: 'Đã nộp lại',
  savings: 'Tiết kiệm để lại đơn vị',
}

/** Vietnamese names of the kinds of entries. */
export const entryWords: Readonly<Record<string, string>> = {
  appropriation: 'Giao dự toán',
  commitment: 'Cam kết hợp đồng',
  commitmentFulfilled: 'Thực hiện cam kết',
  commitmentReleased: 'Giải phóng cam kết',
  reservation: 'Giữ dự toán',
  reservationVoided: 'Hủy giữ dự toán',
  reservationMoved: 'Chuyển năm giữ dự toán',
  payment: 'Chi tiền',
  settlement: 'Thanh toán tạm ứng',
  return: 'Nộp lại tiền chưa dùng',
  savings: 'Phân chia tiết kiệm',
  refundDecided: 'Quyết định thu hồi',
  refund: 'Hoàn trả',
  liquidation: 'Thanh lý hợp đồng',
}

/** Vietnamese names of the lines of an estimate. */
export const lineWords: Readonly<Record<string, string>> = {
  remuneration: 'thù lao',
  materials: 'nguyên vật liệu, năng lượng',
  equipment: 'máy móc, thiết bị',
  seminarsTravel: 'hội thảo, công tác phí',
  hiredServices: 'dịch vụ thuê ngoài',
  survey: 'điều tra, khảo sát',
  other: 'chi khác',
  overhead: 'chi quản lý chung',
}

/** Vietnamese names of the seats of an appraisal team. */
export const teamSeatWords: Readonly<Record<string, string>> = {
  head: 'tổ trưởng',
  deputy: 'tổ phó',
  fundManager: 'đại diện đơn vị quản lý kinh phí',
  councilMember: 'đại diện hội đồng',
  secretary: 'thư ký',
}

/** Where an account for payment is held. */
export const heldAtWords: Readonly<Record<'treasury' | 'bank', string>> = {
  treasury: 'Kho bạc Nhà nước',
  bank: 'Ngân hàng',
}
