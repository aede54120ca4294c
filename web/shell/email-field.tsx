import { TextField } from '../components/inputs'
import { shell } from '../text/common'

/** The address by which somebody signs in; a browser offers those that it knows. */
export function EmailField({
  value,
  onChange,
}: {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}) {
  const label = shell.email
  return <TextField path="email" type="email" autoComplete="username" {...{ label, value, onChange }} />
}
