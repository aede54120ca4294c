import { keepPreviousData } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Select, Tick } from '../../components/inputs'
import type { Column } from '../../components/table'
import { day } from '../../format'
import { people } from '../../text/admin'
import { type RoleCode, roleCodes, roleTitles } from '../../text/roles'
import { narrowed } from './list-filter'
import { RegisterPage, RowName } from './register'

type Listed = AnswerOf<'listAccounts'>['items'][number]

const path = '/quan-tri/nguoi'
const isRole = (code: string | null): code is RoleCode => roleCodes.some((one) => one === code)

/** Everyone in the register, by name, with what they are today. */
export function PeoplePage() {
  const [params, setParams] = useSearchParams()
  const [q, role, cursor] = [params.get('q'), params.get('vai-tro'), params.get('sau')]
  const idle = params.get('khong-vai-tro') === '1'
  const query = {
    ...(q ? { q } : {}),
    ...(isRole(role) ? { role } : {}),
    ...(idle ? { idle: 'true' as const } : {}),
    ...(cursor ? { cursor } : {}),
  }
  const list = reads.useQuery(
    'get',
    '/api/admin/people',
    { params: { query } },
    { placeholderData: keepPreviousData },
  )
  return (
    <RegisterPage
      {...{ path, list, columns }}
      words={people}
      filters={
        <>
          <Select
            path="role"
            label={people.role}
            value={isRole(role) ? role : undefined}
            options={roleCodes.map((value) => ({ value, label: roleTitles[value] }))}
            onChange={(next) => setParams(narrowed(params, 'vai-tro', next))}
          />
          <Tick
            path="idle"
            label={people.idle}
            value={idle}
            onChange={(next) => setParams(narrowed(params, 'khong-vai-tro', next ? '1' : undefined))}
          />
        </>
      }
    />
  )
}

const columns: readonly Column<Listed>[] = [
  {
    title: people.name,
    cell: ({ id, name, degree }) => <RowName to={`${path}/${id}`} name={name} under={degree} />,
  },
  { title: people.email, cell: ({ email }) => <span className="admin-break">{email}</span> },
  { title: people.rolesToday, cell: ({ seats }) => <Seats {...{ seats }} /> },
]

function Seats({ seats }: Pick<Listed, 'seats'>) {
  if (seats.length === 0) return <span className="muted">{people.noRole}</span>
  return (
    <ul>
      {seats.map(({ role, organisation, to }) => (
        <li key={`${role.code} ${organisation?.id}`}>
          {role.title}
          <span className="small muted admin-under">
            {organisation?.name}
            {to && `, ${people.until(day(to))}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
