import type { Conclusions } from '../../domain/councils/told'

/** Vietnamese names of a council's conclusions. */
export const conclusionWords: Readonly<Record<Conclusions[keyof Conclusions], string>> = {
  recommended: 'Đề nghị thực hiện',
  recommendedWithChanges: 'Đề nghị thực hiện, có sửa đổi',
  notRecommended: 'Không đề nghị thực hiện',
  winner: 'Kiến nghị trúng tuyển',
  tied: 'Bằng điểm, chờ cấp có thẩm quyền quyết định',
  none: 'Không có hồ sơ đạt',
  excellent: 'Xuất sắc',
  pass: 'Đạt',
  fail: 'Không đạt',
  repeat: 'Không có phiếu hợp lệ, hội đồng họp lại',
}

/** Vietnamese names of what a determination ballot proposes. */
export const proposalWords: Readonly<Record<string, string>> = {
  recommend: 'Đề nghị thực hiện',
  recommendWithChanges: 'Đề nghị thực hiện, có sửa đổi',
  notRecommend: 'Không đề nghị thực hiện',
}

/** Vietnamese names of the three levels of a rating. */
export const levelWords: Readonly<Record<string, string>> = {
  excellent: 'Xuất sắc',
  pass: 'Đạt',
  fail: 'Không đạt',
}

/** Vietnamese words of the lines of a council's count. */
export const countWords = {
  recommend: 'Đề nghị thực hiện',
  recommendWithChanges: 'Đề nghị thực hiện, có sửa đổi',
  against: 'Không đề nghị thực hiện',
  excellent: 'Xuất sắc',
  pass: 'Đạt',
  fail: 'Không đạt',
  invalid: 'Phiếu không hợp lệ',
} as const

/** Vietnamese words of the shares that a conclusion follows from. */
export const shareWords = {
  adoption: 'Phiếu đề nghị thực hiện trên mẫu số',
  withChanges: 'Phiếu có sửa đổi trên số phiếu đề nghị thực hiện',
  fail: 'Thành viên đánh giá không đạt trên mẫu số',
  excellent: 'Thành viên đánh giá xuất sắc trên mẫu số',
} as const

/** Vietnamese names of why a scoring ballot does not count. */
export const invalidBallotWords: Readonly<Record<string, string>> = {
  malformed: 'Ghi không đúng thang điểm',
  outlier: 'Chênh quá mức so với điểm trung bình',
}

/** Vietnamese names of the grounds that keep a person off a council, and of a tie that keeps nobody off. */
export const groundWords: Readonly<Record<string, string>> = {
  applicant: 'Tham gia hồ sơ',
  ofHost: 'Người của tổ chức chủ trì',
  ofPartner: 'Người của tổ chức phối hợp',
  relative: 'Quan hệ gia đình',
  partial: 'Có căn cứ không khách quan',
  sanctioned: 'Đang bị xử lý vi phạm',
  sameOrganisation: 'Cùng tổ chức',
  known: 'Quan hệ đã ghi nhận',
}
