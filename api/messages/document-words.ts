/** What a file of a task belongs to, in Vietnamese: one line a kind of object. */
export const documentWords: Readonly<Record<string, string>> = {
  application: 'Hồ sơ đăng ký chủ trì',
  tranche: 'Đề nghị cấp tiền',
  settlement: 'Hồ sơ thanh toán',
  report: 'Báo cáo định kỳ',
  inspection: 'Biên bản kiểm tra',
  amendment: 'Đề nghị điều chỉnh',
  termination: 'Hồ sơ chấm dứt hợp đồng',
  acceptanceDossier: 'Hồ sơ nghiệm thu',
  recognition: 'Hồ sơ công nhận kết quả',
  handover: 'Bàn giao',
  followUpReport: 'Báo cáo ứng dụng kết quả',
}
