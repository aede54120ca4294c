import type { Messages } from './message'

/** Appropriations, tranches, settlements and refunds. */
export const moneyMessages: Messages = {
  'money/unknown-source': {
    title: 'Không có nguồn này',
    detail: 'Không có nguồn kinh phí {source}.',
    next: 'Hãy chọn nguồn trong danh sách.',
  },
  'money/not-positive': {
    title: 'Số tiền phải lớn hơn 0',
    detail: 'Dự toán đề nghị phải là số đồng lớn hơn 0.',
    next: 'Hãy sửa số tiền.',
  },
  'money/year-over': {
    title: 'Năm ngân sách đã hết',
    detail: 'Không đề nghị thêm dự toán cho năm đã hết.',
    next: 'Hãy đề nghị cho năm hiện tại hoặc năm sau.',
  },
  'money/nothing-proposed': {
    title: 'Chưa có đề nghị',
    detail: 'Nguồn này không có đề nghị nào đang chờ duyệt.',
    next: 'Hãy chờ Sở Tài chính đề nghị.',
  },
  'money/approver-is-proposer': {
    title: 'Người duyệt phải là người khác',
    detail: 'Người đề nghị không được tự duyệt dự toán.',
    next: 'Hãy để người khác có thẩm quyền duyệt.',
  },
  'money/appropriation-exceeded': {
    title: 'Vượt dự toán năm',
    detail: 'Dự toán còn lại của năm không đủ cho khoản này.',
    next: 'Hãy chờ bổ sung dự toán hoặc chuyển sang năm sau.',
  },
  'money/contract-exceeded': {
    title: 'Vượt hợp đồng',
    detail: 'Tổng đã cấp và đang giữ vượt kinh phí của hợp đồng.',
    next: 'Hãy kiểm tra các đợt đã đề nghị.',
  },
  'funding/frozen': {
    title: 'Kinh phí đang tạm dừng',
    detail: 'Nhiệm vụ đang tạm dừng nên chưa cấp tiền.',
    next: 'Hãy chờ quyết định tiếp theo về nhiệm vụ.',
  },
  'funding/stopped': {
    title: 'Không còn cấp tiền',
    detail: 'Nhiệm vụ đã kết thúc hoặc đã quyết toán nên không cấp thêm tiền.',
  },
  'funding/no-such-tranche': {
    title: 'Không có đợt này',
    detail: 'Hợp đồng có {planned} đợt, không có đợt {number}.',
    next: 'Hãy chọn đợt trong kế hoạch.',
  },
  'funding/tranche-taken': {
    title: 'Đợt này đã được đề nghị',
    detail: 'Đợt này đã được cấp hoặc đang chờ xử lý.',
    next: 'Hãy xem tình trạng các đợt của hợp đồng.',
  },
  'funding/tranche-order': {
    title: 'Chưa đến đợt này',
    detail: 'Phải cấp xong đợt {first} trước đợt {number}.',
    next: 'Hãy đề nghị đợt {first}.',
  },
  'funding/amount-differs': {
    title: 'Số tiền khác kế hoạch',
    detail: 'Kế hoạch của đợt này là {plannedDong}.',
    next: 'Hãy đề nghị đúng số tiền trong hợp đồng.',
  },
  'funding/above-unsettled': {
    title: 'Vượt số chưa thanh toán',
    detail: 'Phần đã cấp chưa thanh toán còn {unsettledDong}.',
    next: 'Hãy sửa số tiền.',
  },
  'settlement/not-positive': {
    title: 'Số tiền phải lớn hơn 0',
    detail: 'Số đề nghị thanh toán phải lớn hơn 0.',
    next: 'Hãy sửa số tiền.',
  },
  'settlement/above-paid': {
    title: 'Vượt số đã cấp',
    detail: 'Số thanh toán không được vượt số đã cấp mà chưa thanh toán.',
    next: 'Hãy đối chiếu với các đợt đã cấp.',
  },
  'settlement/above-declared': {
    title: 'Xác nhận vượt kê khai',
    detail: 'Kê khai là {declaredDong}, xác nhận là {confirmedDong}.',
    next: 'Hãy sửa số xác nhận.',
  },
  'settlement/cut-without-reason': {
    title: 'Chưa nêu lý do cắt giảm',
    detail: 'Xác nhận ít hơn kê khai thì phải nêu lý do.',
    next: 'Hãy nêu lý do.',
  },
  'settlement/equipment-above-advances': {
    title: 'Tiền thiết bị quá lớn',
    detail: 'Tiền thiết bị loại trừ vượt số tạm ứng chưa thanh toán.',
    next: 'Hãy sửa số tiền thiết bị.',
  },
  'settlement/still-pending': {
    title: 'Còn việc đang chờ',
    detail: 'Còn đề nghị cấp tiền hoặc hồ sơ thanh toán chưa xử lý xong.',
    next: 'Hãy chờ xử lý xong rồi thực hiện lại.',
  },
  'settlement/none-submitted': {
    title: 'Chưa có hồ sơ thanh toán',
    detail: 'Không có hồ sơ thanh toán nào đang chờ xác nhận.',
  },
  'settlement/without-reasons': {
    title: 'Chưa nêu lý do',
    detail: 'Trả lại hồ sơ thanh toán thì phải nêu lý do.',
    next: 'Hãy nêu ít nhất một lý do.',
  },
  'settlement/confirmer-is-maker': {
    title: 'Người xác nhận phải là người khác',
    detail: 'Người lập hồ sơ thanh toán không được tự xác nhận.',
    next: 'Hãy để người quản lý kinh phí xác nhận.',
  },
  'settlement/final-already': {
    title: 'Đã quyết toán',
    detail: 'Nhiệm vụ chỉ quyết toán một lần và đã quyết toán.',
  },
  'settlement/not-accepted': {
    title: 'Chưa nghiệm thu đạt',
    detail: 'Quyết toán chỉ thực hiện khi nhiệm vụ được nghiệm thu từ mức đạt.',
    next: 'Hãy chờ kết luận nghiệm thu.',
  },
  'settlement/unsettled': {
    title: 'Còn tạm ứng chưa thanh toán',
    detail: 'Còn {unsettledDong} đã cấp mà chưa thanh toán hoặc nộp lại.',
    next: 'Hãy thanh toán hết tạm ứng trước.',
  },
  'settlement/final-differs': {
    title: 'Số quyết toán không khớp',
    detail: 'Đã thanh toán {settledDong}, đề nghị quyết toán {approvedDong}.',
    next: 'Hãy quyết toán đúng số đã thanh toán.',
  },
  'settlement/savings-above': {
    title: 'Tiết kiệm vượt số quyết toán',
    detail: 'Tiết kiệm {savedDong} lớn hơn số quyết toán {settledDong}.',
    next: 'Hãy sửa số tiết kiệm.',
  },
  'savings/negative': {
    title: 'Tiết kiệm không được âm',
    detail: 'Phần tiết kiệm phải là số không âm.',
    next: 'Hãy sửa số tiết kiệm.',
  },
  'refund/none-due': {
    title: 'Không có khoản phải hoàn trả',
    detail: 'Chưa có quyết định hoàn trả, hoặc đã hoàn trả đủ.',
  },
  'refund/above-due': {
    title: 'Vượt số phải hoàn trả',
    detail: 'Số còn phải hoàn trả là {leftDong}.',
    next: 'Hãy sửa số tiền.',
  },
}
