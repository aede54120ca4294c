import { useState } from 'react'
import { Button } from '../../components/button'
import { DayField } from '../../components/inputs'
import { day } from '../../format'
import { calendar } from '../../text/calendar'

/** A day with its weekday: 'thứ Sáu 01/01/2027'. */
export function weekdayOf(date: string): string {
  return `${calendar.weekdays[new Date(`${date}T00:00:00.000Z`).getUTCDay()]} ${day(date)}`
}

/** Days of a year, in their order. */
export function DayList({ days }: { readonly days: readonly string[] }) {
  if (days.length === 0) return <span className="muted">{calendar.noDay}</span>
  return (
    <ul className="admin-days">
      {days.map((date) => (
        <li key={date}>{weekdayOf(date)}</li>
      ))}
    </ul>
  )
}

/** Days of a year, to take away and to add. */
export function DayEditor({
  path,
  label,
  addLabel,
  days,
  onChange,
  error,
}: {
  readonly path: string
  readonly label: string
  readonly addLabel: string
  readonly days: readonly string[]
  readonly onChange: (days: readonly string[]) => void
  readonly error?: string | undefined
}) {
  const [next, setNext] = useState<string>()
  const [round, setRound] = useState(0)
  const add = () => {
    if (next && !days.includes(next)) onChange([...days, next].sort())
    setNext(undefined)
    setRound(round + 1)
  }
  return (
    <fieldset className="f">
      <legend>{label}</legend>
      {days.length === 0 && <p className="muted">{calendar.noDay}</p>}
      <ul className="admin-days">
        {days.map((date) => (
          <li key={date}>
            {weekdayOf(date)}
            <Button look="text" onClick={() => onChange(days.filter((one) => one !== date))}>
              {calendar.removeDay}
              <span className="vh">: {weekdayOf(date)}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div className="admin-add-day">
        <DayField key={round} path={path} label={addLabel} value={next} onChange={setNext} error={error} />
        <Button onClick={add} locked={next ? undefined : ''}>
          {calendar.addDay}
          <span className="vh">: {label}</span>
        </Button>
      </div>
    </fieldset>
  )
}
