import type { ReactNode } from 'react'
import { Button } from '../components/button'
import { Icon } from '../components/icon'
import { Note } from '../components/surface'
import { hourOf } from '../format'
import { drafts } from '../text/drafts'
import type { Draft } from './draft'

/** How safe what was typed is, in words; told politely to who hears the page. */
export function SaveStatus<T>({ draft }: { readonly draft: Pick<Draft<T>, 'state' | 'save'> }) {
  const { state, save } = draft
  return (
    <p className={`saved ${state.kind}`}>
      <span role="status">
        {state.kind === 'saved' && (
          <>
            <Icon name="tick" />
            {drafts.saved(hourOf(state.at))}
          </>
        )}
        {state.kind === 'local' && (
          <>
            <Icon name="clock" />
            {drafts.local}
          </>
        )}
        {state.kind === 'signedOut' && (
          <>
            <Icon name="clock" />
            {drafts.signedOut}
          </>
        )}
      </span>
      {state.kind === 'saving' && <span>{drafts.saving}</span>}
      {state.kind === 'failed' && (
        <span role="alert">
          <Button look="text" onClick={() => void save()}>
            {drafts.failed}
          </Button>
        </span>
      )}
    </p>
  )
}

/** Both versions of a draft that was written in two places, and the choice between them. */
export function DraftConflictNote<T>({
  draft,
  show,
}: {
  readonly draft: Pick<Draft<T>, 'conflict' | 'value' | 'choose'>
  /** A version as the person recognises it: a few lines. */
  readonly show: (value: T) => ReactNode
}) {
  const { conflict, value, choose } = draft
  if (!conflict) return null
  const { where, theirs, savedAt } = conflict
  const gone = theirs === undefined
  const title = where === 'tab' ? drafts.conflictTab : gone ? drafts.conflictGone : drafts.conflictServer
  return (
    <div role="alert">
      <Note tone="warn" title={title}>
        <p>{drafts.conflictNext}</p>
        <div className="grid2 half">
          <div>
            <p className="b">{drafts.mine}</p>
            {show(value)}
          </div>
          <div>
            <p className="b">
              {where === 'tab' ? drafts.theirsTab : drafts.theirs(savedAt ? hourOf(savedAt) : '')}
            </p>
            {gone ? <p>{drafts.gone}</p> : show(theirs)}
          </div>
        </div>
        <p className="acts">
          <Button onClick={() => choose('mine')}>{drafts.keepMine}</Button>
          <Button onClick={() => choose('theirs')}>{gone ? drafts.startAnew : drafts.keepTheirs}</Button>
        </p>
      </Note>
    </div>
  )
}
