import { useMutation } from '@tanstack/react-query'
import { type AnswerOf, type BodyOf, type Operation, problemIn } from './client'
import { ProblemError, unreachable } from './problem'
import { queries } from './query'

/** What an act answers: that it was recorded, when, and where the task stands now. */
export type ActReceipt = AnswerOf<'acceptProposal'>

/** Where an act is sent: as an action of the API says it. */
export interface ActAddress {
  readonly method: string
  readonly href: string
  /** How far the page had read the task: the act is refused where something was recorded since. */
  readonly seenSeq?: number
}

/** Sends an act under a key: sent again with the same key and contents, it is the same act. */
export async function sendAct(
  { method, href, seenSeq }: ActAddress,
  body: unknown,
  key: string,
): Promise<ActReceipt> {
  const headers = new Headers({ 'Content-Type': 'application/json', 'Idempotency-Key': key })
  if (seenSeq !== undefined) headers.set('X-Seen-Seq', String(seenSeq))
  const response = await fetch(href, {
    method,
    credentials: 'same-origin',
    headers,
    body: JSON.stringify(body),
  }).catch(() => Promise.reject(new ProblemError(unreachable)))
  if (!response.ok) throw await problemIn(response)
  return (await response.json()) as ActReceipt
}

const storeName = (form: string) => `khoa:${form}`

/**
 * The key of a form's act. It stays the same while the contents do, also over a reload, so that
 * pressing twice, asking again and coming back are one act; other contents are another act.
 */
export function keyFor(form: string, body: unknown): string {
  const contents = JSON.stringify(body)
  const kept = sessionStorage.getItem(storeName(form))
  if (kept) {
    const { key, of } = JSON.parse(kept) as { key: string; of: string }
    if (of === contents) return key
  }
  const key = crypto.randomUUID()
  sessionStorage.setItem(storeName(form), JSON.stringify({ key, of: contents }))
  return key
}

/** Forgets the key of a form whose act is done: the next one is another act. */
function forgetKey(form: string): void {
  sessionStorage.removeItem(storeName(form))
}

/**
 * An act as a form sends it. `form` names the form on its object (`ordering/acceptProposal/<task>`); its body
 * is typed by the act's name. After it everything that was read is asked for again.
 */
export function useAct<Name extends Operation>(_act: Name, address: ActAddress, form: string) {
  return useActOf<BodyOf<Name>>(address, form)
}

/** An act whose contents only its schema knows. */
export function useActOf<Body>(address: ActAddress, form: string) {
  return useMutation({
    mutationFn: (body: Body) => sendAct(address, body, keyFor(form, body)),
    onSuccess() {
      forgetKey(form)
      // Not waited for: what is read anew may take the form away before its page has heard of the receipt.
      void queries.invalidateQueries()
    },
  })
}
