import { keepPreviousData } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Select, Tick } from '../../components/inputs'
import { Empty, Read } from '../../components/loading'
import { Card } from '../../components/surface'
import { Table } from '../../components/table'
import { day } from '../../format'
import { admin, people } from '../../text/admin'
import { type RoleCode, roleCodes, roleTitles } from '../../text/roles'
import { AdminPage } from './frame'
import { ListFilter, narrowed, Pager } from './list-filter'

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
    <AdminPage
      title={people.title}
      lead={people.lead}
      aside={
        <ButtonLink to={`${path}/moi`} look="primary">
          {people.add}
        </ButtonLink>
      }
    >
      <ListFilter path={path}>
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
      </ListFilter>
      <Read of={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={admin.noneFound}>{admin.noneFoundNext}</Empty>
          ) : (
            <Card flush>
              <PeopleTable items={items} />
              <Pager count={items.length} next={next} />
            </Card>
          )
        }
      </Read>
    </AdminPage>
  )
}

function PeopleTable({ items }: { readonly items: readonly Listed[] }) {
  return (
    <Table
      caption={people.title}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        {
          title: people.name,
          cell: ({ id, name, degree }) => (
            <>
              <Link className="b tap" to={`${path}/${id}`}>
                {name}
              </Link>
              {degree && <span className="small muted admin-under">{degree}</span>}
            </>
          ),
        },
        { title: people.email, cell: ({ email }) => <span className="admin-break">{email}</span> },
        { title: people.rolesToday, cell: ({ seats }) => <Seats {...{ seats }} /> },
      ]}
    />
  )
}

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
