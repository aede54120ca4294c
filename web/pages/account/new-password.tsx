import { useState } from 'react'
import { TextField } from '../../components/inputs'
import { passwords } from '../../text/account'

/** A new password typed twice, as far as it can be sent. */
export interface NewPassword {
  readonly fresh: string | undefined
  readonly again: string | undefined
}

/** Nothing typed yet. */
export const noPassword: NewPassword = { fresh: undefined, again: undefined }

/** Keeps a new password while it is typed; `take` gives it once both are the same, and says so otherwise. */
export function useNewPassword() {
  const [typed, setTyped] = useState(noPassword)
  const [error, setError] = useState<string>()
  return {
    typed,
    error,
    change(part: Partial<NewPassword>) {
      setTyped({ ...typed, ...part })
      setError(undefined)
    },
    take(): string | undefined {
      const isSame = typed.fresh === typed.again
      setError(isSame ? undefined : passwords.notSame)
      return isSame ? (typed.fresh ?? '') : undefined
    },
    clear: () => setTyped(noPassword),
  }
}

/** The two fields of a new password. */
export function NewPasswordFields({
  typed,
  error,
  change,
  fault,
}: Pick<ReturnType<typeof useNewPassword>, 'typed' | 'error' | 'change'> & {
  /** What the server said of the new password. */
  readonly fault?: string | undefined
}) {
  return (
    <>
      <TextField
        path="password"
        label={passwords.fresh}
        hint={passwords.freshHint}
        type="password"
        autoComplete="new-password"
        value={typed.fresh}
        error={fault}
        onChange={(fresh) => change({ fresh })}
      />
      <TextField
        path="again"
        label={passwords.again}
        type="password"
        autoComplete="new-password"
        value={typed.again}
        error={error}
        onChange={(again) => change({ again })}
      />
    </>
  )
}
