import type { Response } from 'express'

/** Media type of an answer that goes on: each event is told when it happens. */
export const eventStream = 'text/event-stream'

const keepAliveMs = 20_000
/** Then whoever follows asks anew, and is asked anew who they are. */
const longestMs = 600_000

/** An answer that goes on until somebody leaves. */
export interface EventStream {
  /** Says that something happened; what it was is asked for by who may know. */
  tell(event: string): void
  end(): void
  /** Resolves when the answer is over, whoever ended it. */
  readonly over: Promise<void>
}

/** Begins an answer of events. Comments keep it open through whatever stands between. */
export function openEventStream(res: Response): EventStream {
  res.writeHead(200, {
    'Content-Type': eventStream,
    'Cache-Control': 'no-store',
    // A proxy must not collect events before it passes them on.
    'X-Accel-Buffering': 'no',
  })
  const write = (text: string) => {
    if (!res.writableEnded && !res.destroyed) res.write(text)
  }
  const end = () => void res.end()
  write('retry: 2000\n\n')
  const alive = setInterval(() => write(': \n\n'), keepAliveMs)
  const longest = setTimeout(end, longestMs)
  const over = new Promise<void>((done) => {
    res.once('close', () => {
      clearInterval(alive)
      clearTimeout(longest)
      done()
    })
  })
  return { tell: (event) => write(`event: ${event}\ndata: ${event}\n\n`), end, over }
}
