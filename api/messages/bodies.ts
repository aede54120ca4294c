import type { Relation, Role } from '../../domain/life'
import { rights } from '../../domain/rights'

/** The agency's name. */
export const dost = 'Sở Khoa học và Công nghệ'
/** The body's name. */
export const council = 'Hội đồng tư vấn'
/** What those who are outside a council are told of its work. */
export const councilAtWork = 'Hội đồng chuẩn bị, họp và kết luận'
const proposer = 'Đơn vị đề xuất'
/** The body's name. */
export const host = 'Tổ chức chủ trì'
/** The body's name. */
export const appraisers = 'Tổ thẩm định kinh phí'

/** The body for which the holders of a role act: the public learns which agency, never who. */
export const bodyOfRole: Readonly<Record<Role, string>> = {
  authority: 'Ủy ban nhân dân cấp tỉnh',
  dostOfficer: dost,
  dostLeader: dost,
  proposer,
  principalInvestigator: host,
  hostRepresentative: host,
  partnerOrganization: 'Tổ chức phối hợp',
  resultUser: 'Đơn vị sử dụng kết quả',
  teamMember: host,
  expert: council,
  appraisalTeam: appraisers,
  financeOfficer: 'Sở Tài chính',
  financeApprover: 'Sở Tài chính',
  treasury: 'Kho bạc Nhà nước',
  auditor: 'Cơ quan thanh tra, kiểm toán',
  admin: dost,
}

/** The body for which someone in a relation to a task acts. */
export const bodyOfRelation: Readonly<Record<Relation, string>> = {
  proposer,
  proposerOrganisation: proposer,
  host,
  principalInvestigator: host,
  scientificSecretary: host,
  applicant: 'Tổ chức đăng ký chủ trì',
  resultUser: 'Đơn vị sử dụng kết quả',
  appraisalTeam: appraisers,
  councilChair: council,
  councilPresiding: council,
  councilScientificSecretary: council,
  councilReviewer: council,
  councilMember: council,
  councilAdminSecretary: council,
  expertGroup: 'Tổ chuyên gia',
  conflicted: council,
}

/**
 * The bodies that are awaited by an act's tokens (`role:…`, `task/…:host`, `person:…`), each once. A person
 * is told as a member of the council: only councils await people by name.
 */
export function bodiesAwaited(tokens: readonly string[]): string[] {
  const bodies = tokens.map((token) => {
    const name = token.slice(token.lastIndexOf(':') + 1)
    if (token.startsWith('person:')) return council
    return token.startsWith('role:') ? bodyOfRole[name as Role] : bodyOfRelation[name as Relation]
  })
  return [...new Set(bodies)]
}

/** The bodies that may do an act, in the order of the rights. */
export function bodiesOfAct(act: string): string[] {
  const bodies = (rights[act] ?? []).map((grant) =>
    'role' in grant ? bodyOfRole[grant.role] : bodyOfRelation[grant.relation],
  )
  return [...new Set(bodies)]
}
