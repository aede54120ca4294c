import type { Messages } from './message'

/** The host's estimate: its team, its lines and the conditions of a lump sum to the final product. */
export const estimateMessages: Messages = {
  'estimate/not-whole-dong': {
    title: 'Số tiền chưa hợp lệ',
    detail: 'Số tiền phải là số đồng nguyên, không âm. Mục cần sửa: {where}.',
    next: 'Hãy sửa số tiền ở các mục được nêu.',
  },
  'estimate/line-unknown': {
    title: 'Khoản chi không có trong quy định',
    detail: 'Dự toán có khoản chi không được quy định: {lines}.',
    next: 'Hãy chuyển sang khoản chi đúng quy định.',
  },
  'estimate/line-twice': {
    title: 'Khoản chi bị lặp',
    detail: 'Khoản chi xuất hiện nhiều lần: {lines}.',
    next: 'Hãy gộp thành một khoản.',
  },
  'estimate/sum': {
    title: 'Tổng không khớp',
    detail: 'Phần {source} ghi {stated} đồng, nhưng cộng lại được {summed} đồng.',
    next: 'Hãy kiểm tra từng khoản và tổng.',
  },
  'estimate/investigators': {
    title: 'Số chủ nhiệm chưa đúng',
    detail: 'Dự toán có {count} chủ nhiệm; quy định là {needed}.',
    next: 'Hãy sửa danh sách người thực hiện.',
  },
  'estimate/investigator-differs': {
    title: 'Chủ nhiệm không khớp',
    detail: 'Chủ nhiệm trong dự toán khác với chủ nhiệm của hồ sơ.',
    next: 'Hãy ghi đúng chủ nhiệm của hồ sơ.',
  },
  'estimate/secretaries': {
    title: 'Quá nhiều thư ký khoa học',
    detail: 'Dự toán có {count} thư ký khoa học; nhiều nhất là {most}.',
    next: 'Hãy sửa danh sách người thực hiện.',
  },
  'estimate/main-members': {
    title: 'Quá nhiều thành viên chính',
    detail: 'Dự toán có {count} thành viên chính; nhiều nhất là {most}.',
    next: 'Hãy sửa danh sách người thực hiện.',
  },
  'estimate/weight': {
    title: 'Hệ số chức danh chưa đúng',
    detail: 'Hệ số của chức danh "{role}" ghi {weight}; quy định là {needed}.',
    next: 'Hãy sửa hệ số.',
  },
  'estimate/rate': {
    title: 'Mức thù lao vượt quy định',
    detail: 'Mức của chức danh "{role}" là {ratePerMonth} đồng một tháng; cao nhất là {most} đồng.',
    next: 'Hãy giảm mức thù lao.',
  },
  'estimate/rate-by-weight': {
    title: 'Mức thù lao không theo hệ số',
    detail: 'Mức của chức danh "{role}" là {ratePerMonth} đồng; tính theo hệ số là {needed} đồng.',
    next: 'Hãy tính lại theo hệ số.',
  },
  'estimate/months': {
    title: 'Số tháng quy đổi chưa đúng',
    detail: 'Chức danh "{role}" ghi {convertedMonths} tháng; nhiệm vụ kéo dài {durationMonths} tháng.',
    next: 'Hãy sửa số tháng quy đổi.',
  },
  'estimate/part-of-a-day': {
    title: 'Số tháng quy đổi lẻ ngày',
    detail: 'Số tháng {convertedMonths} của "{role}" không ra ngày tròn, với {daysPerMonth} ngày một tháng.',
    next: 'Hãy quy đổi theo ngày làm việc tròn.',
  },
  'estimate/amount': {
    title: 'Thành tiền chưa đúng',
    detail: 'Thành tiền của chức danh "{role}" ghi {amount} đồng; tính ra {needed} đồng.',
    next: 'Hãy tính lại thành tiền.',
  },
  'estimate/overhead': {
    title: 'Chi quản lý chung chưa đúng',
    detail: 'Chi quản lý chung ghi {overhead} đồng; tính ra {needed} đồng.',
    next: 'Hãy tính lại chi quản lý chung.',
  },
  'estimate/domestic-experts': {
    title: 'Thuê chuyên gia trong nước vượt mức',
    detail: 'Chi thuê chuyên gia trong nước {amount} đồng; cao nhất là {most} đồng.',
    next: 'Hãy giảm mức chi hoặc giải trình.',
  },
  'estimate/foreign-experts': {
    title: 'Thuê chuyên gia nước ngoài vượt mức',
    detail: 'Chi thuê chuyên gia nước ngoài {amount} đồng; cao nhất là {most} đồng.',
    next: 'Hãy giảm mức chi hoặc giải trình.',
  },
  'estimate/final-lump-products': {
    title: 'Chưa đủ điều kiện khoán đến sản phẩm cuối cùng',
    detail: 'Sản phẩm phải xác định được chất lượng và số lượng. Chưa rõ: {products}.',
    next: 'Hãy nêu rõ sản phẩm, hoặc chọn khoán từng phần.',
  },
  'estimate/final-lump-user': {
    title: 'Chưa đủ điều kiện khoán đến sản phẩm cuối cùng',
    detail: 'Khoán đến sản phẩm cuối cùng cần có địa chỉ ứng dụng kết quả.',
    next: 'Hãy nêu đơn vị ứng dụng, hoặc chọn khoán từng phần.',
  },
  'estimate/final-lump-tasks-led': {
    title: 'Chưa đủ điều kiện khoán đến sản phẩm cuối cùng',
    detail: 'Tổ chức chủ trì đã hoàn thành {count} nhiệm vụ; cần ít nhất {needed}.',
    next: 'Hãy chọn khoán từng phần.',
  },
  'estimate/final-lump-assets-share': {
    title: 'Tài sản và đoàn ra vượt tỷ lệ',
    detail: 'Mua tài sản và đoàn ra là {assets} đồng; cao nhất là {most} đồng.',
    next: 'Hãy giảm khoản này, hoặc chọn khoán từng phần.',
  },
  'estimate/final-lump-assets-ceiling': {
    title: 'Tài sản và đoàn ra vượt mức trần',
    detail: 'Mua tài sản và đoàn ra là {assets} đồng; mức trần là {most} đồng.',
    next: 'Hãy giảm khoản này, hoặc chọn khoán từng phần.',
  },
}
