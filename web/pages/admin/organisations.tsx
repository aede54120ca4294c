import { keepPreviousData } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Select } from '../../components/inputs'
import { Empty, Read } from '../../components/loading'
import { Card } from '../../components/surface'
import { Table } from '../../components/table'
import { day } from '../../format'
import { admin, bodies, bodyKinds } from '../../text/admin'
import { AdminPage } from './frame'
import { ListFilter, narrowed, Pager } from './list-filter'

type Body = AnswerOf<'getOrganisation'>

const path = '/quan-tri/to-chuc'
const aliveValues = ['true', 'false'] as const
const aliveWords = { true: bodies.aliveOnly, false: bodies.endedOnly }

/** Every organisation by name, with its time and its successor. */
export function OrganisationsPage() {
  const [params, setParams] = useSearchParams()
  const [q, cursor] = [params.get('q'), params.get('sau')]
  const alive = aliveValues.find((one) => one === params.get('con'))
  const query = { ...(q ? { q } : {}), ...(alive ? { alive } : {}), ...(cursor ? { cursor } : {}) }
  const list = reads.useQuery(
    'get',
    '/api/admin/organisations',
    { params: { query } },
    { placeholderData: keepPreviousData },
  )
  return (
    <AdminPage
      title={bodies.title}
      lead={bodies.lead}
      aside={
        <ButtonLink to={`${path}/moi`} look="primary">
          {bodies.add}
        </ButtonLink>
      }
    >
      <ListFilter path={path}>
        <Select
          path="alive"
          label={bodies.alive}
          value={alive}
          options={aliveValues.map((value) => ({ value, label: aliveWords[value] }))}
          onChange={(next) => setParams(narrowed(params, 'con', next))}
        />
      </ListFilter>
      <Read of={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={admin.noneFound}>{admin.noneFoundNext}</Empty>
          ) : (
            <Card flush>
              <BodiesTable items={items} />
              <Pager count={items.length} next={next} />
            </Card>
          )
        }
      </Read>
    </AdminPage>
  )
}

function lifeOf({ validFrom, validTo }: Body): string {
  const parts = [validFrom && bodies.since(day(validFrom)), validTo && bodies.until(day(validTo))]
  return parts.filter(Boolean).join(' ') || bodies.always
}

function BodiesTable({ items }: { readonly items: readonly Body[] }) {
  return (
    <Table
      caption={bodies.title}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        {
          title: bodies.name,
          cell: ({ id, name, shortName }) => (
            <>
              <Link className="b tap" to={`${path}/${id}`}>
                {name}
              </Link>
              {shortName && <span className="small muted admin-under">{shortName}</span>}
            </>
          ),
        },
        { title: bodies.kind, cell: ({ kind }) => bodyKinds[kind] ?? kind },
        { title: bodies.life, cell: lifeOf },
        { title: bodies.successor, cell: ({ successor }) => successor?.name ?? '' },
      ]}
    />
  )
}
