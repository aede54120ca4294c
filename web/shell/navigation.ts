import { shell } from '../text/common'

/** A place in the main navigation, and the roles that have something to do there; absent: everyone. */
export interface Place {
  readonly words: string
  readonly path: string
  readonly roles?: readonly string[]
}

const offices = ['authority', 'dostOfficer', 'dostLeader', 'auditor']
const finance = ['financeOfficer', 'financeApprover', 'treasury', 'auditor']

/** The main navigation, in its order. */
export const places: readonly Place[] = [
  { words: shell.work, path: '/viec' },
  { words: shell.tasks, path: '/nhiem-vu' },
  { words: shell.propose, path: '/de-xuat', roles: ['proposer'] },
  { words: shell.dossiers, path: '/ho-so', roles: ['principalInvestigator', 'hostRepresentative'] },
  { words: shell.orderList, path: '/danh-muc', roles: offices },
  { words: shell.councils, path: '/hoi-dong', roles: [...offices, 'expert'] },
  { words: shell.money, path: '/tai-chinh', roles: [...finance, 'dostOfficer', 'dostLeader', 'authority'] },
  { words: shell.leadership, path: '/dieu-hanh', roles: [...offices, 'financeApprover'] },
  { words: shell.audit, path: '/nhat-ky', roles: ['auditor'] },
  { words: shell.administration, path: '/quan-tri', roles: ['admin'] },
]
