/** What is due, in Vietnamese, by the act that a deadline waits for: letters name a duty in these words. */
export const duties: Readonly<Record<string, string>> = {
  acceptProposal: 'Kiểm tra tính đầy đủ của phiếu đề xuất',
  supplementProposal: 'Bổ sung phiếu đề xuất',
  postNotice: 'Đăng thông báo tuyển chọn',
  submitApplication: 'Nộp hồ sơ',
  openDossiers: 'Mở hồ sơ',
  tellOpeningResult: 'Báo kết quả mở hồ sơ',
  postNoticeAgain: 'Thông báo lại hoặc hủy',
}
