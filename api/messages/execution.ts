import type { Messages } from './message'

/** Reports, inspections and changes of a running contract. */
const running: Messages = {
  'report/not-the-next': {
    title: 'Không đúng kỳ báo cáo',
    detail: 'Kỳ báo cáo tiếp theo là kỳ {expected}, không phải kỳ {number}.',
    next: 'Hãy nộp báo cáo theo thứ tự các kỳ.',
  },
  'report/none-due': {
    title: 'Không còn kỳ báo cáo',
    detail: 'Không còn kỳ báo cáo nào trước ngày kết thúc hợp đồng.',
    next: 'Hãy chuẩn bị hồ sơ nghiệm thu.',
  },
  'report/not-to-review': {
    title: 'Không có báo cáo để xem xét',
    detail: 'Báo cáo kỳ {number} chưa nộp hoặc đã được xem xét.',
    next: 'Hãy chọn một báo cáo đang chờ.',
  },
  'inspection/already-announced': {
    title: 'Đã có lịch kiểm tra',
    detail: 'Buổi kiểm tra đã thông báo chưa diễn ra.',
    next: 'Hãy kiểm tra xong rồi thông báo buổi mới.',
  },
  'inspection/day-passed': {
    title: 'Lịch kiểm tra đã qua',
    detail: 'Thời điểm kiểm tra {startsAt} không còn ở phía trước.',
    next: 'Hãy chọn thời điểm khác.',
  },
  'inspection/notice-too-short': {
    title: 'Báo trước quá gấp',
    detail: 'Muốn kiểm tra ngày đó thì phải thông báo chậm nhất ngày {until}.',
    next: 'Hãy chọn ngày kiểm tra muộn hơn.',
  },
  'inspection/unknown-person': {
    title: 'Không có người này',
    detail: 'Không có người mang mã {id}.',
    next: 'Hãy chọn người trong danh sách.',
  },
  'inspection/not-announced': {
    title: 'Chưa thông báo kiểm tra',
    detail: 'Chưa có buổi kiểm tra nào được thông báo.',
    next: 'Hãy thông báo lịch kiểm tra trước.',
  },
  'inspection/before-its-day': {
    title: 'Chưa đến ngày kiểm tra',
    detail: 'Buổi kiểm tra đã thông báo diễn ra ngày {heldOn}.',
    next: 'Hãy ghi kết luận từ ngày kiểm tra.',
  },
  'inspection/nothing-to-confirm': {
    title: 'Không có gì để xác nhận',
    detail: 'Mọi buổi kiểm tra đã được xác nhận.',
  },
  'change/unreported': {
    title: 'Còn thay đổi chưa báo cáo',
    detail: 'Thay đổi trước chưa được báo cáo hoặc còn trong thời hạn có ý kiến.',
    next: 'Hãy báo cáo thay đổi trước.',
  },
  'change/none-open': {
    title: 'Không có thay đổi đang chờ',
    detail: 'Không có thay đổi nào đang chờ việc này.',
  },
  'change/nobody-joins': {
    title: 'Chưa nêu người thay',
    detail: 'Thay chủ nhiệm thì phải nêu người thay.',
    next: 'Hãy chọn người thay.',
  },
}

