import type { LocalDate } from '../../domain/instant'
import type { Stage } from '../../domain/life'
import { formatDate, weekday } from '../../templates/formats'
import { appraisers, bodyOfRole, council, dost, host } from '../messages/bodies'

/** The body that a stage lies with while its process waits for no single act. */
export const bodyOfStage: Readonly<Record<Stage, string>> = {
  ordering: dost,
  determination: council,
  call: dost,
  selection: council,
  appraisal: appraisers,
  award: bodyOfRole.authority,
  contracting: dost,
  execution: host,
  acceptance: council,
  closing: dost,
  followUp: host,
}

/** What happens in each stage, in one sentence for anyone. */
export const stageSentences: Readonly<Record<Stage, string>> = {
  ordering: 'Sở kiểm tra phiếu đề xuất và tra cứu trùng lặp.',
  determination: 'Hội đồng tư vấn xem xét; Ủy ban nhân dân phê duyệt đặt hàng.',
  call: 'Thông báo công khai và nhận hồ sơ. Hồ sơ được niêm phong đến khi mở.',
  selection: 'Hội đồng tư vấn chấm hồ sơ hợp lệ.',
  appraisal: 'Tổ thẩm định xem xét dự toán.',
  award: 'Ủy ban nhân dân quyết định tổ chức chủ trì và kinh phí.',
  contracting: 'Các bên ký hợp đồng thực hiện.',
  execution: 'Tổ chức chủ trì thực hiện và báo cáo định kỳ.',
  acceptance: 'Hội đồng tư vấn đánh giá sản phẩm và báo cáo.',
  closing: 'Đăng ký kết quả, quyết toán, công nhận và thanh lý.',
  followUp: 'Tổ chức chủ trì báo cáo ứng dụng kết quả hằng năm.',
}

/** '2026-11-27' as 'thứ Sáu 27/11/2026'. */
export function formatWeekday(date: LocalDate): string {
  return `${weekday(date)} ${formatDate(date)}`
}
