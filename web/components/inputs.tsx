import { type ChangeEvent, useEffect, useState } from 'react'
import { day, formatNumber, hourOf, parseDay, parseDong, parseMoment, parseNumber } from '../format'
import { text } from '../text/common'
import { forms } from '../text/forms'
import { Field, FieldError, FieldGroup, type FieldProps, Hint, inputProps } from './field'

/** A field's value and who is told of another. */
export interface Bound<T> {
  readonly value: T | undefined
  readonly onChange: (value: T | undefined) => void
}

type Typed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement>

const orNone = (typed: string): string | undefined => (typed === '' ? undefined : typed)

/** A line of text. */
export function TextField({
  value,
  onChange,
  type = 'text',
  autoComplete,
  ...field
}: FieldProps &
  Bound<string> & { readonly type?: 'text' | 'email' | 'password' | 'url'; readonly autoComplete?: string }) {
  return (
    <Field {...field}>
      <input
        {...inputProps(field)}
        {...{ type, autoComplete }}
        value={value ?? ''}
        onChange={(event: Typed) => onChange(orNone(event.target.value))}
      />
    </Field>
  )
}

/** A text of several paragraphs; it grows with what is written. */
export function LongField({ value, onChange, ...field }: FieldProps & Bound<string>) {
  return (
    <Field {...field}>
      <textarea
        {...inputProps(field)}
        rows={3}
        value={value ?? ''}
        onChange={(event: Typed) => onChange(orNone(event.target.value))}
      />
    </Field>
  )
}

/**
 * A value that is typed as text and kept as another: what was typed stays as it is, and is written in the
 * usual form on leaving the field. What cannot be read is said, and no value is kept.
 */
function useTyped<T>(
  { value, onChange }: Bound<T>,
  parse: (typed: string) => T | undefined,
  format: (value: T) => string,
  unreadable: string,
) {
  const [typed, setTyped] = useState(() => (value === undefined ? '' : format(value)))
  const [own, setOwn] = useState<string>()
  // Whoever else changes the value (a draft that is loaded) is shown.
  useEffect(() => {
    setTyped((shown) => (parse(shown) === value || value === undefined ? shown : format(value)))
  }, [value, parse, format])
  return {
    own,
    typed,
    change(event: Typed) {
      setTyped(event.target.value)
      setOwn(undefined)
      onChange(parse(event.target.value))
    },
    leave() {
      const read = parse(typed)
      if (read !== undefined) setTyped(format(read))
      setOwn(typed.trim() !== '' && read === undefined ? unreadable : undefined)
    },
  }
}

/** Whole đồng, with the unit beside it; blank is not zero. */
export function MoneyField({ value, onChange, ...field }: FieldProps & Bound<number>) {
  const { own, typed, change, leave } = useTyped({ value, onChange }, parseDong, formatNumber, forms.notMoney)
  const told = { ...field, error: own ?? field.error }
  return (
    <Field {...told}>
      <div className="affix">
        <input {...inputProps(told)} inputMode="numeric" value={typed} onChange={change} onBlur={leave} />
        <span>{text.dong}</span>
      </div>
    </Field>
  )
}

/** A number with a decimal comma; `of` is the most that it may be, shown beside it. */
export function NumberField({
  value,
  onChange,
  of,
  unit,
  ...field
}: FieldProps & Bound<number> & { readonly of?: number; readonly unit?: string }) {
  const { own, typed, change, leave } = useTyped(
    { value, onChange },
    parseNumber,
    formatNumber,
    forms.notNumber,
  )
  const over = of !== undefined && value !== undefined && (value > of || value < 0)
  const told = { ...field, error: own ?? (over ? forms.outside(formatNumber(of)) : field.error) }
  const beside = of === undefined ? unit : `/${formatNumber(of)}`
  const input = (
    <input
      {...inputProps(told)}
      className={`${inputProps(told).className} short num`}
      inputMode="decimal"
      value={typed}
      onChange={change}
      onBlur={leave}
    />
  )
  return (
    <Field {...told}>
      {beside ? (
        <div className="affix">
          {input}
          <span>{beside}</span>
        </div>
      ) : (
        input
      )}
    </Field>
  )
}

