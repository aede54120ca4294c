import { ButtonLink } from '../../components/button'
import { Due } from '../../components/due'
import { FileLink } from '../../components/files'
import { Clause, Status } from '../../components/status'
import { formatDong, moment } from '../../format'
import { closing as words } from '../../text/closing'
import { pageOf } from '../work/destination'
import type { Closing } from './page'

type Item = Closing['items'][number]
type Proof = Item['proofs'][number]

const amounts = ['settled', 'refunded', 'refundLeft']

function ProofLine({ proof: { kind, value, at, sha256 } }: { readonly proof: Proof }) {
  if (sha256) return <FileLink sha256={sha256} name={value ?? words.proofKinds.file ?? ''} />
  const shown = value !== null && amounts.includes(kind) ? formatDong(Number(value)) : value
  return (
    <>
      {words.proofKinds[kind] ?? kind}
      {shown && (
        <>
          : <b>{shown}</b>
        </>
      )}
      {at && <span className="small muted block">{moment(at)}</span>}
    </>
  )
}

/** One line of the checklist: what, done when, by whom, until when, proven by what, and the way to do it. */
export function ItemRow({ item, of }: { readonly item: Item; readonly of: Closing }) {
  const { title, doneWhen } = words.items[item.item]
  const { applies, done, holdsLiquidation, owners, term, proofs, action, waived, waive } = item
  const { clause, assumed } = item
  const next = of.items.find((one) => one.action?.awaited && !one.done && !one.waived)
  return (
    <li className="check-row">
      <div>
        <p className="b">{title}</p>
        <p className="small muted">{applies ? `${words.doneWhen}: ${doneWhen}` : words.notApplyingWhy}</p>
        <p className="small muted">
          <Clause {...{ clause, assumed }} />
        </p>
      </div>
      <div>
        {applies ? (
          <Status tone={done ? 'done' : waived ? 'locked' : 'waiting'}>
            {done ? words.done : waived ? words.waived : words.notDone}
          </Status>
        ) : (
          <Status tone="locked">{words.notApplying}</Status>
        )}
        {applies && <p className="small muted">{holdsLiquidation ? words.holds : words.free}</p>}
        {applies && !done && !waived && term && <Due term={term.term} />}
      </div>
      <div>
        {applies && (
          <>
            <p className="small muted">
              {words.owner}: {owners.join(', ')}
            </p>
            {waived && (
              <p>
                {words.waivedFor}: {waived.reason}
                <span className="small muted block">
                  {waived.decisionNumber && `${waived.decisionNumber}. `}
                  {moment(waived.at)}
                </span>
              </p>
            )}
            {proofs.length === 0 ? (
              <p className="small muted">{words.noProof}</p>
            ) : (
              <ul className="proofs">
                {proofs.map((proof) => (
                  <li key={`${proof.kind} ${proof.value} ${proof.at}`}>
                    <ProofLine proof={proof} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
      <div>
        {applies && !done && !waived && action?.allowed && (
          <ButtonLink to={pageOf(action)} look={item === next && of.missing.length > 0 ? 'primary' : 'plain'}>
            {action.title}
          </ButtonLink>
        )}
        {waive && (
          <ButtonLink look="text" to={`/thanh-ly/${of.task.id}/mien/${waive.step}`}>
            {words.waive}
            <span className="vh">: {title}</span>
          </ButtonLink>
        )}
      </div>
    </li>
  )
}
