import { Button } from '../../components/button'
import { LongField } from '../../components/inputs'
import { Card } from '../../components/surface'
import { formatNumber } from '../../format'
import { useKept } from '../../forms/kept'
import { text } from '../../text/common'

/** Defects by the part that they are about, those about the whole, and a note. */
interface Found {
  readonly at: Readonly<Record<string, string>>
  readonly more: readonly string[]
  readonly note?: string
}

/** A check as it is being written down. */
export interface Check {
  readonly found: Found
  readonly keep: (found: Found) => void
}

const filled = (value: string | undefined): value is string => value !== undefined && value.trim() !== ''

/**
 * The defects that somebody finds in what was handed in. They outlive a reload, and go back all at once;
 * `about` names the part of one as the act does.
 */
export function useDefects<Part extends object>(form: string, about: (part: string) => Part) {
  const [found, keep, forget] = useKept<Found>(form, { at: {}, more: [] })
  const { at, more, note } = found
  const defectTexts = [
    ...Object.entries(at).flatMap(([part, value]) =>
      filled(value) ? [{ ...about(part), text: value }] : [],
    ),
    ...more.filter(filled).map((value) => ({ text: value })),
  ]
  return {
    check: { found, keep },
    forget,
    isComplete: defectTexts.length === 0,
    body: { defectTexts, ...(filled(note) ? { note } : {}) },
  }
}

/** The place for a defect of one part. */
export function DefectField({
  check: { found, keep },
  part,
  label,
}: {
  readonly check: Check
  readonly part: string
  readonly label: string
}) {
  return (
    <LongField
      path={`at.${part}`}
      label={label}
      optional
      value={found.at[part] || undefined}
      onChange={(value) => keep({ ...found, at: { ...found.at, [part]: value ?? '' } })}
    />
  )
}

/** Defects of no one part, and a note that goes with all. */
export function OtherDefects({
  check: { found, keep },
  title,
  label,
  note,
}: {
  readonly check: Check
  readonly title: string
  /** What each is called, before its number. */
  readonly label: string
  readonly note: string
}) {
  const { more } = found
  return (
    <Card title={title}>
      {more.map((value, index) => (
        <LongField
          // biome-ignore lint/suspicious/noArrayIndexKey: a defect has no other name until it is sent
          key={index}
          path={`more.${index}`}
          label={`${label} ${formatNumber(index + 1)}`}
          value={value || undefined}
          onChange={(next) =>
            keep({ ...found, more: more.map((one, at) => (at === index ? (next ?? '') : one)) })
          }
        />
      ))}
      <p className="after">
        <Button onClick={() => keep({ ...found, more: [...more, ''] })}>{text.add}</Button>
      </p>
      <LongField
        path="note"
        label={note}
        optional
        value={found.note || undefined}
        onChange={(value) => keep({ ...found, note: value ?? '' })}
      />
    </Card>
  )
}
