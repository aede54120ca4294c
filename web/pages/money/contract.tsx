import { useState } from 'react'
import { useParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Read } from '../../components/loading'
import { Receipt } from '../../components/receipt'
import { Card, Facts, Note, PageHead } from '../../components/surface'
import { Table } from '../../components/table'
import { formatDong, formatNumber } from '../../format'
import { ActForm } from '../../forms/act-form'
import { contract as words } from '../../text/contract'
import { work } from '../../text/work'
import '../../styles/closing.css'
import '../../styles/money.css'
import { RunningTerms } from '../stage/stage'
import { ContractForm } from './contract-form'
import { WaitingFor } from './waiting-for'

/** What a contract is drawn up from, and what has been drawn up. */
export type Terms = AnswerOf<'getContractTerms'>

interface Done {
  readonly act: string
  readonly receipt: ActReceipt
}

/** The contract: drawn up with its tranches, then read and signed by each side. */
export function ContractPage() {
  const { taskId = '' } = useParams()
  const [done, setDone] = useState<Done>()
  const read = reads.useQuery(
    'get',
    '/api/tasks/{taskId}/contract',
    { params: { path: { taskId } } },
    { enabled: done === undefined },
  )
  if (done) {
    const drawn = done.act === 'prepareContract'
    return (
      <Receipt
        title={drawn ? words.done : words.signed}
        receipt={done.receipt}
        next={drawn ? words.next : words.signedNext}
      />
    )
  }
  return (
    <Read of={read}>
      {(data) => <Contract {...{ data }} onDone={(act, receipt) => setDone({ act, receipt })} />}
    </Read>
  )
}

type Action = Terms['actions'][number]

const signing = ['signContractAsHost', 'signContractAsAgency']

function Contract({
  data,
  onDone,
}: {
  readonly data: Terms
  readonly onDone: (act: string, receipt: ActReceipt) => void
}) {
  const [again, setAgain] = useState(false)
  const { task, actions, draft } = data
  const prepare = actions.find(({ act, allowed }) => act === 'prepareContract' && allowed)
  const sign = actions.find(({ act, allowed }) => signing.includes(act) && allowed)
  const drawing = prepare && (!draft || again)
  const main = drawing ? prepare : sign
  const title = drawing ? words.title : sign ? words.signTitle : words.see
  return (
    <div className="col">
      <Crumbs
        to={[
          [work.title, '/viec'],
          [task.code, `/nhiem-vu/${task.code}`],
        ]}
        here={title}
      />
      <PageHead
        {...{ title }}
        lead={
          <>
            <span className="code">{task.code}</span>
            {task.title && ` · ${task.title}`}
          </>
        }
      />
      <div className="stack">
        {main && <WaitingFor act={main.act} stream={main.stream} />}
        {drawing && <RunningTerms stage={data} />}
        <Value {...{ data }} />
        {drawing ? (
          <ContractForm
            {...{ data }}
            action={prepare}
            onDone={(receipt) => onDone('prepareContract', receipt)}
          />
        ) : (
          <Drawn {...{ data, prepare, sign, onDone }} onAgain={() => setAgain(true)} />
        )}
      </div>
    </div>
  )
}

function Value({ data }: { readonly data: Terms }) {
  const { host, contractDong, counterpartDong, durationMonths } = data
  return (
    <Card title={words.value}>
      <p className="amt">{formatDong(contractDong)}</p>
      <Facts
        rows={[
          [words.host, host.name],
          [words.counterpart, formatDong(counterpartDong)],
          [words.months, words.monthsOf(formatNumber(durationMonths))],
        ]}
      />
    </Card>
  )
}

/** The contract as drawn up, and what the viewer may do with it: draw it up again, decline, sign. */
function Drawn({
  data,
  prepare,
  sign,
  onAgain,
  onDone,
}: {
  readonly data: Terms
  readonly prepare: Action | undefined
  readonly sign: Action | undefined
  readonly onAgain: () => void
  readonly onDone: (act: string, receipt: ActReceipt) => void
}) {
  const decline = data.actions.find(({ act, allowed }) => act === 'declineContract' && allowed)
  return (
    <>
      <Draft {...{ data }} />
      {prepare && (
        <p>
          <button type="button" className="btn" onClick={onAgain}>
            {words.again}
          </button>
        </p>
      )}
      {decline && (
        <p>
          <ButtonLink to={`/viec/declineContract/${decline.stream}`}>{words.decline}</ButtonLink>
        </p>
      )}
      {sign ? (
        <ActForm
          act={sign.act}
          address={sign}
          form={`${sign.act} ${sign.stream}`}
          effect={words.signedNext}
          onDone={(receipt) => onDone(sign.act, receipt)}
        />
      ) : (
        !prepare && (
          <Note>
            <p>{data.draft?.signedOn ? words.inForce : words.notYours}</p>
          </Note>
        )
      )}
    </>
  )
}

/** The contract as it has been drawn up: what each side signs. */
function Draft({ data: { draft, products } }: { readonly data: Terms }) {
  if (!draft) return <Note tone="warn">{words.noDraft}</Note>
  const named = draft.products.map((id) => products.find((one) => one.id === id)?.name ?? id)
  return (
    <>
      <Card title={words.see}>
        <Facts
          rows={[
            [words.number, draft.number],
            [words.products, named.join('; ')],
          ]}
        />
      </Card>
      <Card title={words.tranches} flush>
        <Table
          caption={words.tranches}
          rows={draft.tranches}
          keyOf={({ number }) => number}
          columns={[
            {
              title: words.trancheColumn,
              cell: ({ number }) =>
                (number === draft.tranches.length ? words.lastTranche : words.tranche)(formatNumber(number)),
            },
            { title: words.amountColumn, numeric: true, cell: ({ amountDong }) => formatNumber(amountDong) },
          ]}
          foot={
            <tr>
              <th scope="row">{words.sum}</th>
              <td className="num" data-l={words.amountColumn}>
                {formatNumber(draft.tranches.reduce((all, { amountDong }) => all + amountDong, 0))}
              </td>
            </tr>
          }
        />
      </Card>
    </>
  )
}
