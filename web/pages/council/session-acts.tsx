import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import { reads } from '../../api/query'
import { Crumbs } from '../../components/crumbs'
import { type Option, Select } from '../../components/inputs'
import { Read } from '../../components/loading'
import { Receipt } from '../../components/receipt'
import { Card, Note, PageHead } from '../../components/surface'
import { formatNumber } from '../../format'
import { ActForm } from '../../forms/act-form'
import '../../styles/council.css'
import { sittings } from '../../text/sittings'
import { Parties } from './pledge-card'
import { type Action, type AgendaItem, allowed, type Session, useSession } from './session-data'

/** A page for one act of a session: what it is about, its consequence, its form, its receipt. */
function ActPage({
  act,
  title,
  done,
  next,
  children,
}: {
  readonly act: string
  readonly title: string
  readonly done: string
  readonly next?: string
  readonly children: (parts: {
    readonly session: Session
    readonly action: Action
    readonly onDone: (receipt: ActReceipt) => void
  }) => ReactNode
}) {
  const { id = '' } = useParams()
  const [receipt, setReceipt] = useState<ActReceipt>()
  const session = useSession(id)
  if (receipt) return <Receipt title={done} receipt={receipt} {...(next ? { next } : {})} />
  return (
    <Read of={session}>
      {(found) => {
        const action = allowed(found, act)
        const refused = found.actions.find((one) => one.act === act)?.reason
        return (
          <>
            <Crumbs to={[[found.kind.title, `/phien/${id}`]]} here={title} />
            <PageHead title={title} />
            <div className="stack one-col">
              {action ? (
                children({ session: found, action, onDone: setReceipt })
              ) : (
                <Note tone="warn" title={refused?.title ?? sittings.recusedText}>
                  <p>{refused?.detail}</p>
                </Note>
              )}
            </div>
          </>
        )
      }}
    </Read>
  )
}

/** What a form of a session gets. */
interface Parts {
  readonly session: Session
  readonly action: Action
  readonly onDone: (receipt: ActReceipt) => void
}

/** Everybody and everything to whom a member may be tied, each once. */
function partiesIn({ agenda = [] }: Session): readonly Option[] {
  const sides = agenda.flatMap(({ parties }) => parties)
  const all = sides.flatMap(({ host, partners, people }) => [host, ...partners, ...people])
  const options = all.map(({ id, name }) => ({ value: id, label: name }))
  return [...new Map(options.map((option) => [option.value, option])).values()]
}

function RecuseForm({ session, action, onDone }: Parts) {
  const [party, choose] = useState<string>()
  const options = partiesIn(session)
  return (
    <>
      <Card title={sittings.parties}>
        <Parties agenda={session.agenda ?? []} />
      </Card>
      <Note tone="warn" title={sittings.recuseButton}>
        <p>{sittings.recuseEffect}</p>
      </Note>
      {options.length > 0 && (
        <Select
          path="with"
          label={sittings.recuseWith}
          optional
          value={party}
          onChange={choose}
          options={options}
        />
      )}
      <ActForm
        act="declareConflict"
        address={action}
        form={`declareConflict ${action.stream}`}
        known={{ with: party ?? null }}
        effect={sittings.recuseEffect}
        onDone={onDone}
      />
    </>
  )
}

/** A member declares that they are tied to a party, and leaves the council. */
export function RecusePage() {
  return (
    <ActPage act="declareConflict" title={sittings.recuseTitle} done={sittings.recused}>
      {(parts) => <RecuseForm {...parts} />}
    </ActPage>
  )
}

/** The task of the page's address, in the session's agenda. */
function useItem({ agenda = [] }: Session): AgendaItem | undefined {
  const { task = '' } = useParams()
  return agenda.find((item) => item.task.id === task)
}

/** What only one kind of council states when it concludes. */
function hiddenIn(kind: string): Readonly<Record<string, undefined>> {
  return {
    ...(kind === 'acceptance' ? {} : { mendingRequired: undefined }),
    ...(kind === 'selection' ? {} : { lumpSum: undefined }),
  }
}

function ConcludeForm({ session, action, onDone }: Parts) {
  const item = useItem(session)
  if (!item) return null
  const { voting, task } = item
  const missing = voting ? voting.expected - voting.cast : 0
  return (
    <>
      <Card title={task.title ?? task.code}>
        {voting && (
          <p>
            <span className="big">
              {formatNumber(voting.cast)}/{formatNumber(voting.expected)}
            </span>{' '}
            {sittings.votes}
          </p>
        )}
      </Card>
      <Note tone="warn" title={sittings.closeNow}>
        <p>{missing > 0 ? sittings.missingVotes(formatNumber(missing)) : sittings.allVotes}</p>
      </Note>
      <ActForm
        act="concludeSitting"
        address={action}
        form={`concludeSitting ${action.stream} ${task.id}`}
        known={{ ...hiddenIn(session.kind.code), taskId: task.id }}
        effect={sittings.concludeEffect}
        onDone={onDone}
      />
    </>
  )
}

/** The chair closes the vote on a task: the ballots are counted, and the minutes are written. */
export function ConcludePage() {
  return (
    <ActPage
      act="concludeSitting"
      title={sittings.concludeTitle}
      done={sittings.concluded}
      next={sittings.concludedNext}
    >
      {(parts) => <ConcludeForm {...parts} />}
    </ActPage>
  )
}

/** The proposal's words, from which the order's are written. */
function proposedIn(order: Readonly<Record<string, unknown>> | undefined, title: string | null) {
  const { objectives, productTexts } = (order ?? {}) as {
    objectives?: string
    productTexts?: readonly { readonly name: string }[]
  }
  return {
    ...(title ? { name: title } : {}),
    ...(objectives ? { objectives } : {}),
    ...(productTexts ? { products: productTexts.map(({ name }) => name) } : {}),
  }
}

function OrderTextForm({ session, action, onDone }: Parts) {
  const item = useItem(session)
  const taskId = item?.task.code ?? ''
  const task = reads.useQuery('get', '/api/tasks/{taskId}', { params: { path: { taskId } } })
  if (!item) return null
  const { orderText } = item
  return (
    <Read of={task}>
      {({ order, title = null }) => (
        <>
          {orderText && (
            <Note title={item.task.title ?? item.task.code}>
              <p>{sittings.adoptLead(formatNumber(orderText.needed), formatNumber(orderText.base))}</p>
              <p className="small muted">{orderText.clause}</p>
            </Note>
          )}
          <ActForm
            act="adoptOrderText"
            address={action}
            form={`adoptOrderText ${action.stream} ${item.task.id}`}
            known={{ taskId: item.task.id }}
            initial={proposedIn(order, title)}
            onDone={onDone}
          />
        </>
      )}
    </Read>
  )
}

/** The members present adopt the wording of an order. */
export function OrderTextPage() {
  return (
    <ActPage act="adoptOrderText" title={sittings.adoptText} done={sittings.adopted}>
      {(parts) => <OrderTextForm {...parts} />}
    </ActPage>
  )
}
