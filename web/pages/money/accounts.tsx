import { keepPreviousData } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Select } from '../../components/inputs'
import { Empty, Read } from '../../components/loading'
import { Card, PageHead } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { dayOf } from '../../format'
import { beneficiary as words } from '../../text/beneficiary'
import { money } from '../../text/money'
import '../../styles/admin.css'
import '../../styles/money.css'
import { ListFilter, narrowed, Pager } from '../admin/list-filter'

type Row = AnswerOf<'listBeneficiaryAccounts'>['items'][number]

const path = '/tai-chinh/tai-khoan'
const states = ['waiting', 'missing'] as const

/** The organisations that are paid, each with the account in use and the one that waits. */
export function AccountsPage() {
  const [params, setParams] = useSearchParams()
  const [q, cursor] = [params.get('q'), params.get('sau')]
  const state = states.find((one) => one === params.get('loc'))
  const query = { ...(q ? { q } : {}), ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) }
  const list = reads.useQuery(
    'get',
    '/api/beneficiary-accounts',
    { params: { query } },
    { placeholderData: keepPreviousData },
  )
  return (
    <>
      <Crumbs to={[[money.title, '/tai-chinh']]} here={words.title} />
      <PageHead title={words.title} lead={words.lead} />
      <div className="stack">
        <ListFilter {...{ path }} label={words.search}>
          <Select
            path="loc"
            label={words.filter}
            value={state}
            options={states.map((value) => ({ value, label: words.states[value] }))}
            onChange={(next) => setParams(narrowed(params, 'loc', next))}
          />
        </ListFilter>
        <Read of={list}>
          {({ items, next }) =>
            items.length === 0 ? (
              <Empty title={words.none}>{words.noneNext}</Empty>
            ) : (
              <Card flush>
                <Table
                  caption={words.title}
                  rows={items}
                  keyOf={({ organisation }) => organisation?.id ?? ''}
                  columns={columns}
                />
                <Pager count={items.length} {...{ next }} />
              </Card>
            )
          }
        </Read>
      </div>
    </>
  )
}

const columns: readonly Column<Row>[] = [
  { title: words.organisation, cell: ({ organisation }) => organisation?.name },
  {
    title: words.current,
    cell: ({ current }) =>
      current ? (
        <span>
          <span className="code">{current.number}</span>
          <span className="small muted block">{current.institution}</span>
        </span>
      ) : (
        words.noCurrent
      ),
  },
  {
    title: words.waiting,
    cell: ({ waiting }) =>
      waiting && (
        <span>
          <span className="code">{waiting.number}</span>
          <span className="small muted block">{words.by(waiting.made.by?.name, dayOf(waiting.made.at))}</span>
        </span>
      ),
  },
  {
    title: words.act,
    cell: ({ organisation, waiting }) => (
      <ButtonLink to={`${path}/${organisation?.id}`}>
        {waiting ? words.confirmRow : words.open}
        <span className="vh">: {organisation?.name}</span>
      </ButtonLink>
    ),
  },
]
