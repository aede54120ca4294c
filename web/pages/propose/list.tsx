import { useMutation } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../../api/client'
import { queries, reads } from '../../api/query'
import { Button, ButtonLink } from '../../components/button'
import { Empty, Read } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Card, PageHead } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { dayOf, deadline, moment } from '../../format'
import { useMe } from '../../shell/session'
import { propose } from '../../text/propose'
import '../../styles/propose.css'

const most = 100

/** Where the drafts of this area are gone on with. */
function placeOf(form: string): string | undefined {
  if (form === 'proposal') return '/de-xuat/moi'
  const [kind, id] = form.split(':')
  if (kind === 'dossier') return `/ho-so/${id}`
  return kind === 'supplement' ? `/de-xuat/${id}` : undefined
}

/** A proposer's own proposals, and what they have begun to write. */
export function MyProposalsPage() {
  const me = useMe()
  const organisations = [
    ...new Set(me.roles.filter(({ role }) => role === 'proposer').map(({ organisation }) => organisation.id)),
  ]
  return (
    <>
      <PageHead
        title={propose.list}
        lead={propose.listLead}
        aside={
          <ButtonLink look="primary" to="/de-xuat/moi">
            {propose.newOne}
          </ButtonLink>
        }
      />
      <div className="stack">
        <Drafts />
        {organisations.map((id) => (
          <Sent key={id} proposer={id} alone={organisations.length === 1} />
        ))}
      </div>
    </>
  )
}

function Drafts() {
  const { data } = reads.useQuery('get', '/api/drafts')
  const drop = useMutation({
    mutationFn: (form: string) => api.DELETE('/api/drafts/{form}', { params: { path: { form } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['get', '/api/drafts'] }),
  })
  const drafts = (data?.items ?? []).flatMap((draft) => {
    const to = placeOf(draft.form)
    return to ? [{ ...draft, to }] : []
  })
  if (drafts.length === 0) return null
  return (
    <Card title={propose.drafts} flush>
      {drop.error && <ProblemNote error={drop.error} />}
      <ul className="cb files">
        {drafts.map(({ form, title, savedAt, to }) => (
          <li key={form}>
            <div className="grow">
              <b>{title ?? propose.draftUntitled}</b>
              <p className="small muted">{savedAt && propose.draftSaved(moment(savedAt))}</p>
            </div>
            <Button look="text" onClick={() => drop.mutate(form)}>
              {propose.drop}
              <span className="vh">: {title}</span>
            </Button>
            <ButtonLink to={to}>
              {propose.goOn}
              <span className="vh">: {title}</span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Sent({ proposer, alone }: { readonly proposer: string; readonly alone: boolean }) {
  const list = reads.useQuery('get', '/api/tasks', {
    params: { query: { proposer, sort: 'opened', limit: most } },
  })
  return (
    <Read of={list}>
      {({ items }) =>
        items.length === 0 ? (
          alone && <Empty title={propose.none}>{propose.noneNext}</Empty>
        ) : (
          <Card title={`${propose.sentOnes}${alone ? '' : `: ${items[0]?.proposer ?? ''}`}`} flush>
            <Table caption={propose.sentOnes} columns={columns} rows={items} keyOf={({ id }) => id} />
          </Card>
        )
      }
    </Read>
  )
}

interface SentRow {
  readonly id: string
  readonly code: string
  readonly title: string | null
  readonly stage: { readonly code: string; readonly title: string }
  readonly status: { readonly code: string; readonly title: string }
  readonly outcome: { readonly title: string } | null
  readonly openedAt: string
  readonly nextDue: string | null
}

const isReturned = ({ status }: SentRow) => status.code === 'returnedForSupplement'

const columns: readonly Column<SentRow>[] = [
  {
    title: propose.colTask,
    cell: ({ id, code, title }) => (
      <>
        <span className="small muted code">{code}</span>
        <br />
        <Link to={`/de-xuat/${id}`}>{title}</Link>
      </>
    ),
  },
  {
    title: propose.colState,
    cell: ({ stage, status, outcome }) => (outcome ? outcome.title : `${stage.title}: ${status.title}`),
  },
  { title: propose.colSent, cell: ({ openedAt }) => dayOf(openedAt) },
  { title: propose.colDue, cell: ({ nextDue }) => nextDue && deadline(nextDue) },
  {
    title: propose.colAct,
    cell: (row) =>
      isReturned(row) && (
        <Link className="tap" to={`/de-xuat/${row.id}`}>
          {propose.supplement}
          <span className="vh">: {row.title}</span>
        </Link>
      ),
  },
]