/** A day that is typed as 31/01/2026; the value is '2026-01-31'. */
export function DayField({ value, onChange, ...field }: FieldProps & Bound<string>) {
  const { own, typed, change, leave } = useTyped({ value, onChange }, parseDay, day, forms.notDay)
  const told = { ...field, hint: field.hint ?? forms.dayHint, error: own ?? field.error }
  return (
    <Field {...told}>
      <input
        {...inputProps(told)}
        className={`${inputProps(told).className} short`}
        inputMode="numeric"
        value={typed}
        onChange={change}
        onBlur={leave}
      />
    </Field>
  )
}

const localDay = (at: string) => new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10)

/** A day and an hour in Vietnam; the value is a moment as the API takes it. */
export function MomentField({ value, onChange, ...field }: FieldProps & Bound<string>) {
  const [typedDay, setDay] = useState(() => (value ? day(localDay(value)) : ''))
  const [typedHour, setHour] = useState(() => (value ? hourOf(value) : ''))
  const unreadable = typedDay !== '' && typedHour !== '' && parseMoment(typedDay, typedHour) === undefined
  const told = {
    ...field,
    hint: field.hint ?? forms.momentHint,
    error: unreadable ? forms.notMoment : field.error,
  }
  const change = (nextDay: string, nextHour: string) => {
    setDay(nextDay)
    setHour(nextHour)
    onChange(parseMoment(nextDay, nextHour))
  }
  return (
    <FieldGroup {...told}>
      <div className="pair-in">
        <input
          className="in short"
          aria-label={`${field.label}: ${forms.day}`}
          inputMode="numeric"
          value={typedDay}
          onChange={(event) => change(event.target.value, typedHour)}
        />
        <input
          className="in short"
          aria-label={`${field.label}: ${forms.hour}`}
          value={typedHour}
          onChange={(event) => change(typedDay, event.target.value)}
        />
      </div>
    </FieldGroup>
  )
}

/** An answer that may be chosen, with the words for it. */
export interface Option<T extends string = string> {
  readonly value: T
  readonly label: string
  readonly hint?: string
}

/** One of a few answers, all of them in sight. */
export function Choice<T extends string>({
  value,
  onChange,
  options,
  ...field
}: FieldProps & Bound<T> & { readonly options: readonly Option<T>[] }) {
  return (
    <FieldGroup {...field}>
      {options.map(({ value: one, label, hint }) => (
        <label key={one} className="opt">
          <input
            type="radio"
            name={inputProps(field).id}
            checked={value === one}
            onChange={() => onChange(one)}
          />
          <span>
            {label}
            {hint && <span className="hint">{hint}</span>}
          </span>
        </label>
      ))}
    </FieldGroup>
  )
}

/** One of many answers. */
export function Select<T extends string>({
  value,
  onChange,
  options,
  ...field
}: FieldProps & Bound<T> & { readonly options: readonly Option<T>[] }) {
  return (
    <Field {...field}>
      <select
        {...inputProps(field)}
        value={value ?? ''}
        onChange={(event) => onChange(options.find((one) => one.value === event.target.value)?.value)}
      >
        <option value="">{text.choose}</option>
        {options.map(({ value: one, label }) => (
          <option key={one} value={one}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Yes or no, neither of them chosen beforehand. */
export function YesNo({ value, onChange, ...field }: FieldProps & Bound<boolean>) {
  const options = [
    { value: 'yes', label: text.yes },
    { value: 'no', label: text.no },
  ] as const
  const chosen = value === undefined ? undefined : value ? 'yes' : 'no'
  return (
    <Choice
      {...field}
      {...{ options, value: chosen }}
      onChange={(next) => onChange(next === undefined ? undefined : next === 'yes')}
    />
  )
}

/** One thing that is ticked or not. */
export function Tick({ value, onChange, ...field }: FieldProps & Bound<boolean>) {
  const { id } = inputProps(field)
  return (
    <div className="f">
      <label className="opt" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={value ?? false}
          aria-invalid={field.error !== undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{field.label}</span>
      </label>
      <Hint {...field} />
      <FieldError {...field} />
    </div>
  )
}
