import type { ReactNode } from 'react'
import { text } from '../text/common'
import { Icon } from './icon'
import { fieldId } from './problem-note'

/** What every field of a form has. */
export interface FieldProps {
  /** Where its value stands in the body, such as `products.0.quantity`; errors find it by this. */
  readonly path: string
  readonly label: string
  readonly hint?: string | undefined
  readonly optional?: boolean
  /** What is wrong with it, and how to mend it. */
  readonly error?: string | undefined
}

/** The ids by which an input is tied to its hint and its error. */
export function describedBy({ path, hint, error }: FieldProps): string | undefined {
  const ids = [hint && `${fieldId(path)}-hint`, error && `${fieldId(path)}-loi`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** The props by which an input belongs to its field. */
export function inputProps(props: FieldProps) {
  return {
    id: fieldId(props.path),
    'aria-invalid': props.error !== undefined,
    'aria-describedby': describedBy(props),
    className: props.error === undefined ? 'in' : 'in err',
  }
}

/** The message under a field, with the remedy. */
export function FieldError({ path, error }: Pick<FieldProps, 'path' | 'error'>) {
  if (error === undefined) return null
  return (
    <p className="msg" id={`${fieldId(path)}-loi`}>
      <Icon name="triangle" />
      {error}
    </p>
  )
}

/** The hint under a label. */
export function Hint({ path, hint }: Pick<FieldProps, 'path' | 'hint'>) {
  if (hint === undefined) return null
  return (
    <p className="hint" id={`${fieldId(path)}-hint`}>
      {hint}
    </p>
  )
}

/** A label above its input, with a hint under the label and an error under the input. */
export function Field({ children, ...props }: FieldProps & { readonly children: ReactNode }) {
  return (
    <div className="f">
      <label htmlFor={fieldId(props.path)}>
        {props.label} {props.optional && <span className="opt-word">{text.optional}</span>}
      </label>
      <Hint {...props} />
      {children}
      <FieldError {...props} />
    </div>
  )
}

/** Several inputs under one legend. */
export function FieldGroup({ children, ...props }: FieldProps & { readonly children: ReactNode }) {
  return (
    <fieldset className="f" id={fieldId(props.path)} tabIndex={-1} aria-describedby={describedBy(props)}>
      <legend>
        {props.label} {props.optional && <span className="opt-word">{text.optional}</span>}
      </legend>
      <Hint {...props} />
      {children}
      <FieldError {...props} />
    </fieldset>
  )
}
