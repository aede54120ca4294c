import type { Messages } from './message'

const task = 'Nhiệm vụ liên quan: {tasks}.'

/** What bars a host or an investigator, and what a dossier lacks. */
export const eligibilityMessages: Messages = {
  'host/unregistered-result': {
    title: 'Tổ chức chủ trì chưa đăng ký kết quả',
    detail: `Tổ chức chủ trì chưa đăng ký, giao nộp kết quả của nhiệm vụ khác. ${task}`,
    next: 'Hãy đăng ký kết quả trước khi tham gia.',
  },
  'host/missing-application-report': {
    title: 'Tổ chức chủ trì chưa báo cáo ứng dụng',
    detail: `Tổ chức chủ trì chưa báo cáo ứng dụng kết quả của nhiệm vụ khác. ${task}`,
    next: 'Hãy nộp báo cáo ứng dụng trước khi tham gia.',
  },
  'host/late-acceptance-dossier': {
    title: 'Tổ chức chủ trì chậm nộp hồ sơ nghiệm thu',
    detail: `Tổ chức chủ trì chậm nộp hồ sơ nghiệm thu của nhiệm vụ khác. ${task}`,
    next: 'Hãy nộp hồ sơ nghiệm thu trước khi tham gia.',
  },
  'host/unpaid-recovery': {
    title: 'Tổ chức chủ trì chưa hoàn trả kinh phí',
    detail: `Tổ chức chủ trì chưa hoàn trả đủ kinh phí thu hồi. ${task}`,
    next: 'Hãy hoàn trả trước khi tham gia.',
  },
  'host/suspended': {
    title: 'Tổ chức chủ trì đang bị loại',
    detail: `Tổ chức chủ trì bị đình chỉ nhiệm vụ do sai phạm, đến hết {until}. ${task}`,
  },
  'investigator/degree': {
    title: 'Chủ nhiệm chưa đủ trình độ',
    detail: 'Trình độ của chủ nhiệm là {degree}; quy định từ {needed} trở lên.',
    next: 'Hãy chọn chủ nhiệm khác.',
  },
  'investigator/years-in-field': {
    title: 'Chủ nhiệm chưa đủ kinh nghiệm',
    detail: 'Chủ nhiệm có {years} năm trong lĩnh vực; quy định ít nhất {needed} năm.',
    next: 'Hãy chọn chủ nhiệm khác.',
  },
  'investigator/leads-another-task': {
    title: 'Chủ nhiệm đang làm nhiệm vụ khác',
    detail: `Chủ nhiệm đang chủ nhiệm nhiệm vụ khác. ${task}`,
    next: 'Hãy chọn chủ nhiệm khác.',
  },
  'investigator/late-acceptance-dossier': {
    title: 'Chủ nhiệm chậm nộp hồ sơ nghiệm thu',
    detail: `Chủ nhiệm chậm nộp hồ sơ nghiệm thu của nhiệm vụ khác. ${task}`,
    next: 'Hãy nộp hồ sơ nghiệm thu trước khi tham gia.',
  },
  'investigator/unpaid-recovery': {
    title: 'Chủ nhiệm chưa hoàn trả kinh phí',
    detail: `Chủ nhiệm chưa hoàn trả đủ kinh phí thu hồi. ${task}`,
    next: 'Hãy hoàn trả trước khi tham gia.',
  },
  'investigator/suspended': {
    title: 'Chủ nhiệm đang bị loại',
    detail: `Chủ nhiệm bị đình chỉ nhiệm vụ do sai phạm, đến hết {until}. ${task}`,
  },
  'dossier/documents-missing': {
    title: 'Hồ sơ thiếu tài liệu',
    detail: 'Hồ sơ còn thiếu: {documents}.',
    next: 'Hãy bổ sung mọi tài liệu được nêu.',
  },
}
