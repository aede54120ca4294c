import { keepPreviousData } from '@tanstack/react-query'
import { type ActReceipt, useAct } from '../../api/act'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { FormFrame } from '../../components/form-frame'
import { LongField, MoneyField, NumberField, TextField } from '../../components/inputs'
import { Read } from '../../components/loading'
import { Clause } from '../../components/status'
import { Card, Facts, Note } from '../../components/surface'
import { Table } from '../../components/table'
import { dongInWords, formatDong, formatNumber, percent } from '../../format'
import { setterOf, useKept } from '../../forms/kept'
import { acceptance as words } from '../../text/acceptance'
import { text } from '../../text/common'
import { valueWords } from '../../text/values'
import type { StageAction } from '../stage/stage'
import { sign } from './words'

type Reckoned = AnswerOf<'reckonRefund'>

interface Draft {
  readonly unspentDong?: number
  readonly properlySpentDong?: number
  readonly unprovenDong?: number
  readonly percent?: number
  readonly decisionNumber?: string
  readonly grounds?: string
}

const hundredths = 100

/** A percentage with two decimals as an exact share. */
const shareOf = (value: number | undefined) =>
  value === undefined
    ? undefined
    : { numerator: Math.round(value * hundredths), denominator: hundredths * hundredths }

/** What the law makes of the amounts and the share as they stand, asked of the server after every change. */
function useReckoned(taskId: string, draft: Draft) {
  const { unspentDong, properlySpentDong, unprovenDong } = draft
  return reads.useQuery(
    'get',
    '/api/tasks/{taskId}/refund',
    {
      params: {
        path: { taskId },
        query: {
          ...(unspentDong === undefined ? {} : { unspentDong }),
          ...(properlySpentDong === undefined ? {} : { properlySpentDong }),
          ...(unprovenDong === undefined ? {} : { unprovenDong }),
          ...shareOf(draft.percent),
        },
      },
    },
    { placeholderData: keepPreviousData },
  )
}

/** The authority's decision on the money that returns: parts, share, and the arithmetic as it will be. */
export function RefundForm({
  taskId,
  action,
  onDone,
}: {
  readonly taskId: string
  readonly action: StageAction
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const form = `${action.act} ${action.stream}`
  const [draft, keep, forget] = useKept<Draft>(form, {})
  const { unspentDong, properlySpentDong, unprovenDong } = draft
  const share = shareOf(draft.percent)
  const reckoned = useReckoned(taskId, draft)
  const sending = useAct('decideRefund', action, form)
  const total = reckoned.data?.totalDong ?? undefined
  const empty = [unspentDong, properlySpentDong, unprovenDong].every((part) => part === undefined)
  const send = () =>
    total !== undefined &&
    sending.mutate(
      {
        ...{ unspentDong: unspentDong ?? 0, properlySpentDong: properlySpentDong ?? 0 },
        ...{ unprovenDong: unprovenDong ?? 0, share: share ?? null, compliant: false },
        ...(draft.decisionNumber ? { decisionNumber: draft.decisionNumber } : {}),
        ...(draft.grounds ? { grounds: draft.grounds } : {}),
      },
      {
        onSuccess(receipt) {
          forget()
          onDone(receipt)
        },
      },
    )
  return (
    <Read of={reckoned}>
      {(found) => (
        <FormFrame
          className="stack"
          {...{ send, error: sending.error, busy: sending.isPending }}
          submit={total === undefined ? action.title : words.decide(formatDong(total))}
          locked={total === undefined ? lockedBy(found, empty) : undefined}
          effect={words.decideEffect}
        >
          <Asked {...{ found, draft, keep }} />
          {empty ? <NothingToReckon /> : <Arithmetic found={found} />}
        </FormFrame>
      )}
    </Read>
  )
}

function Asked({
  found,
  draft,
  keep,
}: {
  readonly found: Reckoned
  readonly draft: Draft
  readonly keep: (draft: Draft) => void
}) {
  const set = setterOf(draft, keep)
  return (
    <Card title={words.refundTitle}>
      <Facts
        rows={[
          [words.cause, valueWords(found.cause)],
          [words.paid, formatDong(found.paidDong)],
        ]}
      />
      <p className="small muted after">{words.sumHint(formatDong(found.paidDong))}</p>
      <MoneyField
        path="unspentDong"
        label={words.unspent}
        value={draft.unspentDong}
        onChange={set('unspentDong')}
      />
      <MoneyField
        path="properlySpentDong"
        label={words.properlySpent}
        value={draft.properlySpentDong}
        onChange={set('properlySpentDong')}
      />
      <MoneyField
        path="unprovenDong"
        label={words.unproven}
        value={draft.unprovenDong}
        onChange={set('unprovenDong')}
      />
      <ShareField found={found} value={draft.percent} onChange={set('percent')} />
      <TextField
        path="decisionNumber"
        label={words.decisionNumber}
        optional
        value={draft.decisionNumber}
        onChange={set('decisionNumber')}
      />
      <LongField
        path="grounds"
        label={words.grounds}
        optional
        value={draft.grounds}
        onChange={set('grounds')}
      />
    </Card>
  )
}

/** The share that returns, where the law sets its floor. */
function ShareField({
  found: { floor, floorApplies, floorComparator },
  value,
  onChange,
}: {
  readonly found: Reckoned
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
}) {
  if (!floorApplies) return <p className="after">{words.noShare}</p>
  return (
    <NumberField
      path="share"
      label={words.sharePercent}
      unit="%"
      hint={words.floorHint(sign(floorComparator), percent(floor.numerator / floor.denominator))}
      value={value}
      onChange={onChange}
    />
  )
}

/** Why there is nothing to decide yet. */
const lockedBy = ({ problem }: Reckoned, empty: boolean) =>
  empty ? words.enterParts : (problem?.detail ?? words.cannotDecide)

function NothingToReckon() {
  return (
    <Card title={words.reckoned}>
      <p className="muted">{words.reckonedEmpty}</p>
    </Card>
  )
}

function Arithmetic({ found }: { readonly found: Reckoned }) {
  const { unspent, properlySpent, unproven, totalDong, problem, clause } = found
  const parts = [
    [words.unspent, unspent],
    [words.properlySpent, properlySpent],
    [words.unproven, unproven],
  ] as const
  const rows = parts.flatMap(([name, part]) => (part ? [{ name, ...part }] : []))
  return (
    <Card title={words.reckoned} flush>
      {problem ? (
        <div className="cb" aria-live="polite">
          <Note tone="warn" title={problem.title}>
            <p>{problem.detail}</p>
            {problem.clause && (
              <p className="small">
                {text.basis}: {problem.clause}
              </p>
            )}
          </Note>
        </div>
      ) : (
        <>
          <Table
            caption={words.reckoned}
            rows={rows}
            keyOf={({ name }) => name}
            columns={[
              { title: words.part, cell: ({ name }) => name },
              {
                title: `${words.amountHeld} (${text.dong})`,
                numeric: true,
                cell: ({ amountDong }) => formatNumber(amountDong),
              },
              {
                title: `${words.returned} (${text.dong})`,
                numeric: true,
                cell: ({ refundDong }) => formatNumber(refundDong),
              },
            ]}
          />
          <div className="cb" aria-live="polite">
            <p className="b">{totalDong !== null && `${words.total}: ${formatDong(totalDong)}`}</p>
            <p className="small muted">{totalDong !== null && dongInWords(totalDong)}</p>
            <p className="small muted">
              {text.basis}: <Clause clause={clause ?? found.floorClause} assumed={found.floorAssumed} />
            </p>
          </div>
        </>
      )}
    </Card>
  )
}
