import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Crumbs } from '../../components/crumbs'
import { Read } from '../../components/loading'
import { Receipt } from '../../components/receipt'
import { Note, PageHead } from '../../components/surface'
import { dongInWords, formatDong, formatNumber } from '../../format'
import { paidInto } from '../../text/beneficiary'
import { text } from '../../text/common'
import { tranche as words } from '../../text/money'
import { work } from '../../text/work'
import '../../styles/money.css'
import { ChangedNote, useChangedSince } from './changed-since'
import { AccountChanged, PaidIntoAccount } from './paid-into'
import { RefuseForm } from './refuse-form'
import { TrancheBar } from './tranche-bar'
import { Changes, Conditions, Files, History, LedgerTable, Steps } from './tranche-parts'
import { WaitingFor } from './waiting-for'

/** One request for money, with what is needed to decide on it. */
export type Tranche = AnswerOf<'getTranche'>
/** What a viewer may do to it. */
export type TrancheAction = Tranche['actions'][number]

/** Acts that pass a request on, in the order of the hands. */
const onward = ['checkTranche', 'approveTranche', 'receiveTranche', 'payTranche']
/** The treasury has its own rules: what has changed in the task was the approver's to see. */
const ofTreasury = ['receiveTranche', 'payTranche']
const backward = ['refuseTranche', 'returnTranche', 'recallTranche']

interface Done {
  readonly act: string
  readonly receipt: ActReceipt
}

/** One request for money: what, to whom, under which conditions, what has changed, before and after. */
export function TranchePage() {
  const { taskId = '', tranche = '' } = useParams()
  const [done, setDone] = useState<Done>()
  const read = reads.useQuery(
    'get',
    '/api/tasks/{taskId}/tranches/{tranche}',
    { params: { path: { taskId, tranche } } },
    { enabled: done === undefined },
  )
  return (
    <Read of={read}>
      {(data) =>
        done ? (
          <Receipt
            title={words.done[done.act] ?? ''}
            receipt={done.receipt}
            next={words.next[done.act] ?? ''}
          />
        ) : (
          <Decision
            key={`${taskId} ${tranche}`}
            {...{ data }}
            reload={() => void read.refetch()}
            onDone={(act, receipt) => setDone({ act, receipt })}
          />
        )
      }
    </Read>
  )
}

/** The act that the viewer is asked for, or would be were they another person. */
function mainAction(actions: readonly TrancheAction[]): TrancheAction | undefined {
  const main = onward.flatMap((act) => actions.filter((action) => action.act === act))
  return main.find(({ allowed }) => allowed) ?? main.find(({ reason }) => reason && isOwn(reason.code))
}

/** Whether a reason is about the person or the money, not about whose turn it is. */
const isOwn = (code: string) => code.startsWith('tranche/') || code.startsWith('funding/')

