import type { Messages } from './message'

/** Who sits in a council. */
const seats: Messages = {
  'council/unknown-person': {
    title: 'Không có người này',
    detail: 'Không có người mang mã {person}.',
    next: 'Hãy chọn người trong danh sách.',
  },
  'council/unknown-task': {
    title: 'Không có nhiệm vụ này',
    detail: 'Không có nhiệm vụ mang mã {task}.',
    next: 'Hãy chọn nhiệm vụ đang chờ hội đồng.',
  },
  'council/already-appointed': {
    title: 'Nhiệm vụ không chờ hội đồng',
    detail: 'Nhiệm vụ đã có hội đồng, hoặc chưa đến lúc thành lập hội đồng.',
    next: 'Hãy xem trạng thái của nhiệm vụ.',
  },
  'council/different-editions': {
    title: 'Các nhiệm vụ theo quy định khác nhau',
    detail: 'Một hội đồng chỉ xét các nhiệm vụ theo cùng một bộ quy định.',
    next: 'Hãy tách thành nhiều hội đồng.',
  },
  'council/seated-twice': {
    title: 'Một người giữ hai ghế',
    detail: 'Người sau có tên nhiều lần trong hội đồng: {people}.',
    next: 'Hãy bỏ phần trùng.',
  },
  'council/size': {
    title: 'Số thành viên không đúng',
    detail: 'Hội đồng có {count} thành viên. Quy định là từ {least} đến {most}.',
    next: 'Hãy thêm hoặc bớt thành viên.',
  },
  'council/seat-count': {
    title: 'Số ghế không đúng',
    detail: 'Ghế {seat} có {held} người. Quy định là {needed}.',
    next: 'Hãy sửa thành phần hội đồng.',
  },
  'council/of-host': {
    title: 'Có người của tổ chức chủ trì',
    detail: 'Người sau thuộc tổ chức đăng ký chủ trì: {people}.',
    next: 'Hãy chọn người khác.',
  },
  'council/of-partner': {
    title: 'Có người của tổ chức phối hợp',
    detail: 'Người sau thuộc tổ chức đăng ký phối hợp: {people}.',
    next: 'Hãy chọn người khác.',
  },
  'council/host-in-key-seat': {
    title: 'Người của tổ chức chủ trì giữ ghế không được phép',
    detail: 'Người của tổ chức chủ trì chỉ được làm ủy viên thường: {people}.',
    next: 'Hãy đổi ghế hoặc chọn người khác.',
  },
  'council/experts': {
    title: 'Số chuyên gia không đúng',
    detail: 'Hội đồng có {count} chuyên gia. Quy định là {needed}.',
    next: 'Hãy sửa thành phần hội đồng.',
  },
  'council/representative-missing': {
    title: 'Thiếu đại diện',
    detail: 'Hội đồng chưa có đại diện của bên {party}.',
    next: 'Hãy mời đại diện của bên này.',
  },
  'council/representation-unstated': {
    title: 'Chưa ghi tư cách thành viên',
    detail: 'Chưa ghi người sau tham gia với tư cách nào: {people}.',
    next: 'Hãy ghi chuyên gia hoặc bên cử đại diện.',
  },
  'council/earlier-members': {
    title: 'Thiếu thành viên của hội đồng trước',
    detail: 'Có {count} người từ hội đồng trước. Quy định ít nhất {needed}.',
    next: 'Hãy mời người đã dự hội đồng trước của nhiệm vụ.',
  },
  'council/expert-group-size': {
    title: 'Số người của tổ chuyên gia không đúng',
    detail: 'Tổ chuyên gia có {count} người. Quy định là {needed}.',
    next: 'Hãy sửa thành phần tổ chuyên gia.',
  },
  'council/expert-group-outside': {
    title: 'Tổ chuyên gia có người ngoài hội đồng',
    detail: 'Người sau không ở trong hội đồng: {people}.',
    next: 'Hãy chọn thành viên hội đồng.',
  },
  'council/expert-group-head': {
    title: 'Tổ trưởng không đúng ghế',
    detail: 'Tổ trưởng tổ chuyên gia phải giữ một trong các ghế: {seats}.',
    next: 'Hãy chọn tổ trưởng khác.',
  },
  'council/no-expert-group': {
    title: 'Không có tổ chuyên gia',
    detail: 'Hội đồng này không có tổ chuyên gia.',
  },
  'council/substitute-not-free': {
    title: 'Không thể cử người này',
    detail: 'Người mang mã {person} đang giữ ghế hoặc đã rời hội đồng này.',
    next: 'Hãy cử người khác.',
  },
  'council/not-seated': {
    title: 'Không phải thành viên hội đồng',
    detail: 'Người mang mã {person} không giữ ghế nào được tham gia hội đồng này.',
  },
  'council/no-vice-chair': {
    title: 'Hội đồng không có phó chủ tịch',
    detail: 'Không có phó chủ tịch để ủy quyền chủ trì phiên họp.',
  },
}

