import type { AnswerOf } from '../../api/client'
import { Clause, Status } from '../../components/status'
import { Card } from '../../components/surface'
import { capitalised, formatNumber } from '../../format'
import { sittings } from '../../text/sittings'

/** A quorum as the server works it out. */
export type Quorum = AnswerOf<'getQuorum'>

/** The quorum with its arithmetic, line by line, and what is missing. */
export function QuorumCard({ quorum }: { readonly quorum: Quorum }) {
  const { ok, appointed, recused, base, present, needed, share, comparator, keySeats } = quorum
  const sign = comparator === '>' ? sittings.moreThan : sittings.atLeast
  const rows: readonly (readonly [string, string, string?])[] = [
    [sittings.invited, formatNumber(appointed)],
    [sittings.recusedCount, recused === 0 ? '0' : `−${formatNumber(recused)}`],
    [sittings.quorumBase, formatNumber(base), 'b'],
    [
      sittings.quorumNeeded(sign, `${share.numerator}/${share.denominator}`, formatNumber(base)),
      ...([formatNumber(needed), 'b'] as const),
    ],
    [sittings.present, formatNumber(present), present >= needed ? 'b green' : 'b red'],
    [sittings.presiding, quorum.presiding?.name ?? sittings.nobody, quorum.presiding ? 'green' : 'red'],
    ...keySeats
      .filter(({ seat }) => seat.code !== 'chair')
      .map(({ seat, held, present: here }) => {
        const tone = here === held && held > 0 ? 'green' : 'red'
        return [capitalised(seat.title), `${formatNumber(here)}/${formatNumber(held)}`, tone] as const
      }),
  ]
  return (
    <Card
      title={sittings.quorum}
      aside={<Status tone={ok ? 'done' : 'soon'}>{ok ? sittings.quorumOk : sittings.quorumNot}</Status>}
    >
      <dl className="eq">
        {rows.map(([name, value, tone]) => (
          <div key={name} className="eq-row">
            <dt>{name}</dt>
            <dd className={tone}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted after">
        <Clause clause={quorum.clause} assumed={quorum.assumed} />
      </p>
    </Card>
  )
}
