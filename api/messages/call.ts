import type { Messages } from './message'

/** Calls and dossiers. */
export const callMessages: Messages = {
  'call/not-posted': {
    title: 'Chưa có thông báo',
    detail: 'Nhiệm vụ này chưa có thông báo tuyển chọn nên chưa nhận hồ sơ.',
    next: 'Hãy chờ thông báo.',
  },
  'call/deadline-passed': {
    title: 'Đã hết hạn nộp hồ sơ',
    detail: 'Hạn nộp là {deadline}. Máy chủ nhận yêu cầu lúc {at}.',
    next: 'Không thể nộp, thay hoặc rút hồ sơ sau hạn.',
  },
  'call/notice-too-short': {
    title: 'Thời gian thông báo chưa đủ',
    detail: 'Hạn nộp hồ sơ sớm nhất là ngày {earliest}.',
    next: 'Hãy chọn hạn nộp muộn hơn.',
  },
  'call/deadline-on-day-off': {
    title: 'Hạn nộp rơi vào ngày nghỉ',
    detail: 'Ngày {deadline} là ngày nghỉ. Ngày làm việc kế tiếp là {next}.',
    next: 'Hãy chọn một ngày làm việc.',
  },
  'call/host-not-named': {
    title: 'Chưa nêu tổ chức được giao',
    detail: 'Giao trực tiếp thì phải nêu tổ chức được đề nghị lập hồ sơ.',
    next: 'Hãy chọn tổ chức.',
  },
  'call/open-to-all': {
    title: 'Tuyển chọn thì không nêu một tổ chức',
    detail: 'Nhiệm vụ này được tuyển chọn công khai, mọi tổ chức đủ điều kiện đều được nộp hồ sơ.',
    next: 'Hãy bỏ trống mục tổ chức.',
  },
  'call/direct-without-reason': {
    title: 'Chưa nêu lý do giao trực tiếp',
    detail: 'Giao trực tiếp thì phải ghi lý do.',
    next: 'Hãy ghi lý do rồi gửi lại.',
  },
  'call/not-the-named-host': {
    title: 'Không phải tổ chức được giao trực tiếp',
    detail: 'Nhiệm vụ này chỉ nhận hồ sơ của tổ chức được giao trực tiếp.',
  },
  'call/line-twice': {
    title: 'Mục dự toán bị lặp',
    detail: 'Các mục dự toán bị lặp: {lines}.',
    next: 'Hãy gộp mỗi mục vào một dòng.',
  },
  'call/already-applied': {
    title: 'Đã có hồ sơ này',
    detail: 'Tổ chức và chủ nhiệm này đã có một hồ sơ trong đợt này.',
    next: 'Hãy thay hồ sơ đã nộp.',
  },
  'call/not-your-application': {
    title: 'Không có hồ sơ này',
    detail: 'Ông/Bà không có hồ sơ nào mang mã này.',
    next: 'Hãy kiểm tra lại mã hồ sơ.',
  },
  'call/unknown-application': {
    title: 'Không có hồ sơ này',
    detail: 'Đợt này không có hồ sơ mang mã {id}.',
    next: 'Hãy chọn hồ sơ trong danh sách.',
  },
  'call/not-your-organisation': {
    title: 'Không phải tổ chức của Ông/Bà',
    detail: 'Ông/Bà chỉ được nộp hồ sơ cho tổ chức mà mình làm chủ nhiệm hoặc đại diện.',
    next: 'Hãy chọn tổ chức của mình.',
  },
  'call/unknown-organisation': {
    title: 'Không có tổ chức này',
    detail: 'Không có tổ chức mang mã {id}.',
    next: 'Hãy chọn tổ chức trong danh sách.',
  },
  'call/unknown-person': {
    title: 'Không có người này',
    detail: 'Không có người mang mã {id}.',
    next: 'Hãy chọn người trong danh sách.',
  },
  'call/invalid-without-reasons': {
    title: 'Chưa nêu lý do không hợp lệ',
    detail: 'Kết luận hồ sơ không hợp lệ thì phải nêu ít nhất một lý do.',
    next: 'Hãy nêu lý do rồi gửi lại.',
  },
  'call/second-call-lapsed': {
    title: 'Đã hết thời hạn thông báo lại',
    detail: 'Thông báo lần đầu được đăng ngày {first}. Thời hạn thông báo lại đã qua.',
    next: 'Hãy trình lãnh đạo quyết định hủy.',
  },
  'call/cancelled-without-reasons': {
    title: 'Chưa nêu lý do hủy',
    detail: 'Hủy tuyển chọn thì phải nêu ít nhất một lý do.',
    next: 'Hãy nêu lý do rồi gửi lại.',
  },
}
