import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Read } from '../../components/loading'
import { Status, type Tone, Unchecked } from '../../components/status'
import { Card, Facts, Note } from '../../components/surface'
import { calendar } from '../../text/calendar'
import { CalendarForm } from './calendar-form'
import { Changes } from './changes'
import { DayList } from './days'
import { AdminPage } from './frame'

/** A year as administrators keep it. */
export type KeptYear = AnswerOf<'listCalendarYears'>['years'][number]

const tones: Readonly<Record<KeptYear['status'], Tone>> = {
  verified: 'done',
  assumed: 'partly',
  provisional: 'soon',
}

/** The working calendar: every year with its days, and changing one. */
export function CalendarPage() {
  const years = reads.useQuery('get', '/api/admin/calendar')
  return (
    <AdminPage title={calendar.title} lead={calendar.lead}>
      <Note title={calendar.ruleTitle}>
        <p>{calendar.rule}</p>
        <p className="small">{`${calendar.ruleLeft} ${calendar.ruleAgain}`}</p>
      </Note>
      <Read of={years}>{(known) => <Years years={known.years} />}</Read>
    </AdminPage>
  )
}

const blank = (year: number): KeptYear => ({
  ...{ year, version: 0, holidays: [], swappedWorkingSaturdays: [], status: 'provisional', source: '' },
})

function Years({ years }: { readonly years: readonly KeptYear[] }) {
  const [params, setParams] = useSearchParams()
  const [saved, setSaved] = useState<number>()
  const wanted = Number(params.get('nam'))
  const newest = years[0]?.year
  const next = newest === undefined ? undefined : newest + 1
  const edited =
    years.find(({ year }) => year === wanted) ?? (wanted === next && next ? blank(next) : undefined)
  const done = () => {
    setSaved(edited?.year)
    setParams({})
  }
  if (edited) {
    return (
      <>
        <CalendarForm key={edited.year} year={edited} onDone={done} onCancel={() => setParams({})} />
        <Changes subject={`calendar/${edited.year}`} title={calendar.changesOf(edited.year)} />
      </>
    )
  }
  return (
    <>
      <div role="status">{saved !== undefined && <Note tone="ok">{calendar.saved(saved)}</Note>}</div>
      {next && (
        <p>
          <ButtonLink to={`?nam=${next}`}>{calendar.add(next)}</ButtonLink>
        </p>
      )}
      {years.map((year) => (
        <Year key={year.year} {...{ year }} />
      ))}
    </>
  )
}

function Year({
  year: { year, status, holidays, swappedWorkingSaturdays, source },
}: {
  readonly year: KeptYear
}) {
  return (
    <Card
      title={calendar.year(year)}
      aside={
        status === 'assumed' ? (
          <Unchecked />
        ) : (
          <Status tone={tones[status]}>{calendar.statuses[status]}</Status>
        )
      }
    >
      <Facts
        rows={[
          [calendar.holidays, <DayList key="h" days={holidays} />],
          [calendar.swapped, <DayList key="s" days={swappedWorkingSaturdays} />],
          [calendar.source, source],
        ]}
      />
      <p className="after">
        <ButtonLink to={`?nam=${year}`}>{calendar.edit(year)}</ButtonLink>
      </p>
    </Card>
  )
}
