import { useState } from 'react'
import { useChange } from '../../api/change'
import { api, type BodyOf } from '../../api/client'
import { Choice, LongField, TextField } from '../../components/inputs'
import { defectsOf } from '../../forms/act-form'
import { fieldWords } from '../../text/admin-fields'
import { calendar } from '../../text/calendar'
import type { KeptYear } from './calendar'
import { ChangeForm } from './change-form'
import { DayEditor, weekdayOf } from './days'

type Body = BodyOf<'setCalendarYear'>

const statuses = ['verified', 'assumed', 'provisional'] as const

/** Every message about the days of a list, whose places stand in the paths. */
function messagesOf(errors: ReadonlyMap<string, string>, list: string, days: readonly string[]) {
  const found = [...errors].filter(([path]) => path.startsWith(`${list}.`))
  const words = found.map(
    ([path, message]) => `${weekdayOf(days[Number(path.split('.')[1])] ?? '')}: ${message}`,
  )
  return words.length > 0 ? words.join(' ') : undefined
}

/** Changing the days of a year, with the reason; what will change is told before it is saved. */
export function CalendarForm({
  year,
  onDone,
  onCancel,
}: {
  readonly year: KeptYear
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const [known] = useState(year)
  const [holidays, setHolidays] = useState<readonly string[]>(year.holidays)
  const [swapped, setSwapped] = useState<readonly string[]>(year.swappedWorkingSaturdays)
  const [status, setStatus] = useState<KeptYear['status'] | undefined>(year.status)
  const [source, setSource] = useState<string | undefined>(year.source)
  const [reason, setReason] = useState<string>()
  const saving = useChange((body: Body) =>
    api.PUT('/api/admin/calendar/{year}', { params: { path: { year: String(known.year) } }, body }),
  )
  const errors = defectsOf(saving.error)
  const send = () =>
    saving.mutate(
      {
        ...{ version: known.version, holidays: [...holidays], swappedWorkingSaturdays: [...swapped] },
        ...{ status: status ?? known.status, source: source ?? '', reason: reason ?? '' },
      },
      { onSuccess: onDone },
    )
  return (
    <ChangeForm
      title={known.version === 0 ? calendar.add(known.year) : calendar.edit(known.year)}
      submit={calendar.save(known.year)}
      effect={calendar.effect}
      busy={saving.isPending}
      error={saving.error}
      labelOf={fieldWords}
      onSubmit={send}
      onCancel={onCancel}
    >
      <Days {...{ holidays, setHolidays, swapped, setSwapped, errors }} />
      <Differences
        before={[...known.holidays, ...known.swappedWorkingSaturdays]}
        after={[...holidays, ...swapped]}
      />
      <StatusChoice value={status} onChange={setStatus} />
      <TextField
        path="source"
        label={calendar.source}
        hint={calendar.sourceHint}
        error={errors.get('source')}
        value={source}
        onChange={setSource}
      />
      <LongField
        path="reason"
        label={calendar.reason}
        hint={calendar.reasonHint}
        error={errors.get('reason')}
        value={reason}
        onChange={setReason}
      />
    </ChangeForm>
  )
}

/** How sure the days of the year are. */
function StatusChoice({
  value,
  onChange,
}: {
  readonly value: KeptYear['status'] | undefined
  readonly onChange: (status: KeptYear['status'] | undefined) => void
}) {
  return (
    <Choice
      path="status"
      label={calendar.status}
      options={statuses.map((one) => ({
        ...{ value: one, label: calendar.statuses[one], hint: calendar.statusHints[one] },
      }))}
      value={value}
      onChange={onChange}
    />
  )
}

function Differences({
  before,
  after,
}: {
  readonly before: readonly string[]
  readonly after: readonly string[]
}) {
  const added = after.filter((date) => !before.includes(date))
  const removed = before.filter((date) => !after.includes(date))
  return (
    <div className="f" role="status">
      <span className="label">{calendar.changes}</span>
      {added.length + removed.length === 0 ? (
        <p className="muted">{calendar.noChanges}</p>
      ) : (
        <ul className="diff">
          {removed.map((date) => (
            <li key={date}>
              <del>{calendar.removed(weekdayOf(date))}</del>
            </li>
          ))}
          {added.map((date) => (
            <li key={date}>
              <ins>{calendar.added(weekdayOf(date))}</ins>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Days({
  holidays,
  setHolidays,
  swapped,
  setSwapped,
  errors,
}: {
  readonly holidays: readonly string[]
  readonly setHolidays: (days: readonly string[]) => void
  readonly swapped: readonly string[]
  readonly setSwapped: (days: readonly string[]) => void
  readonly errors: ReadonlyMap<string, string>
}) {
  return (
    <>
      <DayEditor
        path="holidays"
        label={calendar.holidays}
        addLabel={calendar.addHoliday}
        days={holidays}
        onChange={setHolidays}
        error={messagesOf(errors, 'holidays', holidays)}
      />
      <DayEditor
        path="swappedWorkingSaturdays"
        label={calendar.swapped}
        addLabel={calendar.addSwapped}
        days={swapped}
        onChange={setSwapped}
        error={messagesOf(errors, 'swappedWorkingSaturdays', swapped)}
      />
    </>
  )
}
