import type { Messages } from './message'

/** The appraisal of the estimate, and the award. */
export const appraisalMessages: Messages = {
  'appraisal/unknown-person': {
    title: 'Không có người này',
    detail: 'Không có người mang mã {id}.',
    next: 'Hãy chọn người trong danh bạ.',
  },
  'appraisal/seat-count': {
    title: 'Tổ thẩm định chưa đúng thành phần',
    detail: 'Ghế {seat} phải có {needed} người, hiện có {held}.',
    next: 'Hãy lập lại danh sách tổ thẩm định.',
  },
  'appraisal/seat-unknown': {
    title: 'Tổ thẩm định không có ghế này',
    detail: 'Ghế của {people} không có trong thành phần tổ thẩm định.',
    next: 'Hãy bỏ các ghế không có trong quy định.',
  },
  'appraisal/council-member': {
    title: 'Đại diện hội đồng chưa đúng',
    detail: 'Người đại diện hội đồng phải giữ một trong các ghế {seats} của hội đồng tuyển chọn.',
    next: 'Hãy cử người khác của hội đồng.',
  },
  'appraisal/person-twice': {
    title: 'Một người giữ hai ghế',
    detail: 'Mỗi người chỉ giữ một ghế trong tổ thẩm định.',
    next: 'Hãy chọn người khác cho ghế bị trùng.',
  },
  'appraisal/team-performs': {
    title: 'Người thực hiện không được thẩm định',
    detail: 'Những người sau tham gia thực hiện nhiệm vụ: {people}.',
    next: 'Hãy chọn người không tham gia nhiệm vụ.',
  },
  'appraisal/already-revised': {
    title: 'Thuyết minh đã được gửi',
    detail: 'Bên trúng tuyển đã gửi thuyết minh hoàn thiện.',
  },
  'appraisal/revision-not-missed': {
    title: 'Chưa hết hạn hoàn thiện',
    detail: 'Bên trúng tuyển vẫn còn thời hạn hoàn thiện thuyết minh.',
    next: 'Hãy chờ đến khi hết hạn.',
  },
  'appraisal/papers-late': {
    title: 'Gửi tài liệu quá muộn',
    detail: 'Tài liệu cho phiên họp này phải gửi chậm nhất {papersDueOn}.',
    next: 'Hãy chọn ngày họp muộn hơn.',
  },
  'appraisal/no-question': {
    title: 'Chưa có câu hỏi',
    detail: 'Đề nghị giải trình phải có ít nhất một câu hỏi.',
    next: 'Hãy nêu câu hỏi theo khoản mục.',
  },
  'appraisal/line-unknown': {
    title: 'Không có khoản mục này',
    detail: 'Dự toán không có khoản mục {lines}.',
    next: 'Hãy chọn khoản mục có trong dự toán.',
  },
  'appraisal/no-such-question': {
    title: 'Không có câu hỏi này',
    detail: 'Câu hỏi số {number} không có hoặc đã được trả lời.',
    next: 'Hãy chọn câu hỏi đang chờ giải trình.',
  },
  'appraisal/before-sitting': {
    title: 'Chưa đến ngày họp',
    detail: 'Phiên họp thẩm định bắt đầu lúc {sittingAt}.',
    next: 'Hãy kết luận tại hoặc sau phiên họp.',
  },
  'appraisal/not-of-team': {
    title: 'Không thuộc tổ thẩm định',
    detail: 'Những người sau không thuộc tổ thẩm định: {people}.',
    next: 'Hãy bỏ họ khỏi danh sách dự họp.',
  },
  'appraisal/no-quorum': {
    title: 'Phiên họp không đủ điều kiện',
    detail: 'Số thành viên dự họp chưa đủ theo quy định.',
    next: 'Hãy gửi lại tài liệu với ngày họp khác.',
  },
  'appraisal/not-presiding': {
    title: 'Không phải người chủ trì phiên họp',
    detail: 'Người chủ trì phiên họp ghi kết luận thẩm định.',
    next: 'Hãy để tổ trưởng, hoặc tổ phó khi tổ trưởng vắng, kết luận.',
  },
  'appraisal/line-missing': {
    title: 'Thiếu khoản mục',
    detail: 'Kết luận chưa có khoản mục {lines}.',
    next: 'Hãy kết luận đủ các khoản mục của dự toán.',
  },
  'appraisal/proposed-differs': {
    title: 'Số đề nghị không khớp dự toán',
    detail: 'Số đề nghị của khoản mục {lines} khác dự toán đã nộp.',
    next: 'Hãy ghi đúng số trong dự toán.',
  },
  'appraisal/above-proposed': {
    title: 'Chấp nhận cao hơn đề nghị',
    detail: 'Khoản mục {line}: chấp nhận {accepted}, đề nghị {proposed} đồng.',
    next: 'Hãy sửa số chấp nhận.',
  },
  'appraisal/cut-without-reason': {
    title: 'Cắt giảm chưa có lý do',
    detail: 'Khoản mục {line} bị cắt giảm mà chưa nêu lý do.',
    next: 'Hãy nêu lý do cắt giảm.',
  },
  'award/without-reasons': {
    title: 'Chưa nêu lý do',
    detail: 'Trả lại hoặc không phê duyệt thì phải nêu lý do.',
    next: 'Hãy nêu ít nhất một lý do.',
  },
  'award/completion-not-missed': {
    title: 'Chưa hết hạn hoàn thiện hồ sơ',
    detail: 'Tổ chức chủ trì vẫn còn thời hạn hoàn thiện hồ sơ.',
    next: 'Hãy chờ hồ sơ, hoặc chờ đến khi hết hạn.',
  },
}
