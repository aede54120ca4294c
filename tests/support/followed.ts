import type { Caller } from './api'

/** Events as a browser follows them at an address; `next` resolves with the next event's name. */
export async function followed(caller: Caller, url: string) {
  const ended = new AbortController()
  const response = await fetch(url, { headers: { Cookie: caller.cookie }, signal: ended.signal })
  const reader = response.body!.getReader()
  let text = ''
  const next = async (): Promise<string | undefined> => {
    for (;;) {
      const [, name] = /^event: (\w+)\ndata: .*\n\n/m.exec(text) ?? []
      if (name) {
        text = text.slice(text.indexOf('\n\n', text.indexOf('event: ')) + 2)
        return name
      }
      const { value, done } = await reader.read()
      if (done) return undefined
      text += Buffer.from(value).toString()
    }
  }
  return { response, next, leave: () => ended.abort(), rest: () => text }
}
