import { useState } from 'react'
import { useParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Read } from '../../components/loading'
import { Receipt } from '../../components/receipt'
import { Card, Note, PageHead } from '../../components/surface'
import { dongInWords, formatDong, formatNumber } from '../../format'
import { ActForm } from '../../forms/act-form'
import { funding as words } from '../../text/contract'
import { tranche } from '../../text/money'
import { work } from '../../text/work'
import '../../styles/money.css'
import { NotNow } from '../stage/decision'
import { MoneyContext } from './money-context'
import { ConditionCount, ConditionList } from './tranche-parts'
import { WaitingFor } from './waiting-for'

/** The money of a task's contract. */
export type TaskMoney = AnswerOf<'getTaskMoney'>
type Action = TaskMoney['actions'][number]

/** An act on the money of a contract, beside what the contract has paid, settled and left. */
export function FundingActPage() {
  const { taskId = '', act = '' } = useParams()
  const [done, setDone] = useState<{ readonly title: string; readonly receipt: ActReceipt }>()
  const read = reads.useQuery(
    'get',
    '/api/tasks/{taskId}/money',
    { params: { path: { taskId } } },
    { enabled: done === undefined },
  )
  if (done) {
    return <Receipt title={work.done(done.title)} receipt={done.receipt} next={words.next[act] ?? ''} />
  }
  return (
    <Read of={read}>
      {(data) => {
        const action = data.actions.find((one) => one.act === act)
        return (
          <FundingAct
            key={act}
            {...{ data, action }}
            onDone={(receipt) => setDone({ receipt, title: action?.title ?? act })}
          />
        )
      }}
    </Read>
  )
}

/** What the page knows of an act's contents: it is sent and not asked for. */
function knownOf(act: string, { next }: TaskMoney): Readonly<Record<string, unknown>> {
  return act === 'requestTranche' && next ? { number: next.number, amountDong: next.amountDong } : {}
}

/** What the fields begin with: the figures that most often are right, each to be looked at. */
function initialOf(act: string, { contract, settlements }: TaskMoney): Readonly<Record<string, unknown>> {
  const declared = settlements.find(({ state }) => state === 'submitted')?.declaredDong
  const started: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    confirmSettlement: { confirmedDong: declared, equipmentExceptedDong: 0, reasonTexts: [] },
    returnSettlement: { reasonTexts: [''] },
    ...(contract
      ? {
          approveFinalSettlement: {
            approvedDong: contract.settledDong,
            lumpSavingsDong: 0,
            otherSavingsDong: 0,
            hostHasFund: false,
            authorityHasFund: false,
          },
          payRefund: { amountDong: contract.refundDueDong - contract.refundedDong },
        }
      : {}),
  }
  return started[act] ?? {}
}

function FundingAct({
  data,
  action,
  onDone,
}: {
  readonly data: TaskMoney
  readonly action: Action | undefined
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const { task, next } = data
  const act = action?.act ?? ''
  const asks = act === 'requestTranche'
  return (
    <>
      <Crumbs
        to={[
          [work.title, '/viec'],
          [task.code, `/nhiem-vu/${task.code}`],
        ]}
        here={action?.title ?? words.context}
      />
      <PageHead
        title={action?.title ?? words.context}
        lead={
          <>
            <span className="code">{task.code}</span>
            {task.title && ` · ${task.title}`}
          </>
        }
      />
      <div className="grid2 fund">
        <div className="stack">
          {action?.allowed && <WaitingFor {...{ act }} stream={action.stream} />}
          {asks && (next ? <NextTranche {...{ next }} /> : <Note tone="warn">{words.noNext}</Note>)}
          {action?.allowed && (!asks || next) ? (
            <ActForm
              {...{ act, onDone }}
              address={action}
              form={`${act} ${action.stream}`}
              known={knownOf(act, data)}
              initial={initialOf(act, data)}
            />
          ) : (
            <NotNow action={action} />
          )}
          <OtherWay {...{ data, act }} />
        </div>
        <MoneyContext {...{ data }} />
      </div>
    </>
  )
}

/** Confirming and returning a settlement lead to each other. */
function OtherWay({ data, act }: { readonly data: TaskMoney; readonly act: string }) {
  const other =
    act === 'confirmSettlement' ? 'returnSettlement' : act === 'returnSettlement' ? 'confirmSettlement' : ''
  const action = data.actions.find((one) => one.act === other && one.allowed)
  if (!action) return null
  return (
    <p>
      <ButtonLink to={`/tai-chinh/nhiem-vu/${data.task.id}/${other}`}>
        {other === 'returnSettlement' ? words.toReturn : words.toConfirm}
      </ButtonLink>
    </p>
  )
}

/** What is asked for, in figures and in words, and whether the rules have something against it now. */
function NextTranche({ next }: { readonly next: NonNullable<TaskMoney['next']> }) {
  const { number, kind, amountDong, conditions } = next
  return (
    <>
      <Card title={words.requestLead(formatNumber(number), kind.title.toLowerCase())}>
        <h3>{words.asked}</h3>
        <p className="amt">{formatDong(amountDong)}</p>
        <p>{dongInWords(amountDong)}</p>
      </Card>
      <Card title={tranche.conditions} flush aside={<ConditionCount items={conditions} />}>
        {conditions.some(({ met }) => !met) && <p className="cb amber b">{words.unmet}</p>}
        <ConditionList items={conditions} />
      </Card>
    </>
  )
}
