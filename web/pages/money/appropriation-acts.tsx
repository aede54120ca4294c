import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { type ActReceipt, useAct } from '../../api/act'
import type { BodyOf } from '../../api/client'
import { reads } from '../../api/query'
import { ActionBar } from '../../components/action-bar'
import { Crumbs } from '../../components/crumbs'
import { Choice, MoneyField, Select } from '../../components/inputs'
import { Empty, Read } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Receipt } from '../../components/receipt'
import { Card, Facts, Note, PageHead } from '../../components/surface'
import { dongInWords, formatDong } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { useKept } from '../../forms/kept'
import { labelOf } from '../../text/fields'
import { money, appropriation as words } from '../../text/money'
import { valueWords } from '../../text/values'
import '../../styles/money.css'
import { type Appropriation, comparedWords } from './appropriations'

type Proposal = BodyOf<'proposeAppropriation'>
const sources = ['province', 'fund', 'councilFees'] as const
const act = 'proposeAppropriation'

/** Asks for a source's money of a year: year, source, amount in figures and in words. */
export function ProposeAppropriationPage() {
  const [params] = useSearchParams()
  const [receipt, setReceipt] = useState<ActReceipt>()
  const first = Number(params.get('nam') ?? 0)
  const [value, keep, forget] = useKept<Partial<Proposal>>(
    'proposeAppropriation',
    first ? { year: first } : {},
  )
  const sending = useAct(act, { method: 'POST', href: '/api/appropriations' }, act)
  const errors = sending.error ? defectsOf(sending.error) : new Map<string, string>()
  const years = first ? [first - 1, first, first + 1] : []
  const send = () =>
    sending.mutate(value as Proposal, {
      onSuccess(done) {
        forget()
        setReceipt(done)
      },
    })
  if (receipt) return <Receipt title={words.proposed} {...{ receipt }} next={words.next} />
  return (
    <div className="col">
      <Crumbs to={[[money.title, '/tai-chinh']]} here={words.proposeTitle} />
      <PageHead title={words.proposeTitle} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!sending.isPending) send()
        }}
      >
        {sending.error && (
          <ProblemNote error={sending.error} retry={send} labelOf={(path) => labelOf(act, path)} />
        )}
        <Card>
          <Select
            path="year"
            label={money.year}
            error={errors.get('year')}
            value={value.year === undefined ? undefined : String(value.year)}
            options={years.map((year) => ({ value: String(year), label: String(year) }))}
            onChange={(year) => keep({ ...value, ...(year ? { year: Number(year) } : {}) })}
          />
          <Choice
            path="source"
            label={labelOf(act, 'source')}
            error={errors.get('source')}
            value={value.source}
            options={sources.map((source) => ({ value: source, label: valueWords(source) }))}
            onChange={(source) => keep({ ...value, ...(source ? { source } : {}) })}
          />
          <MoneyField
            path="amountDong"
            label={labelOf(act, 'amountDong')}
            hint={value.amountDong ? dongInWords(value.amountDong) : undefined}
            error={errors.get('amountDong')}
            value={value.amountDong}
            onChange={(amountDong) => keep({ ...value, ...(amountDong === undefined ? {} : { amountDong }) })}
          />
        </Card>
        <ActionBar submit={words.proposeButton} busy={sending.isPending} note={words.proposeEffect} />
      </form>
    </div>
  )
}

/** Approves what was asked for one source: before, asked, the difference, what is drawn already. */
export function ApproveAppropriationPage() {
  const { year = '', source = '' } = useParams()
  const [receipt, setReceipt] = useState<ActReceipt>()
  const read = reads.useQuery('get', '/api/appropriations', { params: { query: { year: Number(year) } } })
  if (receipt) return <Receipt title={words.done} {...{ receipt }} />
  return (
    <Read of={read}>
      {({ items }) => {
        const item = items.find((one) => one.source.code === source)
        return item && item.proposedDong !== null ? (
          <Approval {...{ item }} amountDong={item.proposedDong} onDone={setReceipt} />
        ) : (
          <Empty title={words.nothing} />
        )
      }}
    </Read>
  )
}

function Approval({
  item,
  amountDong,
  onDone,
}: {
  readonly item: Appropriation
  readonly amountDong: number
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const { year, source, proposer, actions } = item
  const action = actions.find((one) => one.act === 'approveAppropriation')
  const { method = '', href = '' } = action ?? {}
  const form = `approveAppropriation ${year} ${source.code}`
  const sending = useAct('approveAppropriation', { method, href }, form)
  const send = () =>
    sending.mutate({ source: source.code as Proposal['source'] }, { onSuccess: (done) => onDone(done) })
  return (
    <div className="col">
      <Crumbs to={[[money.title, `/tai-chinh?nam=${year}`]]} here={words.approveTitle(String(year))} />
      <PageHead title={words.approveTitle(String(year))} lead={source.title} />
      <div className="stack">
        <Card>
          <p className="amt">{formatDong(amountDong)}</p>
          <p>{dongInWords(amountDong)}</p>
        </Card>
        <Card>
          <Facts
            rows={[
              ...comparedWords(item).map(([name, amount]) => [name, formatDong(amount)] as const),
              [money.proposedBy, proposer?.name],
            ]}
          />
        </Card>
        {action?.reason && (
          <Note tone="warn" title={action.reason.title}>
            <p>{action.reason.detail}</p>
          </Note>
        )}
        {sending.error && <ProblemNote error={sending.error} retry={send} />}
      </div>
      {action?.allowed && (
        <ActionBar
          submit={words.approveButton(formatDong(amountDong))}
          busy={sending.isPending}
          note={words.approveEffect}
          onSubmit={send}
        />
      )}
    </div>
  )
}
