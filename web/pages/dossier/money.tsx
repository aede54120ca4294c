import { Button } from '../../components/button'
import { FieldGroup } from '../../components/field'
import { MoneyField, NumberField, Select } from '../../components/inputs'
import { PersonField } from '../../components/pick'
import { Note } from '../../components/surface'
import { formatDong, formatNumber } from '../../format'
import { dossier as words } from '../../text/dossier'
import { valueWords } from '../../text/values'
import { amountOf, type LineMoney, lineNames, type Member, teamTotal, totalsOf } from './dossier'
import type { PartProps } from './people'

/** The estimate: money by line and source; every sum is worked out while it is typed. */
export function MoneyPart({ dossier, change }: PartProps) {
  const { lines = {} } = dossier
  const totals = totalsOf(dossier)
  const team = teamTotal(dossier)
  const remuneration = (lines.remuneration?.state ?? 0) + (lines.remuneration?.counterpart ?? 0)
  const set = (line: string, money: LineMoney) => change({ lines: { ...lines, [line]: money } })
  return (
    <>
      {team > 0 && team !== remuneration && (
        <Note tone="warn">
          <p>{words.teamDiffers(formatDong(team), formatDong(remuneration))}</p>
          <Button onClick={() => set('remuneration', { ...lines.remuneration, state: team })}>
            {words.fromTeam}
          </Button>
        </Note>
      )}
      {lineNames.map((line) => {
        const money = lines[line] ?? {}
        return (
          <FieldGroup key={line} path={`lines.${line}`} label={valueWords(line)}>
            <div className="side-by-side">
              <MoneyField
                path={`lines.${line}.state`}
                label={words.state}
                value={money.state}
                onChange={(state) => set(line, { ...money, state })}
              />
              <MoneyField
                path={`lines.${line}.counterpart`}
                label={words.counterpart}
                value={money.counterpart}
                onChange={(counterpart) => set(line, { ...money, counterpart })}
              />
            </div>
          </FieldGroup>
        )
      })}
      <dl className="sums" aria-live="polite">
        <div>
          <dt>{words.state}</dt>
          <dd>{formatDong(totals.state)}</dd>
        </div>
        <div>
          <dt>{words.counterpart}</dt>
          <dd>{formatDong(totals.counterpart)}</dd>
        </div>
        <div>
          <dt>{words.total}</dt>
          <dd>{formatDong(totals.state + totals.counterpart)}</dd>
        </div>
      </dl>
    </>
  )
}

const roles = ['principalInvestigator', 'scientificSecretary', 'mainMember', 'member', 'technician'] as const

/** The team: positions, months and rates; the amounts are worked out. */
export function TeamPart({ dossier, change }: PartProps) {
  const { team = [] } = dossier
  const set = (next: readonly Member[]) => change({ team: next })
  return (
    <>
      {team.map((member, index) => (
        <MemberField
          // biome-ignore lint/suspicious/noArrayIndexKey: a position is known by its place until it is sent
          key={`${index} of ${team.length}`}
          {...{ member, index }}
          onChange={(part) => set(team.map((one, at) => (at === index ? { ...one, ...part } : one)))}
          onRemove={() => set(team.filter((_one, at) => at !== index))}
        />
      ))}
      <Button onClick={() => set([...team, {}])}>{words.addMember}</Button>
      <dl className="sums" aria-live="polite">
        <div>
          <dt>{words.teamTotal}</dt>
          <dd>{formatDong(teamTotal(dossier))}</dd>
        </div>
      </dl>
    </>
  )
}

function MemberField({
  member,
  index,
  onChange,
  onRemove,
}: {
  readonly member: Member
  readonly index: number
  readonly onChange: (part: Partial<Member>) => void
  readonly onRemove: () => void
}) {
  const path = (name: string) => `team.${index}.${name}`
  const { role, person, headcount, weight, months, rate } = member
  return (
    <FieldGroup path={`team.${index}`} label={words.member(index + 1)}>
      <div className="nested">
        <Select
          path={path('role')}
          label={words.role}
          options={roles.map((value) => ({ value, label: valueWords(value) }))}
          value={role}
          onChange={(next) => onChange({ role: next })}
        />
        <PersonField
          path={path('person')}
          label={words.person}
          optional
          value={person?.id}
          named={person?.name}
          onChange={(id, name) => onChange({ person: id ? { id, name: name ?? id } : undefined })}
        />
        <div className="side-by-side">
          <NumberField
            path={path('headcount')}
            label={words.headcount}
            value={headcount ?? 1}
            onChange={(next) => onChange({ headcount: next })}
          />
          <NumberField
            path={path('weight')}
            label={words.weight}
            value={weight}
            onChange={(next) => onChange({ weight: next })}
          />
          <NumberField
            path={path('months')}
            label={words.months}
            value={months}
            onChange={(next) => onChange({ months: next })}
          />
          <MoneyField
            path={path('rate')}
            label={words.rate}
            value={rate}
            onChange={(next) => onChange({ rate: next })}
          />
        </div>
        <p>
          {words.amount}: <b>{formatDong(amountOf(member))}</b>
        </p>
        <Button look="text" onClick={onRemove}>
          {words.removeMember(index + 1)}
        </Button>
      </div>
    </FieldGroup>
  )
}

/** The estimate in one line, for the list of papers. */
export function moneyAbout(total: number): string {
  return total > 0 ? `${words.total}: ${formatDong(total)}` : words.abouts.money
}

/** The team in one line. */
export function teamAbout(count: number, total: number): string {
  return count > 0 ? `${formatNumber(count)} · ${formatDong(total)}` : words.abouts.team
}
