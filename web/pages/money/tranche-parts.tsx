import { Link } from 'react-router'
import { FileLink } from '../../components/files'
import { Icon } from '../../components/icon'
import { Tick } from '../../components/inputs'
import { Clause, Status } from '../../components/status'
import { Card } from '../../components/surface'
import { dayOf, formatDong, formatNumber, moment } from '../../format'
import { text } from '../../text/common'
import { tranche as words } from '../../text/money'
import { ChangeRows } from './change-rows'
import type { Tranche } from './tranche'

interface Part {
  readonly data: Tranche
}

/** The hands that a request goes through: done, now, still to come. */
export function Steps({ data, mine }: Part & { readonly mine: boolean }) {
  const { steps } = data
  const last = steps.findLast(({ state }) => state === 'done')
  const said = ({ state, at, by }: Tranche['steps'][number]) => {
    const day = at ? dayOf(at) : ''
    if (state === 'done') return by ? words.by(by.name, day) : `${words.done_}, ${day}`
    if (state === 'failed') return `${words.ended}, ${day}`
    if (state === 'future') return words.notYet
    return `${mine ? words.waitingYou : words.waiting}, ${last?.at ? dayOf(last.at) : ''}`
  }
  return (
    <ol className="card mc" aria-label={words.steps}>
      {steps.map((step) => (
        <li
          key={step.code}
          className={step.state}
          {...(step.state === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          <b>{step.title}</b>
          <span>{step.state === 'failed' ? `${data.state.title}. ${said(step)}` : said(step)}</span>
        </li>
      ))}
    </ol>
  )
}

/**
 * What has changed in the task since a tranche was approved before; whoever decides says that they saw it.
 */
export function Changes({
  data,
  looked,
  onLook,
}: Part & { readonly looked: boolean; readonly onLook: ((seen: boolean) => void) | undefined }) {
  const { changes, since } = data
  const count = formatNumber(changes.length)
  return (
    <Card
      title={words.changes}
      flush
      aside={
        <span className="muted">
          {since ? words.sinceApproval(formatNumber(since.number), dayOf(since.at)) : words.sinceContract}
        </span>
      }
    >
      {changes.length === 0 ? (
        <p className="cb muted">{words.noChanges}</p>
      ) : (
        <>
          <ChangeRows items={changes} caption={words.changes} />
          {onLook && (
            <div className="cb seen">
              <Tick
                path="seenChanges"
                label={words.seenChanges(count)}
                value={looked}
                onChange={(next) => onLook(next ?? false)}
              />
            </div>
          )}
        </>
      )}
    </Card>
  )
}

const signed = (amount: number) =>
  amount === 0 ? '0' : `${amount > 0 ? '+' : '−'}${formatNumber(Math.abs(amount))}`

/** What lies in the accounts before, what this request moves, and after. */
export function LedgerTable({ data }: Part) {
  const { ledger, contract, year, task } = data
  const about = (code: Tranche['ledger'][number]['code']) => {
    if (code === 'contractLeft') return ` (${words.ofContract(formatNumber(contract.contractDong))})`
    return code === 'yearLeft' ? ` (${words.ofYear(String(year))})` : ''
  }
  return (
    <Card
      title={words.ledger}
      flush
      aside={<Link to={`/so-cai?nhiem-vu=${task.code}`}>{words.toLedger}</Link>}
    >
      <table className="cards led">
        <caption className="vh">{words.ledger}</caption>
        <thead>
          <tr>
            <th scope="col">
              {words.item} ({text.dong})
            </th>
            <th scope="col" className="num">
              {words.before}
            </th>
            <th scope="col" className="num me">
              {words.now}
            </th>
            <th scope="col" className="num">
              {words.afterwards}
            </th>
          </tr>
        </thead>
        <tbody>
          {ledger.map(({ code, beforeDong, thisDong, afterDong }) => (
            <tr key={code}>
              <th scope="row">
                {words.rows[code]}
                {about(code)}
              </th>
              <td className="num" data-l={words.before}>
                {formatNumber(beforeDong)}
              </td>
              <td className="num me" data-l={words.now}>
                {signed(thisDong)}
              </td>
              <td className="num" data-l={words.afterwards}>
                <b>{formatNumber(afterDong)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

type Condition = Tranche['conditions'][number]

/** Conditions, each met or not, with its arithmetic and its clause. */
export function ConditionList({ items }: { readonly items: readonly Condition[] }) {
  return (
    <ol className="cond">
      {items.map(({ code, title, detail, met, clause, assumed }) => (
        <li key={code} className={met ? '' : 'unmet'}>
          <Icon name={met ? 'tick' : 'triangle'} />
          <div>
            {title}
            <p className="small muted">
              {detail}
              {clause && (
                <>
                  {' · '}
                  <Clause {...{ clause, assumed }} />
                </>
              )}
            </p>
          </div>
          <span className={`small b ${met ? 'green' : 'red'}`}>{met ? words.met : words.unmet}</span>
        </li>
      ))}
    </ol>
  )
}

/** How many of the conditions are met, in words. */
export function ConditionCount({ items }: { readonly items: readonly Condition[] }) {
  const met = items.filter((item) => item.met).length
  const [has, all] = [formatNumber(met), formatNumber(items.length)]
  return met === items.length ? (
    <Status tone="done">{words.allMet(has, all)}</Status>
  ) : (
    <Status tone="late">{words.someUnmet(has, all)}</Status>
  )
}

/** The conditions under which the request may be paid, as the rules see them now. */
export function Conditions({ data: { conditions } }: Part) {
  if (conditions.length === 0) return null
  const unmet = conditions.some(({ met }) => !met)
  return (
    <Card title={words.conditions} flush aside={<ConditionCount items={conditions} />}>
      {unmet && (
        <p className="cb amber b" role="status">
          {words.unmetNote}
        </p>
      )}
      <ConditionList items={conditions} />
    </Card>
  )
}

/** The evidence of the request, each file with its hash. */
export function Files({ data: { files } }: Part) {
  return (
    <Card title={words.files} flush>
      {files.length === 0 ? (
        <p className="cb muted">{words.noFiles}</p>
      ) : (
        <ul className="files inset">
          {files.map((file) => (
            <li key={file.sha256}>
              <Icon name="document" />
              <span className="grow">
                <FileLink {...file} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const linesOf = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : typeof value === 'string'
      ? [value]
      : []

/** Who did what to the request, with their reasons. */
export function History({ data: { history, amountDong } }: Part) {
  return (
    <Card title={words.history} flush aside={<span className="muted">{formatDong(amountDong)}</span>}>
      <ol className="hist inset">
        {history.map(({ seq, at, title, by, texts }) => (
          <li key={seq}>
            <time dateTime={at}>{moment(at)}</time>
            <div>
              <b>{title}</b>
              {by && ` · ${by.name}`}
              {texts &&
                [...linesOf(texts.note), ...linesOf(texts.reasonTexts)].map((line) => (
                  <p key={line}>{line}</p>
                ))}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
