import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ButtonLink } from '../../components/button'
import { Empty, Read } from '../../components/loading'
import { Card } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { admin } from '../../text/admin'
import { AdminPage } from './frame'
import { ListFilter, Pager } from './list-filter'

/** A page of a register as the API gives it. */
interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** A register as a list: what narrows it, its rows, the way to the next and to a new one. */
export function RegisterPage<Item extends { readonly id: string }>({
  path,
  words,
  list,
  filters,
  columns,
}: {
  readonly path: string
  readonly words: { readonly title: string; readonly lead: string; readonly add: string }
  readonly list: Parameters<typeof Read<Page<Item>>>[0]['of']
  readonly filters: ReactNode
  readonly columns: readonly Column<Item>[]
}) {
  const { title, lead, add } = words
  return (
    <AdminPage
      {...{ title, lead }}
      aside={
        <ButtonLink to={`${path}/moi`} look="primary">
          {add}
        </ButtonLink>
      }
    >
      <ListFilter path={path}>{filters}</ListFilter>
      <Read of={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={admin.noneFound}>{admin.noneFoundNext}</Empty>
          ) : (
            <Card flush>
              <Table caption={title} rows={items} keyOf={({ id }) => id} columns={columns} />
              <Pager count={items.length} next={next} />
            </Card>
          )
        }
      </Read>
    </AdminPage>
  )
}

/** The name of a row, which leads to its page, over what else it is called. */
export function RowName({
  to,
  name,
  under,
}: {
  readonly to: string
  readonly name: string
  readonly under?: string | null | undefined
}) {
  return (
    <>
      <Link className="b tap" to={to}>
        {name}
      </Link>
      {under && <span className="small muted admin-under">{under}</span>}
    </>
  )
}
