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
  'council/ballot-on-paper': {
    title: 'Phiếu giấy không mở khóa được',
    detail: 'Phiếu này bỏ trên giấy và hai người đã nhập trùng nhau.',
    next: 'Hãy ghi ý kiến của thành viên vào biên bản.',
  },
  'council/vote-closed': {
    title: 'Đã kiểm phiếu',
    detail: 'Ban kiểm phiếu đã xác nhận số phiếu của nhiệm vụ này, nên không bỏ thêm hay sửa phiếu được.',
    next: 'Nếu kiểm sai, người chủ trì mở lại việc bỏ phiếu.',
  },
  'council/vote-not-closed': {
    title: 'Chưa kiểm phiếu',
    detail: 'Chưa ai trong ban kiểm phiếu xác nhận nhiệm vụ này. Việc bỏ phiếu vẫn đang mở.',
  },
  'council/paper-cast-already': {
    title: 'Thành viên đã có phiếu',
    detail: 'Đã có phiếu của {person} cho nhiệm vụ hoặc hồ sơ này.',
    next: 'Hãy kiểm tra lại tên trên phiếu giấy.',
  },
  'council/no-paper-there': {
    title: 'Chưa có bản nhập thứ nhất',
    detail: 'Chưa ai nhập phiếu giấy này của {person}.',
    next: 'Hãy để thư ký nhập trước.',
  },
  'council/paper-same-hand': {
    title: 'Cần người thứ hai',
    detail: 'Ông/Bà đã nhập phiếu giấy này. Người khác phải nhập lại để đối chiếu.',
  },
  'council/paper-differs': {
    title: 'Hai bản nhập không trùng nhau',
    detail: 'Bản Ông/Bà nhập khác bản thứ nhất của phiếu giấy của {person}. Phiếu chưa được tính.',
    next: 'Hãy xem lại phiếu giấy. Nếu bản thứ nhất sai, thư ký nhập lại.',
  },
  'council/paper-pending': {
    title: 'Còn phiếu giấy chưa đối chiếu',
    detail: 'Phiếu giấy mới được một người nhập: {people}.',
    next: 'Hãy để người thứ hai nhập lại các phiếu này.',
  },
  'council/invalid-without-reason': {
    title: 'Chưa nêu vì sao phiếu không hợp lệ',
    detail: 'Phiếu không hợp lệ phải có lý do để ghi vào biên bản.',
    next: 'Hãy ghi lý do rồi gửi lại.',
  },
  'council/not-counting': {
    title: 'Không thuộc ban kiểm phiếu',
    detail: 'Việc này của ban kiểm phiếu và thư ký.',
  },
  'council/count-confirmed-already': {
    title: 'Đã xác nhận',
    detail: 'Ông/Bà đã xác nhận kết quả kiểm phiếu của nhiệm vụ này.',
  },
  'council/count-differs': {
    title: 'Số phiếu không khớp',
    detail:
      'Ông/Bà ghi {yours} phiếu, {yoursInvalid} không hợp lệ. ' +
      'Hệ thống có {cast} phiếu, {invalid} không hợp lệ.',
    next: 'Hãy kiểm lại rồi xác nhận.',
  },
  'council/count-unconfirmed': {
    title: 'Ban kiểm phiếu chưa xác nhận đủ',
    detail: 'Còn chờ xác nhận của: {people}.',
    next: 'Hãy chờ cả ban kiểm phiếu xác nhận rồi kết luận.',
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
