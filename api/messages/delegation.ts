import type { Messages } from './message'

/** Why a delegation is not made or not revoked. */
export const delegationMessages: Messages = {
  'delegation/to-oneself': {
    title: 'Không ủy quyền cho chính mình',
    detail: 'Người được ủy quyền phải là người khác.',
    next: 'Hãy chọn một người cùng tổ chức.',
  },
  'delegation/begins-in-past': {
    title: 'Ngày đầu đã qua',
    detail: 'Ủy quyền bắt đầu sớm nhất là hôm nay, {today}.',
    next: 'Hãy chọn hôm nay hoặc ngày sau.',
  },
  'delegation/role-not-held': {
    title: 'Không giữ vai trò suốt thời gian này',
    detail: 'Chỉ ủy quyền được vai trò chính mình giữ ở tổ chức này từ ngày đầu đến ngày cuối.',
    next: 'Hãy chọn vai trò hoặc thời gian khác. Vai trò được ủy quyền không ủy quyền tiếp được.',
  },
  'delegation/of-another-organisation': {
    title: 'Người này không thuộc tổ chức',
    detail: 'Người được ủy quyền phải giữ một vai trò ở cùng tổ chức vào ngày đầu.',
    next: 'Hãy chọn người cùng tổ chức, hoặc nhờ người quản trị giao vai trò trước.',
  },
  'delegation/not-of-the-role': {
    title: 'Việc không thuộc vai trò',
    detail: 'Vai trò này không làm được việc {act}.',
    next: 'Hãy chọn việc trong danh sách của vai trò.',
  },
  'delegation/overlaps': {
    title: 'Đã có ủy quyền trong thời gian này',
    detail: 'Vai trò này đã ủy quyền cho người đó trong một phần thời gian.',
    next: 'Hãy thu hồi ủy quyền đang có, hoặc chọn thời gian khác.',
  },
  'delegation/revoked-already': {
    title: 'Ủy quyền đã được thu hồi',
    detail: 'Ủy quyền này đã được thu hồi trước đó.',
  },
}
