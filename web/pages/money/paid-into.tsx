import { Link } from 'react-router'
import { Tick } from '../../components/inputs'
import { Note } from '../../components/surface'
import { dayOf, hourOf } from '../../format'
import { paidInto as words } from '../../text/beneficiary'
import type { Tranche } from './tranche'

type PaidInto = NonNullable<Tranche['paidInto']>

/** The account that a request is paid into, with when it was last changed and by whom. */
export function PaidIntoAccount({
  of,
  organisation,
}: {
  readonly of: PaidInto | null
  readonly organisation: string | undefined
}) {
  if (!of) return <p className="amber b">{words.none}</p>
  const { number, holder, institution, branch, decided, made } = of.account
  const { at, by } = decided ?? made
  return (
    <>
      <p>
        <span className="code b">{number}</span>
        <span className="block">{holder}</span>
        <span className="block">{branch ? `${institution}, ${branch}` : institution}</span>
      </p>
      <p className="small muted">
        {words.changedOn(dayOf(at), by?.name)}
        {organisation && (
          <>
            {' · '}
            <Link to={`/tai-chinh/tai-khoan/${organisation}`}>{words.toAccount}</Link>
          </>
        )}
      </p>
    </>
  )
}

/** Says that the account is another than was looked at before; whoever decides says that they saw it. */
export function AccountChanged({
  changed,
  looked,
  onLook,
}: {
  readonly changed: NonNullable<PaidInto['changed']>
  readonly looked: boolean
  readonly onLook: ((looked: boolean) => void) | undefined
}) {
  const { at, before, after } = changed
  return (
    <Note tone="warn" title={words.changedAt(hourOf(at), dayOf(at))}>
      <p>{words.changed(before, after)}</p>
      {onLook && (
        <>
          <p>{words.changedNext}</p>
          <Tick
            path="seenAccount"
            label={words.seen}
            value={looked}
            onChange={(next) => onLook(next ?? false)}
          />
        </>
      )}
    </Note>
  )
}
