/** Words of classified tasks. */
export const classified = {
  register: 'Ghi nhận nhiệm vụ mật',
  registeredNow: 'Đã ghi nhận nhiệm vụ mật',
  next: 'Hệ thống đã đặt mã. Hãy dùng mã này trên hồ sơ giấy.',
  titleOf: (code: string) => `Nhiệm vụ mật ${code}`,
  why: 'Theo Luật Bảo vệ bí mật nhà nước, nội dung được theo dõi ngoài hệ thống nối mạng.',
  shown: 'Hệ thống chỉ giữ mã, ngày tháng và giai đoạn. Chỉ người được tiếp cận bí mật nhà nước xem được.',
  closedNetwork: (document: string) =>
    `Hệ thống này là mạng khép kín, theo ${document}. ` +
    'Nội dung và tệp chỉ người được tiếp cận bí mật nhà nước xem được.',
  contents: 'Nội dung',
  effects: {
    noteClassifiedContent: 'Mọi người được tiếp cận đọc được ngay. Nội dung đã ghi không sửa được.',
  } as Readonly<Record<string, string>>,
  notedBy: (who: string, when: string) => `${who}, ${when}`,
  stage: 'Giai đoạn',
  since: 'Giai đoạn từ ngày',
  startsOn: 'Bắt đầu dự kiến',
  endsOn: 'Kết thúc dự kiến',
  registered: 'Đăng ký ngày',
  closed: 'Kết thúc theo dõi ngày',
  done: (title: string) => `Đã ghi: ${title.toLowerCase()}.`,
} as const
