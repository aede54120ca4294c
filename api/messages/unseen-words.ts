/** What a viewer of a task does not see, and until when, in sentences of at most twenty words. */
export const unseenWords = {
  dossiers: 'Hồ sơ đăng ký chủ trì của người khác, kể cả số hồ sơ.',
  dossiersUntil: 'Niêm phong đến khi mở hồ sơ, sau khi hết hạn nộp.',
  othersDossiers: 'Hồ sơ của các tổ chức đăng ký khác.',
  never: 'Không mở cho bên tham gia nhiệm vụ.',
  judges: 'Ai ngồi trong hội đồng và tổ thẩm định; điểm và phiếu của từng người.',
  running: 'Phiếu và ý kiến của từng thành viên hội đồng đang họp.',
  runningUntil: 'Niêm phong đến khi hội đồng kết luận.',
  secret: 'Ai bỏ phiếu nào trong hội đồng nghiệm thu.',
  secretUntil: 'Bỏ phiếu kín: không bao giờ mở.',
  advisers: 'Chuyên gia, tổ chức tư vấn độc lập của cơ quan quản lý.',
} as const

/** Why a stage of a task was not gone through. */
export const skippedWords = {
  ended: (outcome: string) => `Nhiệm vụ kết thúc trước giai đoạn này: ${outcome.toLowerCase()}.`,
  terminated: 'Hợp đồng chấm dứt trước thời hạn nên không nghiệm thu.',
  failed: 'Nghiệm thu không đạt nên không theo dõi ứng dụng.',
} as const