function Decision({
  data,
  reload,
  onDone,
}: {
  readonly data: Tranche
  readonly reload: () => void
  readonly onDone: (act: string, receipt: ActReceipt) => void
}) {
  const [params, setParams] = useSearchParams()
  const [looked, setLooked] = useState(false)
  const [accountLooked, setAccountLooked] = useState(false)
  const changed = useChangedSince(data)
  const main = mainAction(data.actions)
  const back = data.actions.find(({ act, allowed }) => allowed && backward.includes(act))
  const title = main?.allowed ? words.titles[main.act] : undefined
  const refusing = back !== undefined && params.get('tra-lai') === back.act
  const decides = main?.allowed && !ofTreasury.includes(main.act)
  const toLook = decides && data.changes.length > 0
  const accountToLook = decides && data.paidInto?.changed != null
  const seeFirst = toLook && !looked ? words.seeFirst(formatNumber(data.changes.length)) : undefined
  const seeAccount = accountToLook && !accountLooked ? paidInto.seeFirst : undefined
  const locked = changed.items.length > 0 ? words.lockedByChange : (seeAccount ?? seeFirst)
  return (
    <div className="col">
      <Head {...{ data, title }} />
      <div className="stack">
        <Steps {...{ data }} mine={main?.allowed ?? false} />
        {main?.allowed && <WaitingFor act={main.act} stream={main.stream} />}
        <ChangedNote {...{ changed }} reload={reload} />
        {main && !main.allowed && main.reason && <NotAllowed reason={main.reason} />}
        {data.paidInto?.changed && (
          <AccountChanged
            changed={data.paidInto.changed}
            looked={accountLooked}
            onLook={accountToLook ? setAccountLooked : undefined}
          />
        )}
        <Amount {...{ data }} />
        {refusing && back ? (
          <RefuseForm
            action={back}
            amountDong={data.amountDong}
            seenSeq={changed.seen}
            locked={changed.items.length > 0}
            onBack={() => setParams({})}
            onDone={(receipt) => onDone(back.act, receipt)}
          />
        ) : (
          <Grounds {...{ data, main, looked }} onLook={toLook ? setLooked : undefined} />
        )}
      </div>
      {!refusing && (main?.allowed || back) && (
        <TrancheBar
          key={changed.seen}
          {...{ main, back, locked }}
          accountSeen={decides ? data.paidInto?.account.id : undefined}
          amountDong={data.amountDong}
          seenSeq={changed.seen}
          onRefuse={(act) => setParams({ 'tra-lai': act })}
          onDone={onDone}
        />
      )}
    </div>
  )
}

function Head({
  data: { number, task },
  title,
}: {
  readonly data: Tranche
  readonly title: ((number: string) => string) | undefined
}) {
  return (
    <>
      <Crumbs
        to={[
          [work.title, '/viec'],
          [task.code, `/nhiem-vu/${task.code}`],
        ]}
        here={words.here(formatNumber(number))}
      />
      <PageHead
        title={(title ?? words.title)(formatNumber(number))}
        lead={
          <>
            <span className="code">{task.code}</span>
            {task.title && ` · ${task.title}`}
          </>
        }
      />
    </>
  )
}

function NotAllowed({ reason }: { readonly reason: NonNullable<TrancheAction['reason']> }) {
  return (
    <Note tone="warn" title={reason.title}>
      <p>{reason.detail}</p>
      {reason.clause && (
        <p className="small">
          {text.basis}: {reason.clause}
        </p>
      )}
    </Note>
  )
}

/** What the decision rests on, and what it will do. */
function Grounds({
  data,
  main,
  looked,
  onLook,
}: {
  readonly data: Tranche
  readonly main: TrancheAction | undefined
  readonly looked: boolean
  readonly onLook: ((looked: boolean) => void) | undefined
}) {
  return (
    <>
      <Changes {...{ data, looked, onLook }} />
      <LedgerTable {...{ data }} />
      <Conditions {...{ data }} />
      <Files {...{ data }} />
      <History {...{ data }} />
      {main?.allowed && (
        <Note title={words.effectTitles[main.act] ?? ''}>
          <p>{words.effects[main.act]}</p>
        </Note>
      )}
    </>
  )
}

/** How much, in figures and in words, and to whom. */
function Amount({ data }: { readonly data: Tranche }) {
  const { amountDong, beneficiary, contract, kind } = data
  return (
    <section className="card">
      <div className="cb two">
        <div>
          <h3>{words.amount}</h3>
          <p className="amt">{formatDong(amountDong)}</p>
          <p>{dongInWords(amountDong)}</p>
        </div>
        <div>
          <h3>{words.beneficiary}</h3>
          <p className="b">{beneficiary?.name ?? text.none}</p>
          <p>
            {words.contract(contract.number)} · {kind.title}
          </p>
          <PaidIntoAccount of={data.paidInto} organisation={beneficiary?.id} />
        </div>
      </div>
    </section>
  )
}
