/** The Vietnamese word for each value of an enumeration that letters show, by enumeration and value. */
export const words = {
  councilKind: {
    determination: 'hội đồng tư vấn xác định nhiệm vụ',
    selection: 'hội đồng tư vấn tuyển chọn',
    acceptance: 'hội đồng tư vấn đánh giá, nghiệm thu',
    appraisal: 'tổ thẩm định kinh phí',
  },
  councilWork: {
    determination: 'xác định nhiệm vụ đặt hàng',
    selection: 'chọn tổ chức và cá nhân thực hiện nhiệm vụ',
    acceptance: 'đánh giá, nghiệm thu kết quả nhiệm vụ',
    appraisal: 'thẩm định kinh phí nhiệm vụ',
  },
  seatRole: {
    chair: 'chủ tịch',
    viceChair: 'phó chủ tịch',
    reviewer: 'ủy viên phản biện',
    scientificSecretary: 'thư ký khoa học',
    member: 'ủy viên',
    adminSecretary: 'thư ký hành chính',
    head: 'tổ trưởng',
    deputy: 'tổ phó',
    fundManager: 'thành viên, đại diện đơn vị quản lý kinh phí',
    councilMember: 'thành viên, đại diện hội đồng',
    secretary: 'thư ký',
  },
  sittingMode: {
    inPerson: 'trực tiếp',
    online: 'trực tuyến',
    hybrid: 'trực tiếp kết hợp trực tuyến',
  },
  method: {
    openSelection: 'tuyển chọn',
    directAssignment: 'giao trực tiếp',
  },
  lumpSum: {
    final: 'khoán đến sản phẩm cuối cùng',
    partial: 'khoán từng phần',
  },
  rating: {
    excellent: 'xuất sắc',
    pass: 'đạt',
    fail: 'không đạt',
  },
  determination: {
    recommended: 'đề nghị thực hiện',
    recommendedWithChanges: 'đề nghị thực hiện, có chỉnh sửa',
    notRecommended: 'đề nghị không thực hiện',
  },
  cause: {
    objective: 'nguyên nhân khách quan',
    subjective: 'nguyên nhân chủ quan',
  },
  estimateLine: {
    remuneration: 'Thù lao',
    materials: 'Nguyên vật liệu, năng lượng',
    equipment: 'Máy móc, thiết bị',
    seminarsTravel: 'Hội thảo, công tác phí',
    hiredServices: 'Dịch vụ thuê ngoài',
    survey: 'Điều tra, khảo sát',
    other: 'Chi khác',
    overhead: 'Chi quản lý chung',
  },
  delegatedRole: {
    authority: 'cấp có thẩm quyền',
    dostLeader: 'lãnh đạo Sở Khoa học và Công nghệ',
    financeApprover: 'người duyệt của Sở Tài chính',
    treasury: 'Kho bạc Nhà nước',
  },
  accountChange: {
    passwordChanged: 'đã đổi mật khẩu',
    passwordReset: 'đã đặt lại mật khẩu bằng thư',
    secondFactorAdded: 'đã bật xác thực hai lớp',
    secondFactorRemoved: 'đã tắt xác thực hai lớp',
    recoveryCodeUsed: 'đã đăng nhập bằng mã dự phòng',
    tokenCreated: 'đã tạo khóa truy cập cho máy',
    nationalIdGiven: 'đã ghi số định danh cá nhân',
    emailAdded: 'đã thêm một địa chỉ thư để đăng nhập',
    emailRemoved: 'đã bỏ một địa chỉ thư',
    emailChanged: 'người quản trị đã đổi địa chỉ thư chính',
    peopleMerged: 'người quản trị đã gộp hai hồ sơ của Ông/Bà làm một',
  },
} as const

/** The name of an enumeration that has words. */
export type WordList = keyof typeof words

/** A value of an enumeration that has words. */
export type Word<L extends WordList> = keyof (typeof words)[L] & string

/** The Vietnamese word of a value. Throws RangeError when there is none: a letter never shows a code. */
export function wordFor(list: string, value: string): string {
  const found = (words as Readonly<Record<string, Readonly<Record<string, string>>>>)[list]?.[value]
  if (found === undefined) throw new RangeError(`No Vietnamese word for ${list} ${value}`)
  return found
}
