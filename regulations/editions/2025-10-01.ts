import { assumed, carried, decision4001, provincial, verified } from '../cited'
import { composeOn } from '../compose'
import type { Law } from '../schema'
import { edition2023 } from './2023-11-27'

const clause = 'thủ tục cấp tỉnh kèm theo'
const setting =
  'Luật 93/2025/QH15, Nghị định 265, 267/2025/NĐ-CP và Thông tư 36/2025 chưa đọc được; ' +
  'tạm giữ giá trị năm 2023, tỉnh phải điền'
const lead = 'Thông tin gián tiếp, chưa đọc văn bản gốc'

/** The law of 2023 with nothing of it vouched for: the new law's texts were not read. */
function carriedGroups(law: Law): Law {
  return {
    council: carried(law.council, setting),
    ordering: carried(law.ordering, setting),
    determination: carried(law.determination, setting),
    call: carried(law.call, setting),
    selection: carried(law.selection, setting),
    appraisal: carried(law.appraisal, setting),
    award: carried(law.award, setting),
    contracting: carried(law.contracting, setting),
    execution: carried(law.execution, setting),
    acceptance: carried(law.acceptance, setting),
    closing: carried(law.closing, setting),
    followUp: carried(law.followUp, setting),
    reminders: law.reminders,
    clock: law.clock,
  }
}

/** Law 93/2025/QH15: what QĐ 4001 prints is verified, the rest waits for the province. */
export const edition2025 = composeOn(
  { ...edition2023, law: carriedGroups(edition2023.law) },
  {
    id: '2025-10',
    title: 'Chế độ từ tháng 10/2025',
    inForce: '2025-10-01',
    replaces: {
      call: {
        opening: verified({ count: 10, unit: 'workingDay' }, clause, decision4001),
        requiredDocuments: assumed(
          {
            applied: ['BM-09', 'BM-10'],
            social: ['BM-09', 'BM-10'],
            scheme: ['BM-09', 'BM-10'],
            pilot: ['BM-09', 'BM-10'],
          },
          `${clause} ${decision4001.name}`,
          'Tên mẫu đã đọc; thành phần hồ sơ theo loại nhiệm vụ chưa đối chiếu, tỉnh phải điền',
        ),
        conditionalDocuments: assumed(
          {
            partners: ['BM-11'],
            experts: ['expertCv'],
            counterpartFunds: ['BM-12'],
            afterRecommendation: ['BM-15'],
          },
          `${clause} ${decision4001.name}`,
          'Tên mẫu đã đọc; điều kiện áp dụng từng mẫu chưa đối chiếu, tỉnh phải điền',
        ),
      },
      selection: {
        resultNotice: verified({ count: 3, unit: 'workingDay' }, clause, decision4001),
        revise: verified({ count: 15, unit: 'calendarDay' }, clause, decision4001),
      },
      appraisal: {
        resultNotice: verified({ count: 3, unit: 'workingDay' }, clause, decision4001),
        finalLumpTasksLed: assumed(3, 'khoản 3 Điều 5 Nghị định 267/2025/NĐ-CP', lead),
        finalLumpTasksLedWithin: assumed(
          { count: 5, unit: 'year' },
          'khoản 3 Điều 5 Nghị định 267/2025/NĐ-CP',
          lead,
        ),
      },
      award: {
        complete: assumed(
          { count: 7, unit: 'workingDay' },
          `${clause} ${decision4001.name}`,
          'Thời hạn 7 ngày làm việc cho dự toán cuối cùng đã đọc; ' +
            'tính từ ngày thẩm định là cách hiểu của phần mềm',
        ),
        decisionFromDeadline: verified({ count: 110, unit: 'calendarDay' }, clause, decision4001),
      },
      execution: {
        reportForm: verified('BM-19', clause, decision4001),
        amendmentDecision: verified({ count: 15, unit: 'calendarDay' }, clause, decision4001),
        pauseNotice: verified({ count: 3, unit: 'workingDay' }, clause, decision4001),
        causeFixed: assumed(
          { count: 15, unit: 'calendarDay' },
          `${clause} ${decision4001.name}`,
          'Thời hạn đánh giá 15 ngày đã đọc; dùng cho việc xác định nguyên nhân là cách hiểu của phần mềm',
        ),
        terminationDecision: verified({ count: 30, unit: 'calendarDay' }, clause, decision4001),
        refundRule: assumed('noneIfCompliant', 'Điều 9 Luật số 93/2025/QH15', lead),
        refundFloor: provincial(
          { final: { numerator: 0, denominator: 100 }, partial: { numerator: 0, denominator: 100 } },
          'Khi có gian lận, sử dụng sai thì mức hoàn trả do cấp có thẩm quyền quyết định',
        ),
      },
    },
  },
)
