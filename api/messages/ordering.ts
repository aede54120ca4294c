import type { Messages } from './message'

/** Orders. */
export const orderingMessages: Messages = {
  'ordering/product-twice': {
    title: 'Sản phẩm bị lặp',
    detail: 'Hai sản phẩm mang cùng một mã.',
    next: 'Hãy đặt cho mỗi sản phẩm một mã riêng.',
  },
  'ordering/product-texts-differ': {
    title: 'Danh sách sản phẩm không khớp',
    detail: 'Mỗi sản phẩm phải có đúng một phần mô tả. Mã chưa khớp: {ids}.',
    next: 'Hãy đối chiếu products và productTexts.',
  },
  'ordering/not-your-organisation': {
    title: 'Không phải đơn vị của Ông/Bà',
    detail: 'Ông/Bà chỉ được đề xuất thay cho đơn vị mà mình đại diện.',
    next: 'Hãy chọn đơn vị của mình.',
  },
  'ordering/unknown-organisation': {
    title: 'Không có tổ chức này',
    detail: 'Không có tổ chức mang mã {id}.',
    next: 'Hãy chọn tổ chức trong danh sách.',
  },
  'ordering/unknown-person': {
    title: 'Không có người này',
    detail: 'Không có người mang mã {id}.',
    next: 'Hãy chọn người trong danh sách.',
  },
  'ordering/unknown-task': {
    title: 'Không có nhiệm vụ này',
    detail: 'Không có nhiệm vụ mang mã {id} để đối chiếu.',
    next: 'Hãy chọn nhiệm vụ trong kết quả tra cứu.',
  },
  'ordering/no-edition': {
    title: 'Chưa có quy định áp dụng',
    detail: 'Chưa có bộ quy định nào có hiệu lực vào ngày {date}.',
    next: 'Hãy kiểm tra ngày của đề xuất.',
  },
  'ordering/no-defects': {
    title: 'Chưa nêu thiếu sót',
    detail: 'Trả lại đề xuất thì phải nêu ít nhất một thiếu sót.',
    next: 'Hãy nêu mọi thiếu sót trong một lần.',
  },
  'ordering/overlap-not-clear': {
    title: 'Kết luận không khớp kết quả tra cứu',
    detail: 'Có nhiệm vụ trùng lặp ở mức cao nên không thể kết luận là không trùng.',
    next: 'Hãy chuyển hội đồng xem xét hoặc đề nghị từ chối.',
  },
  'ordering/refusal-without-reasons': {
    title: 'Chưa nêu lý do từ chối',
    detail: 'Từ chối đề xuất thì phải nêu ít nhất một lý do.',
    next: 'Hãy nêu lý do rồi gửi lại.',
  },
}
