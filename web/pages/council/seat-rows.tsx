import { Button } from '../../components/button'
import { Select, Tick } from '../../components/inputs'
import { PersonField } from '../../components/pick'
import { Status } from '../../components/status'
import { Card } from '../../components/surface'
import { capitalised, formatNumber } from '../../format'
import { appointing, councils } from '../../text/councils'
import type { Composition, CouncilDraft, SeatDraft, Trial } from './appoint-data'
import { withSeat } from './appoint-data'

interface RowsProps {
  readonly composition: Composition
  readonly draft: CouncilDraft
  readonly onChange: (next: CouncilDraft) => void
  readonly trial: Trial | undefined
}

/** What is on record against the person of a seat. */
function Barred({ seat, trial }: { readonly seat: SeatDraft; readonly trial: Trial | undefined }) {
  const member = trial?.ties.members.find(({ person }) => person.id === seat.person)
  const bars = (member?.ties ?? []).filter((tie) => tie.bars)
  if (bars.length === 0) return null
  return (
    <p className="small">
      <Status tone="late">{appointing.tied}</Status>{' '}
      {bars
        .map(
          ({ ground, relation, with: other }) =>
            `${relation?.title ?? ground.title} ${other ? `${councils.withWhom} ${other.name}` : ''}`,
        )
        .join('; ')}
    </p>
  )
}

function SeatRow({
  composition,
  draft,
  onChange,
  trial,
  seat,
  number,
}: RowsProps & { readonly seat: SeatDraft; readonly number: number }) {
  const { rules } = composition
  const change = (part: Partial<SeatDraft>) => onChange(withSeat(draft, seat.key, part))
  const roles = rules.seats.map(({ seat: { code, title } }) => ({ value: code, label: capitalised(title) }))
  const parties = (rules.representatives?.parties ?? []).map(({ code, title }) => ({
    ...{ value: code, label: capitalised(title) },
  }))
  return (
    <li className="seat-row">
      <div className="seat-fields">
        <Select
          path={`seats.${number - 1}.role`}
          label={`${appointing.role} ${number}`}
          value={seat.role}
          onChange={(role) => change({ role })}
          options={roles}
        />
        <PersonField
          path={`seats.${number - 1}.person`}
          label={`${councils.member} ${number}`}
          value={seat.person}
          onChange={(person) => change({ person })}
        />
        {parties.length > 0 && (
          <Select
            path={`seats.${number - 1}.as`}
            label={`${appointing.as} ${number}`}
            value={seat.as}
            onChange={(as) => change({ as })}
            options={parties}
          />
        )}
      </div>
      {rules.expertGroup && (
        <Tick
          path={`expertGroup.${number - 1}`}
          label={appointing.inGroup}
          value={seat.inGroup}
          onChange={(inGroup) => change({ inGroup })}
        />
      )}
      <Barred {...{ seat, trial }} />
      {draft.seats.length > rules.size.least && (
        <Button
          look="text"
          onClick={() => onChange({ ...draft, seats: draft.seats.filter(({ key }) => key !== seat.key) })}
        >
          {appointing.removeSeat} {number}
        </Button>
      )}
    </li>
  )
}

/** The seats of a council that is being composed; ties on record stand beside whoever has them. */
export function SeatRows(props: RowsProps) {
  const { composition, draft, onChange } = props
  const { size } = composition.rules
  const next = Math.max(-1, ...draft.seats.map(({ key }) => key)) + 1
  return (
    <Card title={councils.seats} aside={<span className="muted">{formatNumber(draft.seats.length)}</span>}>
      {composition.rules.expertGroup && <p className="small muted">{appointing.headFirst}</p>}
      <ol className="seats">
        {draft.seats.map((seat, index) => (
          <SeatRow key={seat.key} {...props} seat={seat} number={index + 1} />
        ))}
      </ol>
      {draft.seats.length < size.most && (
        <Button
          onClick={() => onChange({ ...draft, seats: [...draft.seats, { key: next, role: 'member' }] })}
        >
          {appointing.addSeat}
        </Button>
      )}
    </Card>
  )
}
