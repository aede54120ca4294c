import { useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Select, Tick } from '../../components/inputs'
import { Read } from '../../components/loading'
import { Card, Note } from '../../components/surface'
import { Table } from '../../components/table'
import { day, formatNumber } from '../../format'
import { law } from '../../text/law'
import { AdminPage } from './frame'
import { type LawFilter, LawValues } from './law-values'
import { ListFilter, narrowed } from './list-filter'

type Editions = AnswerOf<'listEditions'>

const path = '/quan-tri/quy-dinh'

/** The editions of the law: the list, and one of them with every value, alone or beside another. */
export function LawPage() {
  const editions = reads.useQuery('get', '/api/editions')
  return (
    <AdminPage title={law.title} lead={law.lead}>
      <Read of={editions}>{(known) => <Editions {...{ known }} />}</Read>
    </AdminPage>
  )
}

function Editions({ known }: { readonly known: Editions }) {
  const [params] = useSearchParams()
  const ids = known.items.map(({ id }) => id)
  const chosen = ids.find((id) => id === params.get('bo'))
  const other = ids.find((id) => id === params.get('so') && id !== chosen)
  const filter: LawFilter = {
    group: params.get('phan'),
    q: params.get('q') ?? '',
    assumed: params.get('chua-doi-chieu') === '1',
    provincial: params.get('cua-tinh') === '1',
  }
  return (
    <>
      <EditionList {...{ known, chosen }} />
      <Overlay {...{ known }} />
      {chosen && (
        <>
          <Filters {...{ known, chosen, other, filter }} />
          <LawValues {...{ chosen, other, filter }} />
        </>
      )}
    </>
  )
}

function EditionList({ known, chosen }: { readonly known: Editions; readonly chosen: string | undefined }) {
  return (
    <Card title={law.editions} flush>
      <Table
        caption={law.editions}
        rows={[...known.items].reverse()}
        keyOf={({ id }) => id}
        columns={[
          {
            title: law.edition,
            cell: ({ title, id }) => <span className={id === chosen ? 'b' : ''}>{title}</span>,
          },
          { title: law.inForce, cell: ({ inForce }) => <span className="nw">{day(inForce)}</span> },
          { title: law.assumedCount, cell: ({ assumedCount }) => law.assumedOf(formatNumber(assumedCount)) },
          {
            title: law.open,
            cell: ({ id, title }) => (
              <ButtonLink to={`${path}?bo=${id}`}>
                {law.open}
                <span className="vh">: {title}</span>
              </ButtonLink>
            ),
          },
        ]}
      />
    </Card>
  )
}

function Overlay({ known: { overlay, items } }: { readonly known: Editions }) {
  const base = items.find(({ id }) => id === overlay?.edition)
  return (
    <Note title={law.overlay}>
      <p>{overlay ? law.overlayOf(overlay.title, day(overlay.inForce)) : law.overlayNone}</p>
      {base && <p>{law.overlayOver(base.title)}</p>}
    </Note>
  )
}

function Filters({
  known,
  chosen,
  other,
  filter,
}: {
  readonly known: Editions
  readonly chosen: string
  readonly other: string | undefined
  readonly filter: LawFilter
}) {
  const [params, setParams] = useSearchParams()
  const set = (name: string) => (value: string | undefined) => setParams(narrowed(params, name, value))
  const ticked = (name: string) => (value: boolean | undefined) => set(name)(value ? '1' : undefined)
  const others = known.items.filter(({ id }) => id !== chosen)
  return (
    <ListFilter path={`${path}?bo=${chosen}`} label={law.find}>
      <Select
        path="so"
        label={law.compare}
        value={other}
        options={others.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={set('so')}
      />
      <Tick
        path="chua-doi-chieu"
        label={law.onlyAssumed}
        value={filter.assumed}
        onChange={ticked('chua-doi-chieu')}
      />
      <Tick
        path="cua-tinh"
        label={law.onlyProvincial}
        value={filter.provincial}
        onChange={ticked('cua-tinh')}
      />
      {other && <p className="small muted">{law.changedOnly}</p>}
    </ListFilter>
  )
}
