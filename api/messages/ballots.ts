import type { Messages } from './message'

/** Ballots of the three councils, and what follows from them. */
export const ballotMessages: Messages = {
  'council/not-present': {
    title: 'Không dự phiên họp',
    detail: 'Chỉ thành viên dự họp và không hồi tránh mới được bỏ phiếu.',
  },
  'council/ballot-cast-already': {
    title: 'Đã bỏ phiếu',
    detail: 'Ông/Bà đã bỏ phiếu này. Phiếu đã bỏ là phiếu cuối cùng.',
  },
  'council/member-not-there': {
    title: 'Thành viên không dự phiên họp',
    detail: 'Người này không dự phiên họp hoặc đã hồi tránh, nên không khóa lại phiếu được.',
    next: 'Hãy chọn thành viên đang dự họp.',
  },
  'council/no-ballot-there': {
    title: 'Không có phiếu để mở khóa',
    detail: 'Thành viên này chưa khóa phiếu nào cho nhiệm vụ hoặc hồ sơ đã chọn.',
    next: 'Hãy kiểm tra lại thành viên, nhiệm vụ và hồ sơ.',
  },
  'council/draft-changed': {
    title: 'Phiếu nháp đã được sửa ở nơi khác',
    detail: 'Máy chủ đang giữ bản khác với bản số {yours} mà phiếu này viết tiếp.',
    next: 'Hãy xem cả hai bản rồi chọn bản giữ lại.',
  },
  'council/ballot-of-another-kind': {
    title: 'Không đúng mẫu phiếu',
    detail: 'Phiếu thiếu phần bắt buộc của loại hội đồng này.',
    next: 'Hãy điền đủ các phần của phiếu.',
  },
  'determination/criteria-missing': {
    title: 'Phiếu chưa đủ nội dung',
    detail: 'Còn nội dung chưa đánh giá: {criteria}.',
    next: 'Hãy đánh giá mọi nội dung.',
  },
  'determination/criteria-unknown': {
    title: 'Phiếu có nội dung lạ',
    detail: 'Nội dung không áp dụng cho loại nhiệm vụ này: {criteria}.',
    next: 'Hãy bỏ các nội dung này.',
  },
  'determination/failed-yet-recommended': {
    title: 'Đề nghị không khớp đánh giá',
    detail: 'Có nội dung không đạt nên không thể đề nghị thực hiện: {criteria}.',
    next: 'Hãy sửa đánh giá hoặc sửa đề nghị.',
  },
  'determination/passed-yet-refused': {
    title: 'Đề nghị không khớp đánh giá',
    detail: 'Mọi nội dung đều đạt nên không thể đề nghị không thực hiện.',
    next: 'Hãy sửa đánh giá hoặc sửa đề nghị.',
  },
  'determination/more-agree-than-present': {
    title: 'Số nhất trí không đúng',
    detail: 'Có {agreeing} người nhất trí nhưng chỉ {present} người dự họp.',
    next: 'Hãy kiểm lại số phiếu.',
  },
  'determination/text-not-adopted': {
    title: 'Nội dung đặt hàng chưa được thông qua',
    detail: 'Có {agreeing} trên {base} người nhất trí, chưa đạt tỷ lệ quy định.',
    next: 'Hãy hoàn thiện nội dung rồi lấy ý kiến lại.',
  },
  'determination/direct-assignment-reason': {
    title: 'Chưa đủ căn cứ giao trực tiếp',
    detail: 'Giao trực tiếp thì phải nêu một trong các trường hợp luật cho phép.',
    next: 'Hãy nêu trường hợp, hoặc chọn tuyển chọn.',
  },
  'determination/refusal-without-reasons': {
    title: 'Chưa nêu lý do',
    detail: 'Không phê duyệt thì phải nêu ít nhất một lý do.',
    next: 'Hãy nêu lý do rồi gửi lại.',
  },
  'selection/application-unknown': {
    title: 'Không có hồ sơ này',
    detail: 'Hồ sơ {application} không thuộc các hồ sơ hợp lệ của nhiệm vụ.',
    next: 'Hãy chọn hồ sơ trong danh sách.',
  },
  'selection/points-missing': {
    title: 'Phiếu chưa đủ điểm',
    detail: 'Còn tiêu chí chưa cho điểm: {criteria}.',
    next: 'Hãy cho điểm mọi tiêu chí.',
  },
  'selection/criteria-unknown': {
    title: 'Phiếu có tiêu chí lạ',
    detail: 'Tiêu chí không thuộc thang điểm của nhiệm vụ: {criteria}.',
    next: 'Hãy bỏ các tiêu chí này.',
  },
  'selection/points-out-of-range': {
    title: 'Điểm ngoài thang',
    detail: 'Tiêu chí {criterion} được {points} điểm. Tối đa là {max}.',
    next: 'Hãy cho điểm nguyên trong thang.',
  },
  'selection/not-among-the-tied': {
    title: 'Hồ sơ không thuộc diện bằng điểm',
    detail: 'Chỉ được chọn trong các hồ sơ bằng điểm: {applications}.',
    next: 'Hãy chọn một trong các hồ sơ này.',
  },
  'selection/cancellation-without-reasons': {
    title: 'Chưa nêu lý do hủy',
    detail: 'Hủy tuyển chọn thì phải nêu ít nhất một lý do.',
    next: 'Hãy nêu lý do rồi gửi lại.',
  },
  'acceptance/amount-level': {
    title: 'Mức số lượng không khớp bảng giao nộp',
    detail: 'Sản phẩm {product} đặt hàng {ordered}, giao nộp {delivered}. Mức đã ghi không khớp.',
    next: 'Hãy ghi lại mức số lượng.',
  },
  'acceptance/overall-level': {
    title: 'Mức chung không khớp các mức thành phần',
    detail: 'Mức chung của phiếu không khớp với quy tắc xếp loại.',
    next: 'Hãy ghi lại mức chung.',
  },
  'acceptance/comments-missing': {
    title: 'Chưa đủ nhận xét',
    detail: 'Chưa có nhận xét bằng văn bản của: {people}.',
    next: 'Hãy chờ đủ nhận xét, hoặc đổi lịch họp.',
  },
  'acceptance/expert-report-missing': {
    title: 'Chưa có báo cáo của tổ chuyên gia',
    detail: 'Tổ chuyên gia chưa báo cáo về mọi nhiệm vụ của phiên họp.',
    next: 'Hãy chờ báo cáo, hoặc đổi lịch họp.',
  },
}