/** Before and at the sitting. */
const sittings: Messages = {
  'council/conflict-of-interest': {
    title: 'Thành viên có xung đột lợi ích',
    detail: 'Thành viên mang mã {person} có quan hệ với {with} nên không được tham gia.',
    next: 'Hãy thay thành viên này trước khi gửi tài liệu.',
  },
  'council/seat-declined': {
    title: 'Còn ghế chưa có người',
    detail: 'Người được mời vào ghế {seat} đã từ chối.',
    next: 'Hãy cử người thay trước khi gửi tài liệu.',
  },
  'council/sitting-mode': {
    title: 'Hình thức họp không được phép',
    detail: 'Quy định áp dụng cho nhiệm vụ không cho họp theo hình thức này.',
    next: 'Hãy chọn hình thức họp khác.',
  },
  'council/sitting-in-the-past': {
    title: 'Ngày họp đã qua',
    detail: 'Ngày họp {sittingOn} không ở sau hôm nay.',
    next: 'Hãy chọn ngày họp khác.',
  },
  'council/papers-too-late': {
    title: 'Không kịp thời hạn gửi tài liệu',
    detail: 'Họp ngày {sittingOn} thì tài liệu phải gửi chậm nhất ngày {dueOn}.',
    next: 'Hãy chọn ngày họp muộn hơn.',
  },
  'council/not-on-agenda': {
    title: 'Nhiệm vụ không thuộc phiên họp',
    detail: 'Nhiệm vụ {task} không có trong chương trình của hội đồng này.',
  },
  'council/task-concluded': {
    title: 'Đã kết luận về nhiệm vụ',
    detail: 'Hội đồng đã kết luận về nhiệm vụ {task}.',
  },
  'council/task-not-there-yet': {
    title: 'Chưa đến lượt việc này',
    detail: 'Nhiệm vụ {task} chưa ở bước cần việc này, hoặc việc đã xong.',
    next: 'Hãy xem trạng thái của phiên họp.',
  },
  'council/no-questions': {
    title: 'Hội đồng không có bước gửi câu hỏi',
    detail: 'Chỉ hội đồng tuyển chọn gửi câu hỏi trước phiên họp.',
  },
  'council/no-comments': {
    title: 'Hội đồng không có bước gửi nhận xét',
    detail: 'Chỉ hội đồng nghiệm thu gửi nhận xét trước phiên họp.',
  },
  'council/commented-already': {
    title: 'Đã gửi nhận xét',
    detail: 'Ông/Bà đã gửi nhận xét về nhiệm vụ này.',
  },
  'council/experts-reported-already': {
    title: 'Đã có báo cáo',
    detail: 'Tổ chuyên gia đã báo cáo về nhiệm vụ này.',
  },
  'council/before-its-day': {
    title: 'Chưa đến ngày họp',
    detail: 'Phiên họp đã ấn định vào ngày {sittingOn}.',
    next: 'Hãy mở phiên họp đúng ngày, hoặc đổi lịch họp.',
  },
  'council/present-twice': {
    title: 'Ghi trùng người dự họp',
    detail: 'Người mang mã {person} được ghi hai lần.',
    next: 'Hãy bỏ phần trùng.',
  },
  'council/not-online': {
    title: 'Phiên họp không có phần trực tuyến',
    detail: 'Phiên họp được ấn định họp trực tiếp nên không ghi người dự trực tuyến.',
    next: 'Hãy đổi hình thức họp khi gửi tài liệu.',
  },
  'council/not-presiding': {
    title: 'Không phải người chủ trì',
    detail: 'Phiên họp này do người mang mã {person} chủ trì.',
  },
  'council/counting-panel-size': {
    title: 'Ban kiểm phiếu không đúng số người',
    detail: 'Ban kiểm phiếu có {count} người. Quy định là {needed}.',
    next: 'Hãy bầu lại ban kiểm phiếu.',
  },
  'council/counting-panel-absent': {
    title: 'Ban kiểm phiếu có người vắng',
    detail: 'Người sau của ban kiểm phiếu không dự họp: {people}.',
    next: 'Hãy bầu người đang dự họp.',
  },
  'quorum/too-few': {
    title: 'Chưa đủ số thành viên dự họp',
    detail: 'Có {present} trên {base} thành viên dự họp. Cần ít nhất {needed}.',
    next: 'Hãy đổi lịch họp.',
  },
  'quorum/nobody-presides': {
    title: 'Không có người chủ trì',
    detail: 'Chủ tịch vắng mặt và phó chủ tịch chưa được ủy quyền bằng văn bản.',
    next: 'Hãy lập văn bản ủy quyền, hoặc đổi lịch họp.',
  },
  'quorum/seat-absent': {
    title: 'Vắng người bắt buộc phải dự',
    detail: 'Ghế {seat} bắt buộc phải có mặt.',
    next: 'Hãy đổi lịch họp.',
  },
  'quorum/seat-unfilled': {
    title: 'Ghế bắt buộc còn trống',
    detail: 'Hội đồng chưa có ghế {seat}.',
    next: 'Hãy bổ sung thành viên.',
  },
  'quorum/seat-not-replaced': {
    title: 'Chưa thay người từ chối ở ghế bắt buộc',
    detail: 'Người giữ ghế {seat} đã phải từ chối.',
    next: 'Hãy cử người thay.',
  },
}

/** Councils, their sittings and who may take part. */
export const councilMessages: Messages = { ...seats, ...sittings }
