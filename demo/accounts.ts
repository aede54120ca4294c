import { people } from './province'

/**
 * The password of every demonstration account: the
 * demonstration holds nothing that is not invented or public.
 */
export const demoPassword = 'TinhMinhHoa-2026'

/** A demonstration account that the start prints. */
export interface DemoAccount {
  readonly role: string
  readonly email: string
  readonly name: string
}

const shown: readonly (readonly [role: string, personId: string])[] = [
  ['Đơn vị đề xuất', 'P-017'],
  ['Chủ nhiệm, tổ chức chủ trì', 'P-049'],
  ['Chuyên gia hội đồng', 'P-072'],
  ['Chuyên viên Sở KH&CN', 'P-005'],
  ['Lãnh đạo Sở KH&CN', 'P-003'],
  ['UBND tỉnh', 'P-001'],
  ['Sở Tài chính: người lập', 'P-011'],
  ['Sở Tài chính: người duyệt', 'P-013'],
  ['Kho bạc Nhà nước', 'P-014'],
]

const byRole: readonly (readonly [role: string, code: string])[] = [
  ['Thanh tra, kiểm toán', 'auditor'],
  ['Quản trị', 'admin'],
]

/** One account for each role. */
export function demoAccounts(): DemoAccount[] {
  const all = people()
  const named = shown.map(([role, id]) => ({ role, person: all.find((person) => person.id === id) }))
  const held = byRole.map(([role, code]) => ({
    role,
    person: all.find(({ roles }) => roles.some((one) => one.role === code)),
  }))
  return [...named, ...held].flatMap(({ role, person }) =>
    person ? [{ role, email: person.email, name: person.name }] : [],
  )
}
