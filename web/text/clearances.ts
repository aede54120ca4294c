/** Words of clearances for state secrets. */
export const clearances = {
  title: 'Tiếp cận bí mật nhà nước',
  grant: 'Ghi văn bản cho tiếp cận',
  none: 'Người này chưa được tiếp cận bí mật nhà nước.',
  rule: 'Chỉ người có văn bản còn hiệu lực mới thấy nhiệm vụ mật. Dòng đã ghi không bị xóa.',
  document: 'Văn bản cho tiếp cận',
  states: { future: 'Chưa tới', current: 'Đang có hiệu lực', ended: 'Đã kết thúc' },
  lastDayHint: 'Sớm nhất là hôm qua: quyền tiếp cận hết ngay.',
  granting: {
    title: 'Ghi văn bản cho tiếp cận bí mật nhà nước',
    submit: 'Ghi văn bản',
    effect: 'Trong thời gian này, người này thấy mã, ngày tháng và giai đoạn của nhiệm vụ mật theo vai trò.',
    done: 'Đã ghi văn bản cho tiếp cận.',
  },
  ending: {
    title: 'Kết thúc tiếp cận bí mật nhà nước',
    submit: 'Kết thúc tiếp cận',
    effect: 'Sau ngày cuối, người này không thấy nhiệm vụ mật nữa. Việc đã làm vẫn có hiệu lực.',
    done: 'Đã đặt ngày cuối.',
  },
} as const
