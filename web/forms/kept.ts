import { useCallback, useState } from 'react'

/**
 * A value that outlives a reload, going back and signing in again, in this tab; `forget` when it is sent.
 * What others may not read after the tab is closed does not stay on the machine.
 */
export function useKept<T>(name: string, initial: T): [T, (next: T) => void, () => void] {
  const place = `nhap:${name}`
  const [value, setValue] = useState<T>(() => {
    const kept = sessionStorage.getItem(place)
    return kept === null ? initial : (JSON.parse(kept) as T)
  })
  const keep = useCallback(
    (next: T) => {
      sessionStorage.setItem(place, JSON.stringify(next))
      setValue(next)
    },
    [place],
  )
  const forget = useCallback(() => sessionStorage.removeItem(place), [place])
  return [value, keep, forget]
}

/** What the fields of a draft write with, each under its own name; a value taken away leaves no trace. */
export function setterOf<Draft extends object>(draft: Draft, keep: (next: Draft) => void) {
  return <Name extends keyof Draft>(name: Name) =>
    (value: Draft[Name] | undefined) => {
      const { [name]: _before, ...rest } = draft
      keep((value === undefined ? rest : { ...rest, [name]: value }) as Draft)
    }
}
