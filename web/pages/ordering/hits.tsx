import { Link } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { Button } from '../../components/button'
import { LongField, Select, TextField, Tick } from '../../components/inputs'
import { Card } from '../../components/surface'
import { formatNumber, percent } from '../../format'
import { text } from '../../text/common'
import { ordering as words } from '../../text/ordering'
import { valueWords } from '../../text/values'

/** How like two tasks are, as the officer judges it. */
export type Level = 'low' | 'medium' | 'high'
type Similar = AnswerOf<'listSimilarTasks'>['items'][number]

/** A task of the system that the officer counts as a hit. */
export interface Hit {
  readonly taskId: string
  readonly title: string
  readonly source: string
  readonly similarity: Level
  readonly note?: string
}

/** A task that was found elsewhere. */
export interface Outside {
  readonly title: string
  readonly source?: string
  readonly similarity?: Level
  readonly note?: string
}

const levels = (['low', 'medium', 'high'] as const).map((value) => ({ value, label: valueWords(value) }))

/** From how like a title is to another, what the page suggests; the officer decides. */
const suggestedFrom = { ticked: 0.4, medium: 0.5, high: 0.7 } as const

function suggested(similarity: number): Level {
  if (similarity >= suggestedFrom.high) return 'high'
  return similarity >= suggestedFrom.medium ? 'medium' : 'low'
}

const asHit = ({ id, code, title, similarity }: Similar): Hit => ({
  ...{ taskId: id, title, similarity: suggested(similarity) },
  source: `${code}. ${words.likeness(percent(similarity))}`,
})

/** A likely task as a hit, where its title is like enough to be ticked beforehand. */
export const hitOf = (similar: Similar): Hit[] =>
  similar.similarity >= suggestedFrom.ticked ? [asHit(similar)] : []

/** A likely task: ticked or not, how like it is, and what is alike. */
export function Likeness({
  similar,
  hit,
  onChange,
}: {
  readonly similar: Similar
  readonly hit: Hit | undefined
  readonly onChange: (hit: Hit | undefined) => void
}) {
  const { id, code, title, similarity, stage, outcome } = similar
  return (
    <div className="line-form">
      <Tick
        path={`hit.${id}`}
        label={title}
        value={hit !== undefined}
        onChange={(ticked) => onChange(ticked ? asHit(similar) : undefined)}
      />
      <p className="small muted">
        <Link to={`/nhiem-vu/${code}`}>{code}</Link> · {(outcome ?? stage).title} ·{' '}
        <b>{words.likeness(percent(similarity))}</b>
      </p>
      {hit && (
        <div className="two-in after">
          <Select<Level>
            path={`level.${id}`}
            label={words.levelLabel}
            options={levels}
            value={hit.similarity}
            onChange={(level) => level && onChange({ ...hit, similarity: level })}
          />
          <LongField
            path={`note.${id}`}
            label={words.hitNote}
            optional
            value={hit.note || undefined}
            onChange={(note) => onChange({ ...hit, note: note ?? '' })}
          />
        </div>
      )}
    </div>
  )
}

/** Tasks that were found in other sources. */
export function OutsideHits({
  outside,
  onChange,
}: {
  readonly outside: readonly Outside[]
  readonly onChange: (outside: readonly Outside[]) => void
}) {
  const change = (at: number, next: Outside) =>
    onChange(outside.map((one, index) => (index === at ? next : one)))
  return (
    <Card title={words.outside}>
      <p className="muted">{words.outsideLead}</p>
      {outside.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a hit has no other name until it is sent
        <div key={index} className="nested">
          <TextField
            path={`outside.${index}.title`}
            label={`${words.outsideTitle} ${formatNumber(index + 1)}`}
            value={one.title || undefined}
            onChange={(title) => change(index, { ...one, title: title ?? '' })}
          />
          <TextField
            path={`outside.${index}.source`}
            label={words.source}
            optional
            value={one.source || undefined}
            onChange={(source) => change(index, { ...one, source: source ?? '' })}
          />
          <Select<Level>
            path={`outside.${index}.level`}
            label={words.levelLabel}
            options={levels}
            value={one.similarity}
            onChange={(similarity) => similarity && change(index, { ...one, similarity })}
          />
        </div>
      ))}
      <p className="after">
        <Button onClick={() => onChange([...outside, { title: '' }])}>
          {text.add}
          <span className="vh">: {words.outside}</span>
        </Button>
      </p>
    </Card>
  )
}
