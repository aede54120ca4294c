import type { ProcessKind, Relation, Role, TaskOutcome, TaskType } from '../../domain/life'

/** Vietnamese names of the processes. */
export const kindWords: Readonly<Record<ProcessKind, string>> = {
  researchTask: 'Nhiệm vụ',
  ordering: 'Đề xuất đặt hàng',
  determination: 'Xác định nhiệm vụ',
  call: 'Thông báo và nhận hồ sơ',
  selection: 'Tuyển chọn, giao trực tiếp',
  appraisal: 'Thẩm định kinh phí',
  award: 'Phê duyệt kết quả',
  contracting: 'Ký hợp đồng',
  execution: 'Thực hiện',
  acceptance: 'Nghiệm thu',
  closing: 'Công nhận và thanh lý',
  followUp: 'Theo dõi ứng dụng',
  councilSession: 'Phiên họp hội đồng',
  disbursement: 'Giải ngân',
  funding: 'Kinh phí của hợp đồng',
  yearBudget: 'Ngân sách năm',
}

/** Vietnamese names of the roles. */
export const roleWords: Readonly<Record<Role, string>> = {
  authority: 'Lãnh đạo Ủy ban nhân dân',
  dostOfficer: 'Chuyên viên Sở Khoa học và Công nghệ',
  dostLeader: 'Lãnh đạo Sở Khoa học và Công nghệ',
  proposer: 'Đại diện đơn vị đề xuất',
  principalInvestigator: 'Chủ nhiệm nhiệm vụ',
  hostRepresentative: 'Đại diện tổ chức chủ trì',
  partnerOrganization: 'Đại diện tổ chức phối hợp',
  resultUser: 'Đơn vị sử dụng kết quả',
  teamMember: 'Thành viên thực hiện nhiệm vụ',
  expert: 'Chuyên gia',
  appraisalTeam: 'Thành viên tổ thẩm định kinh phí',
  financeOfficer: 'Người lập, Sở Tài chính',
  financeApprover: 'Người duyệt, Sở Tài chính',
  treasury: 'Kho bạc Nhà nước',
  auditor: 'Thanh tra, kiểm toán',
  admin: 'Quản trị hệ thống',
}

/** Vietnamese names of what people are to a task or a sitting. */
export const relationWords: Readonly<Record<Relation, string>> = {
  proposer: 'Người đề xuất',
  proposerOrganisation: 'Đơn vị đề xuất',
  host: 'Tổ chức chủ trì',
  principalInvestigator: 'Chủ nhiệm',
  scientificSecretary: 'Thư ký khoa học của nhiệm vụ',
  applicant: 'Người nộp hồ sơ',
  resultUser: 'Người sử dụng kết quả',
  appraisalTeam: 'Tổ thẩm định kinh phí',
  councilChair: 'Chủ tịch hội đồng',
  councilPresiding: 'Người chủ trì phiên họp',
  councilScientificSecretary: 'Thư ký khoa học hội đồng',
  councilReviewer: 'Ủy viên phản biện',
  councilMember: 'Ủy viên hội đồng',
  councilAdminSecretary: 'Thư ký hành chính hội đồng',
  expertGroup: 'Tổ chuyên gia',
  conflicted: 'Hồi tránh',
}

/** Vietnamese names of a council's seats. */
export const seatWords: Readonly<Record<string, string>> = {
  chair: 'chủ tịch',
  viceChair: 'phó chủ tịch',
  reviewer: 'ủy viên phản biện',
  scientificSecretary: 'thư ký khoa học',
  member: 'ủy viên',
}

/** Vietnamese names of those for whom a member of an acceptance council sits. */
export const representationWords: Readonly<Record<string, string>> = {
  expert: 'chuyên gia',
  manager: 'quản lý',
  user: 'sử dụng kết quả',
  proposer: 'đề xuất',
}

/** Vietnamese names of how tasks end. */
export const outcomeWords: Readonly<Record<TaskOutcome, string>> = {
  refused: 'Từ chối đề xuất',
  withdrawn: 'Đã rút đề xuất',
  classified: 'Nhiệm vụ mật, theo dõi ngoài hệ thống',
  notRecommended: 'Hội đồng không đề nghị thực hiện',
  notApproved: 'Không được phê duyệt',
  cancelled: 'Đã hủy',
  noneSelected: 'Không chọn được tổ chức chủ trì',
  terminated: 'Đã chấm dứt',
  acceptanceFailed: 'Nghiệm thu không đạt',
  finished: 'Đã hoàn thành',
}

/** Vietnamese names of the types of task. */
export const typeWords: Readonly<Record<TaskType, string>> = {
  researchProject: 'Đề tài',
  scientificScheme: 'Đề án',
  pilotProduction: 'Dự án sản xuất thử nghiệm',
}

/** Vietnamese names of who decides on a change of a running task. */
export const decidesWords: Readonly<Record<'host' | 'manager' | 'nobody', string>> = {
  host: 'Tổ chức chủ trì tự quyết định và báo cáo',
  manager: 'Cơ quan quản lý quyết định',
  nobody: 'Không được điều chỉnh',
}

/** Vietnamese names of the ratings of an acceptance. */
export const ratingWords: Readonly<Record<string, string>> = {
  excellent: 'Xuất sắc',
  pass: 'Đạt',
  fail: 'Không đạt',
}
