import type { ChangeKind } from '../../db/administration/change'
import type { MergeSign } from '../../db/reads/merges'
import type { Messages } from './message'

/** Why an administrator's change is refused. */
export const administrationMessages: Messages = {
  'administration/stale': {
    title: 'Người khác vừa sửa',
    detail: 'Nội dung này đã thay đổi sau khi Ông/Bà mở trang.',
    next: 'Hãy tải lại trang, xem nội dung mới, rồi sửa tiếp.',
  },
  'administration/email-taken': {
    title: 'Thư điện tử đã có người dùng',
    detail: 'Mỗi địa chỉ thư điện tử chỉ thuộc một người.',
    next: 'Hãy tìm người đó trong danh sách, hoặc nhập địa chỉ khác.',
  },
  'administration/own-mandate': {
    title: 'Không tự giao, tự kết thúc vai trò',
    detail: 'Người quản trị không giao hoặc kết thúc vai trò của chính mình.',
    next: 'Hãy nhờ một người quản trị khác.',
  },
  'administration/dates-reversed': {
    title: 'Ngày chưa đúng thứ tự',
    detail: 'Ngày cuối đứng trước ngày đầu.',
    next: 'Hãy sửa một trong hai ngày.',
  },
  'administration/organisation-not-there': {
    title: 'Tổ chức không hoạt động vào ngày đó',
    detail: 'Tổ chức này chưa có, hoặc đã kết thúc, vào ngày {on}.',
    next: 'Hãy chọn tổ chức kế thừa, hoặc ngày khác.',
  },
  'administration/mandate-overlaps': {
    title: 'Vai trò đã có trong thời gian này',
    detail: 'Người này đã giữ vai trò đó ở tổ chức đó trong một phần thời gian.',
    next: 'Hãy chọn ngày đầu sau ngày cuối của lần giao trước.',
  },
  'administration/mandate-ended': {
    title: 'Vai trò đã kết thúc',
    detail: 'Vai trò này đã hết trước hôm nay. Việc đã làm vẫn có hiệu lực.',
  },
  'administration/end-in-past': {
    title: 'Ngày cuối đã qua',
    detail: 'Ngày cuối không thể trước hôm nay, {today}. Việc đã làm phải còn hiệu lực.',
    next: 'Hãy chọn hôm nay hoặc ngày sau.',
  },
  'administration/end-moved-later': {
    title: 'Không kéo dài bằng cách này',
    detail: 'Ngày cuối mới đứng sau ngày cuối đã ghi.',
    next: 'Hãy giao vai trò lần mới, bắt đầu sau ngày cuối đã ghi.',
  },
  'administration/last-administrator': {
    title: 'Phải còn người quản trị',
    detail: 'Sau ngày này không còn ai giữ vai trò quản trị.',
    next: 'Hãy giao vai trò quản trị cho người khác trước.',
  },
  'administration/successor-unknown': {
    title: 'Không có tổ chức kế thừa này',
    detail: 'Tổ chức kế thừa chưa có trong danh sách.',
    next: 'Hãy thêm tổ chức kế thừa trước.',
  },
  'administration/successor-without-end': {
    title: 'Thiếu ngày kết thúc',
    detail: 'Tổ chức có người kế thừa thì phải có ngày kết thúc.',
    next: 'Hãy nhập ngày kết thúc.',
  },
  'administration/successor-circle': {
    title: 'Kế thừa vòng tròn',
    detail: 'Tổ chức này sẽ kế thừa chính mình, trực tiếp hoặc qua tổ chức khác.',
    next: 'Hãy chọn tổ chức kế thừa khác.',
  },
  'administration/national-id-taken': {
    title: 'Số định danh đã có ở hồ sơ khác',
    detail: 'Số này đã ghi cho {holder}. Mỗi số định danh cá nhân chỉ thuộc một người.',
    next: 'Hai hồ sơ có thể là một người: hãy so và gộp ở trang Gộp người.',
  },
  'merge/same-person': {
    title: 'Chọn hai hồ sơ khác nhau',
    detail: 'Hồ sơ giữ lại và hồ sơ gộp vào đang là một.',
    next: 'Hãy chọn hồ sơ thứ hai.',
  },
  'merge/not-two': {
    title: 'Không còn là hai người',
    detail: 'Một trong hai hồ sơ không có, hoặc đã được gộp trước đó.',
    next: 'Hãy tải lại trang và chọn lại.',
  },
  'merge/of-oneself': {
    title: 'Không tự gộp hồ sơ của mình',
    detail: 'Người quản trị không đề nghị hoặc xác nhận việc gộp hồ sơ của chính mình.',
    next: 'Hãy nhờ một người quản trị khác.',
  },
  'merge/two-national-ids': {
    title: 'Hai số định danh khác nhau',
    detail: 'Hai hồ sơ có hai số định danh cá nhân khác nhau, nên là hai người.',
    next: 'Nếu một số ghi sai, hãy sửa số đó theo giấy tờ trước.',
  },
  'merge/one-council': {
    title: 'Cùng trong một hội đồng đang làm việc',
    detail: 'Cả hai hồ sơ đều có tên ở {council}. Gộp bây giờ thì một người giữ hai ghế.',
    next: 'Hãy chờ hội đồng kết thúc, hoặc thay người ở một ghế trước.',
  },
  'merge/one-process': {
    title: 'Cùng tham gia một việc đang chạy',
    detail: 'Cả hai hồ sơ đều đã làm hoặc có tên ở {processes}. Người lập và người duyệt phải là hai người.',
    next: 'Hãy chờ các bước này kết thúc rồi gộp.',
  },
  'merge/proposed-already': {
    title: 'Đã có đề nghị gộp',
    detail: 'Hai hồ sơ này đang chờ xác nhận gộp.',
    next: 'Hãy xem đề nghị ở trang Gộp người.',
  },
  'merge/second-needed': {
    title: 'Cần người quản trị thứ hai',
    detail: 'Người đề nghị không tự xác nhận khi còn người quản trị khác.',
    next: 'Hãy nhờ một người quản trị khác xem và xác nhận.',
  },
  'merge/decided-already': {
    title: 'Đề nghị không còn chờ',
    detail: 'Đề nghị gộp này không có, hoặc đã được xác nhận hay bác.',
    next: 'Hãy tải lại trang.',
  },
  'rights/letter-kept': {
    title: 'Không được đọc thư này',
    detail: 'Thư thuộc nhiệm vụ mật, nhiệm vụ mà Ông/Bà hồi tránh, hoặc hồ sơ còn niêm phong.',
    next: 'Ông/Bà vẫn xem được thư gửi cho ai và đã gửi chưa.',
  },
  'letter/not-made': {
    title: 'Chưa tạo được thư',
    detail: 'Mẫu thư thiếu dữ liệu: {cause}.',
    next: 'Hãy gửi thông tin này cho bên phát triển. Khi cài bản sửa, bấm gửi lại.',
  },
}

