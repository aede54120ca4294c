import { type ActReceipt, useAct } from '../../api/act'
import { ActionBar } from '../../components/action-bar'
import { Button } from '../../components/button'
import { FieldGroup } from '../../components/field'
import { LongField, MoneyField, TextField, Tick } from '../../components/inputs'
import { ProblemNote } from '../../components/problem-note'
import { Clause, Status } from '../../components/status'
import { Card } from '../../components/surface'
import { formatDong, formatNumber } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { useKept } from '../../forms/kept'
import { contract as words } from '../../text/contract'
import { labelOf } from '../../text/fields'
import type { Terms } from './contract'

interface Draft {
  readonly number?: string
  readonly products: readonly string[]
  readonly amounts: readonly (number | null)[]
  readonly schedule?: string
  readonly obligations?: string
}

function beginning({ draft, products, advised }: Terms): Draft {
  return {
    ...(draft ? { number: draft.number } : {}),
    products: draft ? draft.products : products.map(({ id }) => id),
    amounts: (draft ? draft.tranches : advised).map(({ amountDong }) => amountDong),
  }
}

/** What is sent: tranches are numbered by their place; a text that is blank is left out. */
function bodyOf({ number = '', products, amounts, schedule, obligations }: Draft) {
  return {
    number,
    products: [...products],
    tranches: amounts.map((amount, index) => ({ number: index + 1, amountDong: amount ?? 0 })),
    ...(schedule ? { schedule } : {}),
    ...(obligations ? { obligations } : {}),
  }
}

/** Draws the contract up: its number, products and tranches, whose sum must be that of the contract. */
export function ContractForm({
  data,
  action,
  onDone,
}: {
  readonly data: Terms
  readonly action: Terms['actions'][number]
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const form = `prepareContract ${action.stream}`
  const [draft, keep, forget] = useKept<Draft>(form, beginning(data))
  const sending = useAct('prepareContract', action, form)
  const errors = sending.error ? defectsOf(sending.error) : new Map<string, string>()
  const send = () =>
    sending.mutate(bodyOf(draft), {
      onSuccess(receipt) {
        forget()
        onDone(receipt)
      },
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!sending.isPending) send()
      }}
    >
      {sending.error && (
        <ProblemNote
          error={sending.error}
          retry={send}
          labelOf={(path) => labelOf('prepareContract', path)}
        />
      )}
      <div className="stack">
        <Subject {...{ data, draft, errors, keep }} />
        <Tranches
          {...{ data, errors }}
          amounts={draft.amounts}
          onChange={(amounts) => keep({ ...draft, amounts })}
        />
        <Clauses {...{ draft, keep }} />
      </div>
      <ActionBar
        submit={words.submit(formatDong(data.contractDong))}
        busy={sending.isPending}
        effect={words.effect}
      />
    </form>
  )
}

function Subject({
  data,
  draft,
  errors,
  keep,
}: {
  readonly data: Terms
  readonly draft: Draft
  readonly errors: ReadonlyMap<string, string>
  readonly keep: (draft: Draft) => void
}) {
  return (
    <Card title={words.see}>
      <TextField
        path="number"
        label={words.number}
        error={errors.get('number')}
        value={draft.number}
        onChange={(number) => {
          const { number: _before, ...rest } = draft
          keep(number === undefined ? rest : { ...rest, number })
        }}
      />
      <FieldGroup path="products" label={words.products} error={errors.get('products')}>
        {data.products.map(({ id, name }) => (
          <Tick
            key={id}
            path={`products.${id}`}
            label={name}
            value={draft.products.includes(id)}
            onChange={(chosen) =>
              keep({
                ...draft,
                products: data.products
                  .map((one) => one.id)
                  .filter((one) => (one === id ? chosen : draft.products.includes(one))),
              })
            }
          />
        ))}
      </FieldGroup>
    </Card>
  )
}

function Clauses({ draft, keep }: { readonly draft: Draft; readonly keep: (draft: Draft) => void }) {
  return (
    <Card title={words.clauses}>
      {(['schedule', 'obligations'] as const).map((name) => (
        <LongField
          key={name}
          path={name}
          label={words[name]}
          optional
          value={draft[name]}
          onChange={(value) => keep({ ...draft, [name]: value ?? '' })}
        />
      ))}
    </Card>
  )
}

function Tranches({
  data,
  errors,
  amounts,
  onChange,
}: {
  readonly data: Terms
  readonly errors: ReadonlyMap<string, string>
  readonly amounts: readonly (number | null)[]
  readonly onChange: (amounts: readonly (number | null)[]) => void
}) {
  const { contractDong, advised } = data
  const summed = amounts.reduce<number>((all, amount) => all + (amount ?? 0), 0)
  const left = contractDong - summed
  return (
    <Card
      title={words.tranches}
      aside={
        <Button look="text" onClick={() => onChange(advised.map(({ amountDong }) => amountDong))}>
          {words.advised}
        </Button>
      }
    >
      <p className="small muted">{words.tranchesHint}</p>
      <ol className="lines">
        {amounts.map((amount, index) => {
          const number = formatNumber(index + 1)
          const label = index === amounts.length - 1 ? words.lastTranche(number) : words.tranche(number)
          return (
            // A tranche is known by its place: that is its number.
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of a tranche is its place
            <li key={`${index} of ${amounts.length}`}>
              <MoneyField
                path={`tranches.${index}.amountDong`}
                {...{ label }}
                error={errors.get(`tranches.${index}.amountDong`)}
                value={amount ?? undefined}
                onChange={(next) => onChange(amounts.map((one, at) => (at === index ? (next ?? null) : one)))}
              />
              {amounts.length > 1 && (
                <Button look="text" onClick={() => onChange(amounts.filter((_one, at) => at !== index))}>
                  {words.removeTranche(number)}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      <p>
        <Button onClick={() => onChange([...amounts, left > 0 ? left : null])}>{words.addTranche}</Button>
      </p>
      <div className="sum-line after" role="status">
        <span>
          {words.sum}: <b>{formatDong(summed)}</b>
        </span>
        <span>
          {words.value}: <b>{formatDong(contractDong)}</b>
        </span>
        <Status tone={left === 0 ? 'done' : 'late'}>
          {left === 0 ? words.fits : (left > 0 ? words.short : words.over)(formatDong(Math.abs(left)))}
        </Status>
      </div>
      <FirstAdvance {...{ data }} first={amounts.length > 1 ? (amounts[0] ?? 0) : null} />
    </Card>
  )
}

/** What the first tranche may be at most, where it is an advance of the contract's money. */
function FirstAdvance({ data, first }: { readonly data: Terms; readonly first: number | null }) {
  const { mostDong, clause, assumed } = data.firstAdvance
  if (mostDong === null || first === null) return null
  const fits = first <= mostDong
  return (
    <p className="after">
      <Status tone={fits ? 'done' : 'late'}>{fits ? words.firstFits : words.firstOver}</Status>{' '}
      {words.firstMost(formatDong(mostDong))}{' '}
      <span className="small muted">
        <Clause {...{ clause, assumed }} />
      </span>
    </p>
  )
}
