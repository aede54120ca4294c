import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAct } from '../../api/act'
import type { AnswerOf, BodyOf } from '../../api/client'
import { reads } from '../../api/query'
import { ActionBar } from '../../components/action-bar'
import { FieldGroup } from '../../components/field'
import { Choice, LongField, MoneyField, Tick } from '../../components/inputs'
import { ProblemNote } from '../../components/problem-note'
import { Status } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { capitalised, formatDong, formatNumber } from '../../format'
import { useKept } from '../../forms/kept'
import { appraisal as words } from '../../text/appraisal'
import { text } from '../../text/common'
import { labelOf } from '../../text/fields'
import { valueWords } from '../../text/values'
import type { Appraisal, OnDone } from './appraisal'

type Conclusion = BodyOf<'concludeAppraisal'>
type LineName = Conclusion['lines'][number]['line']
type Check = AnswerOf<'checkAppraisal'>
const act = 'concludeAppraisal'
const kinds = ['final', 'partial'] as const

interface Draft {
  readonly accepted: Readonly<Record<string, number | undefined>>
  readonly reasons: Readonly<Record<string, string | undefined>>
  readonly present: readonly string[]
  readonly lumpSum: Conclusion['lumpSum']
  readonly minutes?: string | undefined
}

/** As it begins: everything is accepted as asked, everyone is there; each line is then looked at. */
function beginning({ lines, team, lumpSum }: Appraisal): Draft {
  return {
    accepted: Object.fromEntries(lines.map(({ line, askedDong }) => [line.code, askedDong])),
    reasons: {},
    present: (team ?? []).map(({ person }) => person.id),
    lumpSum: lumpSum === 'partial' ? 'partial' : 'final',
  }
}

const pauseMs = 400

/** A value once it has stood still for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** What the rules say of a draft: its totals and everything that is against them. */
function useCheck({ task, lines }: Appraisal, draft: Draft) {
  const { accepted, reasons, present, lumpSum } = useSettled(draft)
  const body = {
    ...{ present: [...present], lumpSum },
    lines: lines.flatMap(({ line }) => {
      const acceptedDong = accepted[line.code]
      if (acceptedDong === undefined) return []
      return [{ line: line.code as LineName, acceptedDong, explained: Boolean(reasons[line.code]?.trim()) }]
    }),
  }
  return reads.useQuery(
    'post',
    '/api/tasks/{taskId}/appraisal/check',
    { params: { path: { taskId: task.id } }, body },
    { placeholderData: keepPreviousData },
  )
}

function bodyOf({ lines }: Appraisal, draft: Draft, { totals }: Check): Conclusion {
  const { accepted, reasons, present, lumpSum, minutes } = draft
  return {
    ...{
      present: [...present],
      lumpSum,
      stateDong: totals.stateDong,
      counterpartDong: totals.counterpartDong,
    },
    lines: lines.map(({ line, askedDong, counterpartDong }) => ({
      line: line.code as LineName,
      proposedDong: askedDong,
      acceptedDong: accepted[line.code] ?? 0,
      counterpartDong,
    })),
    reasons: lines.flatMap(({ line }) => {
      const said = reasons[line.code]?.trim()
      return said ? [{ line: line.code as LineName, text: said }] : []
    }),
    ...(minutes?.trim() ? { minutes } : {}),
  }
}

/**
 * The conclusion: for every line what is accepted and why it was cut; totals and rules follow each change.
 */
export function ConclusionForm({
  data,
  action,
  onDone,
}: {
  readonly data: Appraisal
  readonly action: Appraisal['actions'][number]
  readonly onDone: OnDone
}) {
  const form = `${act} ${action.stream}`
  const [draft, keep, forget] = useKept<Draft>(form, beginning(data))
  const check = useCheck(data, draft)
  const sending = useAct(act, action, form)
  const filled = data.lines.every(({ line }) => draft.accepted[line.code] !== undefined)
  const found = check.data
  const total = data.lines.reduce((all, { line }) => all + (draft.accepted[line.code] ?? 0), 0)
  const send = () => {
    if (!found) return
    sending.mutate(bodyOf(data, draft, { ...found, totals: { ...found.totals, stateDong: total } }), {
      onSuccess(receipt) {
        forget()
        onDone(words.done, receipt)
      },
    })
  }
  const defects =
    found && found.defects.length > 0 ? words.defects(formatNumber(found.defects.length)) : undefined
  return (
    <div>
      {sending.error && (
        <ProblemNote error={sending.error} retry={send} labelOf={(path) => labelOf(act, path)} />
      )}
      <div className="grid2">
        <div className="stack">
          <LineFields {...{ data, draft, keep }} />
          <MeetingFields {...{ data, draft, keep }} />
        </div>
        {found && <Running {...{ found }} />}
      </div>
      <ActionBar
        submit={words.conclude(formatDong(total))}
        busy={sending.isPending}
        locked={filled ? defects : words.fill}
        note={words.effect}
        onSubmit={send}
      />
    </div>
  )
}

