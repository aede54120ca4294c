import { useEffect, useRef } from 'react'
import { Button } from '../../components/button'
import { Note } from '../../components/surface'

/** Secrets that are shown once; `onKept` when the person has put them away. */
export function SecretList({
  title,
  lead,
  secrets,
  keep,
  kept,
  onKept,
}: {
  readonly title: string
  readonly lead: string
  readonly secrets: readonly string[]
  /** What to do with them. */
  readonly keep?: string
  readonly kept: string
  readonly onKept: () => void
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="secrets">
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <Note tone="warn">
        <p>{lead}</p>
        {keep && <p className="small">{keep}</p>}
      </Note>
      <ul>
        {secrets.map((secret) => (
          <li key={secret} className="secret">
            {secret}
          </li>
        ))}
      </ul>
      <p className="acts after">
        <Button look="primary" onClick={onKept}>
          {kept}
        </Button>
      </p>
    </div>
  )
}
