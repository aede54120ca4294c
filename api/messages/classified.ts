import type { Messages } from './message'

/** State secrets: what is not taken in, and how clearances and classified tasks are kept. */
export const classifiedMessages: Messages = {
  'classified/content-refused': {
    title: 'Không nhận nội dung của nhiệm vụ mật',
    detail:
      'Luật Bảo vệ bí mật nhà nước không cho đưa bí mật nhà nước vào hệ thống nối mạng. ' +
      'Với nhiệm vụ mật, hệ thống chỉ giữ mã, ngày tháng và giai đoạn.',
    next: 'Hãy bỏ tên, nội dung, kinh phí, người và tệp, và lưu chúng theo chế độ mật.',
  },
  'classified/network-not-closed': {
    title: 'Không ghi nội dung mật vào hệ thống nối mạng',
    detail:
      'Theo Luật Bảo vệ bí mật nhà nước, nội dung mật chỉ ghi ở mạng khép kín đã phê duyệt. ' +
      'Hệ thống này chưa được khai là mạng như vậy.',
    next: 'Hãy lưu nội dung ngoài hệ thống. Mã, ngày tháng và giai đoạn vẫn ghi được.',
  },
  'classified/marked-title': {
    title: 'Tên mang dấu độ mật',
    detail: 'Tên nhiệm vụ có dấu Mật, Tối mật hoặc Tuyệt mật. Hệ thống nối mạng không nhận bí mật nhà nước.',
    next: 'Bí mật nhà nước thì gửi bản giấy theo Luật Bảo vệ bí mật nhà nước. Nếu không phải, hãy sửa tên.',
  },
  'classified/marked-file': {
    title: 'Tên tệp mang dấu độ mật',
    detail: 'Tệp {name} có dấu Mật, Tối mật hoặc Tuyệt mật. Hệ thống nối mạng không nhận bí mật nhà nước.',
    next: 'Bí mật nhà nước thì gửi bản giấy theo Luật Bảo vệ bí mật nhà nước. Nếu không, hãy đổi tên tệp.',
  },
  'classified/not-classified': {
    title: 'Không phải nhiệm vụ mật',
    detail: 'Chỉ nhiệm vụ mật được theo dõi bằng mã, ngày tháng và giai đoạn.',
  },
  'classified/stage-not-after': {
    title: 'Giai đoạn không đứng sau',
    detail: 'Giai đoạn mới phải đứng sau giai đoạn hiện nay.',
    next: 'Hãy chọn giai đoạn sau.',
  },
  'classified/day-before-stage': {
    title: 'Ngày đứng trước giai đoạn hiện nay',
    detail: 'Giai đoạn hiện nay bắt đầu ngày {since}.',
    next: 'Hãy chọn ngày đó hoặc ngày sau.',
  },
  'classified/day-in-future': {
    title: 'Ngày chưa tới',
    detail: 'Chỉ ghi việc đã xảy ra, muộn nhất là hôm nay, {today}.',
    next: 'Hãy chọn hôm nay hoặc ngày trước.',
  },
  'classified/dates-reversed': {
    title: 'Ngày chưa đúng thứ tự',
    detail: 'Ngày kết thúc dự kiến đứng trước ngày bắt đầu.',
    next: 'Hãy sửa một trong hai ngày.',
  },
  'rights/not-cleared': {
    title: 'Chưa được tiếp cận bí mật nhà nước',
    detail: 'Việc này chỉ dành cho người có văn bản cho tiếp cận bí mật nhà nước còn hiệu lực.',
    next: 'Hãy nhờ người quản trị ghi văn bản cho phép.',
  },
  'clearance/own': {
    title: 'Không tự cho mình tiếp cận',
    detail: 'Người quản trị không cho phép hoặc kết thúc quyền tiếp cận bí mật nhà nước của chính mình.',
    next: 'Hãy nhờ một người quản trị khác.',
  },
  'clearance/overlaps': {
    title: 'Đã được phép trong thời gian này',
    detail: 'Người này đã được tiếp cận bí mật nhà nước trong một phần thời gian.',
    next: 'Hãy chọn ngày đầu sau ngày cuối của lần trước.',
  },
  'clearance/end-in-past': {
    title: 'Ngày cuối đã qua',
    detail: 'Ngày cuối sớm nhất là hôm qua, {yesterday}: quyền tiếp cận hết ngay.',
    next: 'Hãy chọn ngày đó hoặc ngày sau.',
  },
  'clearance/end-moved-later': {
    title: 'Không kéo dài bằng cách này',
    detail: 'Ngày cuối mới phải đứng trước ngày cuối đã ghi, {to}.',
    next: 'Muốn kéo dài, hãy ghi văn bản mới, bắt đầu sau ngày cuối đã ghi.',
  },
}