interface FieldsProps {
  readonly data: Appraisal
  readonly draft: Draft
  readonly keep: (draft: Draft) => void
}

function MeetingFields({ data, draft, keep }: FieldsProps) {
  return (
    <Card>
      <FieldGroup path="present" label={words.present}>
        {(data.team ?? []).map(({ person, seat }) => (
          <Tick
            key={person.id}
            path={`present.${person.id}`}
            label={`${person.name}, ${seat.title}`}
            value={draft.present.includes(person.id)}
            onChange={(here) => {
              const others = draft.present.filter((one) => one !== person.id)
              keep({ ...draft, present: here ? [...others, person.id] : others })
            }}
          />
        ))}
      </FieldGroup>
      <Choice
        path="lumpSum"
        label={words.lumpSum}
        value={draft.lumpSum}
        options={kinds.map((kind) => ({ value: kind, label: valueWords(kind) }))}
        onChange={(lumpSum) => lumpSum && keep({ ...draft, lumpSum })}
      />
      <LongField
        path="minutes"
        label={words.minutes}
        optional
        value={draft.minutes}
        onChange={(minutes) => keep({ ...draft, minutes })}
      />
    </Card>
  )
}

/** One card a line: asked, accepted, and the reason where less is accepted than was asked. */
function LineFields({ data, draft, keep }: FieldsProps) {
  return (
    <Card title={words.lines} aside={<span className="muted">{text.dong}</span>}>
      <ol className="appr">
        {data.lines.map(({ line, askedDong, counterpartDong }) => {
          const accepted = draft.accepted[line.code]
          const cut = accepted !== undefined && accepted < askedDong
          return (
            <li key={line.code}>
              <div>
                <b>{capitalised(line.title)}</b>
                <span className="small muted block">
                  {words.asked} {formatNumber(askedDong)}
                  {counterpartDong > 0 && ` · ${words.counterpart} ${formatNumber(counterpartDong)}`}
                </span>
                {cut && (
                  <span className="small amber b block">
                    {words.cut} {formatNumber(askedDong - accepted)}
                  </span>
                )}
              </div>
              <div>
                <MoneyField
                  path={`accepted.${line.code}`}
                  label={words.acceptedOf(line.title)}
                  value={accepted}
                  onChange={(next) => keep({ ...draft, accepted: { ...draft.accepted, [line.code]: next } })}
                />
                {cut && (
                  <LongField
                    path={`reasons.${line.code}`}
                    label={words.whyOf(line.title)}
                    value={draft.reasons[line.code]}
                    onChange={(next) => keep({ ...draft, reasons: { ...draft.reasons, [line.code]: next } })}
                  />
                )}
              </div>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

/** Totals so far, and every point that the rules are against. */
function Running({ found }: { readonly found: Check }) {
  const { totals, overheadDong, quorum, defects } = found
  const [present, needed, all] = [quorum.present, quorum.needed, quorum.appointed].map(formatNumber)
  return (
    <div className="running">
      <Card title={words.running}>
        <div role="status">
          <Facts
            rows={[
              [words.asked, formatDong(totals.askedDong)],
              [words.accepted, <b key="accepted">{formatDong(totals.stateDong)}</b>],
              [words.cut, formatDong(totals.cutDong)],
              [words.counterpart, formatDong(totals.counterpartDong)],
              [words.overhead, formatDong(overheadDong)],
              [words.present, words.quorum(present ?? '', needed ?? '', all ?? '')],
            ]}
          />
          <p className="after">
            <Status tone={defects.length === 0 ? 'done' : 'late'}>
              {defects.length === 0 ? words.fits : words.defects(formatNumber(defects.length))}
            </Status>
          </p>
          <ul className="defects">
            {defects.map(({ code, title, detail, clause }) => (
              <li key={`${code} ${detail}`}>
                <b>{title}.</b> {detail} {clause && <span className="small muted">{clause}</span>}
              </li>
            ))}
          </ul>
        </div>
      </Card>
    </div>
  )
}
