import type { AppDeps } from './deps'
import { type EventStream, openEventStream } from './event-stream'
import { Refused } from './http'
import type { RouteInput } from './route'

/** What is followed, and how far the viewer may know of it. */
export interface Followed {
  /** What facts are about, as the listener names it. */
  readonly about: readonly string[]
  /** What stands for the last state that the viewer may know of; rights are asked anew each time. */
  readonly last: () => Promise<string | number>
}

/** Answers with events, one `changed` a change, until the viewer leaves or may not follow any more. */
export async function follow(
  { deps, res }: Pick<RouteInput, 'deps' | 'res'>,
  followed: Followed,
): Promise<void> {
  const from = await followed.last()
  await tellChanges(deps, followed, openEventStream(res), from)
}

async function tellChanges(
  { facts, logger }: AppDeps,
  { about, last }: Followed,
  stream: EventStream,
  from: string | number,
): Promise<void> {
  let told = from
  let looking: Promise<void> = Promise.resolve()
  const look = async () => {
    const now = await last()
    if (now === told) return
    told = now
    stream.tell('changed')
  }
  const heard = () => {
    looking = looking.then(look).catch((error: unknown) => {
      // Who was kept out meanwhile is told to look once more, and finds the page of who is.
      stream.tell('changed')
      stream.end()
      if (!(error instanceof Refused)) logger.warn({ err: error }, 'a follower was lost')
    })
  }
  const quiet = about.map((one) => facts.listen(one, heard))
  heard()
  await stream.over
  for (const stop of quiet) stop()
}
