import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { api } from '../api/client'
import { sessionBack } from '../api/session-lost'
import { useMe } from '../shell/session'
import { type DraftKeeper, type DraftNow, type DraftRemote, draftKeeper } from './draft-keeper'
import { browserOutbox } from './draft-outbox'

/**
 * A form that saves itself. `change` with every key; `discard` once it is sent. Show `<SaveStatus draft>` at
 * the head of the form and `<DraftConflictNote draft show>` above it (`web/forms/draft-state.tsx`).
 */
export type Draft<T> = DraftNow<T> & Pick<DraftKeeper<T>, 'change' | 'update' | 'choose' | 'discard' | 'save'>

/** What a form may say of its draft. */
export interface DraftOptions<T> {
  /** What the draft is called in the list of drafts. */
  readonly titleOf?: (value: T) => string | undefined
  /** Where it is kept, when that is not `/api/drafts`: a ballot has an address of its own. Make it once. */
  readonly remote?: DraftRemote<T>
}

/** A draft at `/api/drafts/{form}`. */
export function serverDraft<T extends object>(
  form: string,
  titleOf: (value: T) => string | undefined,
): DraftRemote<T> {
  const params = { path: { form } }
  return {
    async read() {
      const { data } = await api.GET('/api/drafts/{form}', { params })
      if (!data) throw new Error('A good answer has contents')
      const value = (data.content ?? undefined) as T | undefined
      return { version: data.version, value, savedAt: data.savedAt ?? undefined }
    },
    async write(version, value) {
      const content = value as Record<string, unknown>
      const title = titleOf(value)?.trim() || null
      const { data } = await api.PUT('/api/drafts/{form}', { params, body: { version, title, content } })
      if (!data) throw new Error('A good answer has contents')
      return data
    },
    async drop() {
      await api.DELETE('/api/drafts/{form}', { params })
    },
  }
}

function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/**
 * The draft of a form, by the form's name on its object: `proposal`, `dossier:<taskId>`. Every change is kept
 * in this browser at once, and on the server a second later; it survives a lost network, a reload and another
 * sign-in, and two tabs never overwrite one another. Give the component that uses it the form as its `key`.
 */
export function useDraft<T extends object>(
  form: string,
  initial: T,
  options: DraftOptions<T> = {},
): Draft<T> {
  const { id } = useMe()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is that of its person and form
  const keeper = useMemo(
    () =>
      draftKeeper<T>({
        initial,
        remote: options.remote ?? serverDraft(form, options.titleOf ?? (() => undefined)),
        outbox: browserOutbox(id, form),
        later,
        token: () => crypto.randomUUID(),
      }),
    [id, form],
  )
  useEffect(() => {
    const stop = keeper.start()
    const save = () => void keeper.save()
    const leaving = () => document.visibilityState === 'hidden' && save()
    const deaf = sessionBack.listen(save)
    window.addEventListener('online', save)
    document.addEventListener('visibilitychange', leaving)
    return () => {
      deaf()
      window.removeEventListener('online', save)
      document.removeEventListener('visibilitychange', leaving)
      stop()
    }
  }, [keeper])
  const now = useSyncExternalStore(keeper.listen, keeper.now)
  const { change, update, choose, discard, save } = keeper
  return { ...now, change, update, choose, discard, save }
}