/** Requests to the manager. */
const amendments: Messages = {
  'amendment/pending': {
    title: 'Đang có đề nghị chờ trả lời',
    detail: 'Đề nghị điều chỉnh trước chưa được trả lời.',
    next: 'Hãy chờ trả lời rồi gửi đề nghị mới.',
  },
  'amendment/none-pending': {
    title: 'Không có đề nghị đang chờ',
    detail: 'Không có đề nghị điều chỉnh nào chờ trả lời.',
  },
  'amendment/never': {
    title: 'Không được điều chỉnh',
    detail: 'Theo phương thức khoán của hợp đồng, không được điều chỉnh: {subject}.',
  },
  'amendment/host-decides': {
    title: 'Thuộc quyền tổ chức chủ trì',
    detail: 'Tổ chức chủ trì tự quyết định và báo cáo: {subject}.',
    next: 'Hãy dùng việc tự điều chỉnh.',
  },
  'amendment/manager-decides': {
    title: 'Thuộc quyền cơ quan quản lý',
    detail: 'Cơ quan quản lý quyết định: {subject}.',
    next: 'Hãy gửi đề nghị điều chỉnh.',
  },
  'amendment/refusal-without-reasons': {
    title: 'Chưa nêu lý do',
    detail: 'Không đồng ý thì phải nêu ít nhất một lý do.',
    next: 'Hãy nêu lý do rồi gửi lại.',
  },
  'amendment/wrong-end': {
    title: 'Ngày kết thúc không khớp',
    detail: 'Ngày kết thúc mới phải là ngày {due} hoặc ngày làm việc liền sau.',
    next: 'Hãy tải lại trang rồi thử lại.',
  },
  'extension/already-extended': {
    title: 'Đã gia hạn',
    detail: 'Nhiệm vụ đã gia hạn {count} lần, mức tối đa là {most}.',
  },
  'extension/too-long': {
    title: 'Gia hạn quá dài',
    detail: 'Đề nghị gia hạn {months} tháng, mức được phép là từ 1 đến {most} tháng.',
    next: 'Hãy đề nghị số tháng phù hợp.',
  },
  'extension/too-late': {
    title: 'Quá thời điểm xét gia hạn',
    detail: 'Việc gia hạn chỉ được xem xét đến hết ngày {until}.',
  },
  'shortening/done-not-stated': {
    title: 'Chưa nêu phần đã xong',
    detail: 'Rút ngắn thời gian thì phải nêu phần nội dung đã xong.',
    next: 'Hãy nêu phần đã xong rồi gửi lại.',
  },
  'shortening/end-passed': {
    title: 'Rút ngắn quá nhiều',
    detail: 'Rút ngắn {months} tháng thì ngày kết thúc không còn ở phía trước.',
    next: 'Hãy đề nghị số tháng ít hơn.',
  },
  'shortening/too-little-done': {
    title: 'Chưa đủ phần đã xong',
    detail: 'Phần nội dung đã xong là {numerator}/{denominator}, chưa đủ để rút ngắn.',
  },
}

/** An early end and the refund. */
const stopping: Messages = {
  'termination/already-proposed': {
    title: 'Đã có đề nghị chấm dứt',
    detail: 'Một hồ sơ đề nghị chấm dứt đang được xem xét.',
  },
  'termination/not-proposed': {
    title: 'Chưa có đề nghị chấm dứt',
    detail: 'Phải có hồ sơ đề nghị chấm dứt trước.',
    next: 'Hãy lập hồ sơ đề nghị chấm dứt.',
  },
  'termination/unknown-ground': {
    title: 'Căn cứ không áp dụng',
    detail: 'Quy định áp dụng cho nhiệm vụ không có căn cứ: {ground}.',
    next: 'Hãy chọn căn cứ khác.',
  },
  'termination/already-reported': {
    title: 'Đã báo cáo',
    detail: 'Tổ chức chủ trì đã nộp báo cáo này.',
  },
  'refund/negative': {
    title: 'Số tiền âm',
    detail: 'Các phần của kinh phí không được âm.',
    next: 'Hãy kiểm tra lại các số tiền.',
  },
  'refund/parts': {
    title: 'Các phần không khớp số đã cấp',
    detail: 'Các phần cộng lại là {summed}, số đã cấp là {paid} đồng.',
    next: 'Hãy kiểm tra lại các số tiền.',
  },
  'refund/share-not-fixed': {
    title: 'Chưa ấn định mức hoàn trả',
    detail: 'Nguyên nhân chủ quan thì phải ấn định mức hoàn trả, ít nhất {floorPercent} %.',
    next: 'Hãy ấn định mức hoàn trả.',
  },
  'refund/below-floor': {
    title: 'Dưới mức hoàn trả tối thiểu',
    detail: 'Mức ấn định là {percent} %, mức tối thiểu là {floorPercent} %.',
    next: 'Hãy ấn định mức cao hơn.',
  },
  'refund/above-whole': {
    title: 'Mức hoàn trả quá lớn',
    detail: 'Mức ấn định là {percent} %, vượt toàn bộ số đã sử dụng.',
    next: 'Hãy ấn định mức thấp hơn.',
  },
}

/** Contracts that are performed, and how they end early. */
export const executionMessages: Messages = { ...running, ...amendments, ...stopping }
