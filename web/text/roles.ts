/** The roles that can be granted, in the order of forms, with their words. */
export const roleTitles = {
  authority: 'Lãnh đạo Ủy ban nhân dân',
  dostLeader: 'Lãnh đạo Sở Khoa học và Công nghệ',
  dostOfficer: 'Chuyên viên Sở Khoa học và Công nghệ',
  proposer: 'Đại diện đơn vị đề xuất',
  hostRepresentative: 'Đại diện tổ chức chủ trì',
  principalInvestigator: 'Chủ nhiệm nhiệm vụ',
  partnerOrganization: 'Đại diện tổ chức phối hợp',
  resultUser: 'Đơn vị sử dụng kết quả',
  teamMember: 'Thành viên thực hiện nhiệm vụ',
  expert: 'Chuyên gia',
  appraisalTeam: 'Thành viên tổ thẩm định kinh phí',
  financeOfficer: 'Người lập, Sở Tài chính',
  financeApprover: 'Người duyệt, Sở Tài chính',
  treasury: 'Kho bạc Nhà nước',
  auditor: 'Thanh tra, kiểm toán',
  admin: 'Quản trị hệ thống',
} as const

/** The code of a role. */
export type RoleCode = keyof typeof roleTitles

/** Every role's code. */
export const roleCodes = Object.keys(roleTitles) as RoleCode[]
