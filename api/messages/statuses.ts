import type { ProcessKind } from '../../domain/life'

/** Vietnamese names of the statuses that any process may be in. */
const common: Readonly<Record<string, string>> = {
  new: 'Mới mở',
  running: 'Đang thực hiện',
  ended: 'Đã kết thúc',
}

/** Vietnamese names of the statuses of each process: one line per status of its machine. */
const ofKind: Partial<Record<ProcessKind, Readonly<Record<string, string>>>> = {
  ordering: {
    awaitingCompletenessCheck: 'Chờ kiểm tra tính đầy đủ',
    returnedForSupplement: 'Chờ đơn vị đề xuất bổ sung',
    awaitingOverlapSearch: 'Chờ tra cứu trùng lặp',
    refusalProposed: 'Đã đề nghị từ chối, chờ lãnh đạo quyết định',
    refused: 'Đã từ chối, chờ thông báo cho đơn vị đề xuất',
  },
  determination: {
    awaitingCouncil: 'Chờ thành lập hội đồng',
    councilAppointed: 'Đã thành lập hội đồng',
    papersSent: 'Đã gửi tài liệu phiên họp',
    sittingHeld: 'Hội đồng đang họp',
    recommended: 'Hội đồng đề nghị thực hiện',
    notRecommended: 'Hội đồng đề nghị không thực hiện',
    orderTextAdopted: 'Đã thông qua nội dung đặt hàng',
    listProposed: 'Đã trình danh mục đặt hàng',
    approved: 'Đã phê duyệt đặt hàng',
    published: 'Đã công bố đặt hàng',
    notApproved: 'Không được phê duyệt',
  },
  selection: {
    awaitingCouncil: 'Chờ thành lập hội đồng',
    councilAppointed: 'Đã thành lập hội đồng',
    papersSent: 'Đã gửi tài liệu phiên họp',
    sittingHeld: 'Hội đồng đang họp',
    tied: 'Bằng điểm, chờ quyết định',
    concluded: 'Đã có kiến nghị, chờ báo kết quả',
    noneWins: 'Không có hồ sơ đạt, chờ báo kết quả',
    noneSelected: 'Không có hồ sơ đạt, chờ quyết định',
    selected: 'Đã chọn tổ chức chủ trì',
    cancelled: 'Đã hủy tuyển chọn',
  },
  councilSession: {
    appointed: 'Đã thành lập, chờ gửi tài liệu',
    papersSent: 'Đã gửi tài liệu, chờ họp',
    sitting: 'Đang họp',
    concluded: 'Đã kết luận',
  },
  call: {
    awaitingNotice: 'Chờ đăng thông báo',
    receivingDossiers: 'Đang nhận hồ sơ',
    secondCallOpen: 'Đang nhận hồ sơ theo thông báo lại',
    awaitingOpening: 'Hết hạn nộp, chờ mở hồ sơ',
    awaitingOpeningResult: 'Đã mở hồ sơ, chờ báo kết quả',
    noValidDossier: 'Không có hồ sơ hợp lệ, chờ thông báo lại hoặc hủy',
    opened: 'Đã có hồ sơ hợp lệ',
    cancelled: 'Đã hủy tuyển chọn',
  },
  appraisal: {
    awaitingTeam: 'Chờ lập tổ thẩm định',
    awaitingRevision: 'Chờ hoàn thiện thuyết minh',
    awaitingPapers: 'Chờ gửi tài liệu thẩm định',
    papersSent: 'Đã gửi tài liệu, chờ họp thẩm định',
  },
  award: {
    awaitingCompletion: 'Chờ hoàn thiện hồ sơ sau thẩm định',
    awaitingProposal: 'Chờ trình phê duyệt',
    awaitingAuthority: 'Chờ cấp có thẩm quyền phê duyệt',
    awaitingPublication: 'Đã phê duyệt, chờ công bố',
  },
  contracting: {
    awaitingDraft: 'Chờ soạn hợp đồng',
    awaitingSignature: 'Chờ ký hợp đồng',
  },
  funding: {
    running: 'Đang cấp và thanh toán',
    frozen: 'Tạm dừng cấp tiền',
    stopped: 'Đã dừng cấp tiền',
  },
  disbursement: {
    awaitingCheck: 'Chờ kiểm tra',
    awaitingApproval: 'Chờ duyệt',
    awaitingPayment: 'Chờ Kho bạc chi',
  },
  yearBudget: {
    open: 'Đang mở',
  },
  execution: {
    running: 'Đang thực hiện',
    suspended: 'Tạm dừng',
    awaitingCause: 'Chờ xác định nguyên nhân',
    awaitingTerminationDecision: 'Chờ quyết định chấm dứt',
    completed: 'Đã hết thời gian thực hiện',
    terminated: 'Đã chấm dứt',
    offSystem: 'Theo dõi ngoài hệ thống',
  },
  acceptance: {
    awaitingDossier: 'Chờ hồ sơ nghiệm thu',
    awaitingDossierCheck: 'Chờ kiểm tra hồ sơ',
    awaitingSupplement: 'Chờ bổ sung hồ sơ',
    awaitingCouncil: 'Chờ thành lập hội đồng',
    councilAppointed: 'Đã thành lập hội đồng',
    papersSent: 'Đã gửi tài liệu phiên họp',
    sitting: 'Hội đồng đang họp',
    concluded: 'Đã có kết luận, chờ gửi tổ chức chủ trì',
    awaitingAdvice: 'Chờ ý kiến tư vấn độc lập',
    mending: 'Đang hoàn thiện hồ sơ',
    awaitingFailureReport: 'Không đạt, chờ báo cáo',
    awaitingFailureCause: 'Không đạt, chờ xác định nguyên nhân',
    awaitingRefundDecision: 'Không đạt, chờ quyết định hoàn trả',
    awaitingRefund: 'Không đạt, chờ hoàn trả kinh phí',
    accepted: 'Đã nghiệm thu',
    failed: 'Nghiệm thu không đạt',
  },
  closing: {
    awaitingRegistration: 'Chờ đăng ký kết quả',
    awaitingRecognitionFile: 'Chờ hồ sơ công nhận',
    awaitingRecognition: 'Chờ công nhận kết quả',
    awaitingPublication: 'Đã công nhận, chờ công bố',
    awaitingLiquidation: 'Chờ thanh lý hợp đồng',
    recovering: 'Đang thu hồi kinh phí và tài sản',
    liquidated: 'Đã thanh lý',
    terminated: 'Đã thanh lý sau chấm dứt',
    recovered: 'Đã thu hồi và thanh lý',
  },
  followUp: {
    awaitingFirstReport: 'Chờ báo cáo ứng dụng đầu tiên',
  },
}

/** The Vietnamese name of a status; undefined when nobody has given it one. */
export function statusWords(kind: ProcessKind, status: string): string | undefined {
  const [, year] = kind === 'followUp' ? (/^reported(\d+)$/.exec(status) ?? []) : []
  if (year) return `Đã báo cáo ứng dụng năm ${year}`
  return ofKind[kind]?.[status] ?? common[status]
}