/** What an administrator did, as the log tells it. */
export const changeWords: Readonly<Record<ChangeKind, string>> = {
  personAdded: 'Thêm người',
  personChanged: 'Sửa thông tin người',
  nationalIdWritten: 'Ghi số định danh cá nhân',
  mergeProposed: 'Đề nghị gộp hai hồ sơ người',
  mergeDeclined: 'Không gộp hai hồ sơ người',
  peopleMerged: 'Gộp hai hồ sơ người',
  mandateGranted: 'Giao vai trò',
  mandateEnded: 'Kết thúc vai trò',
  beneficiaryAccountRegistered: 'Đăng ký tài khoản thụ hưởng',
  beneficiaryAccountConfirmed: 'Xác nhận tài khoản thụ hưởng',
  beneficiaryAccountRejected: 'Không xác nhận tài khoản thụ hưởng',
  clearanceGranted: 'Cho tiếp cận bí mật nhà nước',
  clearanceEnded: 'Kết thúc tiếp cận bí mật nhà nước',
  delegationMade: 'Ủy quyền',
  delegationRevoked: 'Thu hồi ủy quyền',
  organisationAdded: 'Thêm tổ chức',
  organisationChanged: 'Sửa tổ chức',
  calendarChanged: 'Sửa lịch làm việc',
  letterRead: 'Đọc nội dung thư',
  letterRetried: 'Gửi lại thư',
  clockMoved: 'Đưa đồng hồ tập huấn tới trước',
}

/** Why two records may be of one person. */
export const mergeSignWords: Readonly<Record<MergeSign, string>> = {
  name: 'Trùng tên, cùng tổ chức',
  nationalId: 'Khai trùng số định danh',
  email: 'Xác nhận trùng địa chỉ thư',
}
