import type { Messages } from './message'

/** The contract and the plan of its tranches. */
export const contractMessages: Messages = {
  'contract/no-products': {
    title: 'Hợp đồng chưa có sản phẩm',
    detail: 'Hợp đồng phải nêu sản phẩm của nhiệm vụ.',
    next: 'Hãy chọn các sản phẩm của hợp đồng.',
  },
  'contract/product-twice': {
    title: 'Sản phẩm bị lặp',
    detail: 'Một sản phẩm được nêu hai lần trong hợp đồng.',
    next: 'Hãy bỏ sản phẩm bị lặp.',
  },
  'contract/end': {
    title: 'Ngày kết thúc không khớp',
    detail: 'Ngày kết thúc {endsOn} không khớp thời gian thực hiện đã phê duyệt.',
    next: 'Hãy thực hiện lại việc ký.',
  },
  'contract/signed-already': {
    title: 'Đã ký',
    detail: 'Bên này đã ký, hoặc hợp đồng không sửa được sau khi có chữ ký.',
  },
  'contract/without-reasons': {
    title: 'Chưa nêu lý do',
    detail: 'Không ký hợp đồng thì phải nêu lý do.',
    next: 'Hãy nêu ít nhất một lý do.',
  },
  'contract/number-taken': {
    title: 'Số hợp đồng đã dùng',
    detail: 'Một hợp đồng khác đã mang số này.',
    next: 'Hãy chọn số khác.',
  },
  'contract/one-person-for-both': {
    title: 'Một người không ký cho cả hai bên',
    detail: 'Hai bên phải do hai người khác nhau ký.',
    next: 'Hãy để người đại diện của bên kia ký.',
  },
  'plan/empty': {
    title: 'Chưa có đợt cấp tiền',
    detail: 'Kế hoạch cấp tiền phải có ít nhất một đợt.',
    next: 'Hãy thêm các đợt cấp tiền.',
  },
  'plan/numbering': {
    title: 'Số thứ tự đợt không liền nhau',
    detail: 'Các đợt phải đánh số liên tục từ 1.',
    next: 'Hãy đánh lại số thứ tự.',
  },
  'plan/not-positive': {
    title: 'Đợt cấp không có tiền',
    detail: 'Các đợt sau chưa có số tiền: {tranches}.',
    next: 'Hãy ghi số tiền lớn hơn 0.',
  },
  'plan/sum': {
    title: 'Tổng các đợt không khớp hợp đồng',
    detail: 'Các đợt cộng lại là {summed} đồng, hợp đồng là {contract} đồng.',
    next: 'Hãy sửa số tiền các đợt.',
  },
  'plan/last': {
    title: 'Đợt cuối chưa đúng',
    detail: 'Chỉ đợt sau cùng là lần thanh toán cuối.',
    next: 'Hãy sửa thứ tự các đợt.',
  },
}
