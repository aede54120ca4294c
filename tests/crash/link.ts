import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { LOOPBACK } from '../../scripts/runtime/ports'

/** The moment that a link waits for: on one connection, something has been sent and is now answered. */
export interface Mark {
  /** What the connection has sent, since `from` where that is given. */
  readonly sent: string
  readonly from?: string
  /** What the answer to it holds. */
  readonly answered: string
}

/** An answer that is on its way back and has not arrived: its sender is done, and nobody knows. */
export interface Hold {
  /** Resolves with what the connection had sent when the answer has left the other side. */
  readonly came: Promise<string>
  /** Lets the answer through. */
  pass(): void
  /** Drops the answer and the connection. */
  cut(): void
}

/** A way to a port of this machine, on which an answer can be stopped. */
export interface Link {
  readonly port: number
  /** Stops the next answer that fits the mark. */
  hold(mark: Mark): Hold
  close(): Promise<void>
}

interface Armed {
  readonly mark: Mark
  stopped(held: { pass(): void; cut(): void }, sent: string): void
}

/** One connection through the link; `armed` gives and takes away what is waited for. */
function join(near: Socket, far: Socket, takeArmed: (fits: (mark: Mark) => boolean) => Armed | undefined) {
  let sent = ''
  const end = () => {
    near.destroy()
    far.destroy()
  }
  for (const socket of [near, far]) {
    socket.setNoDelay(true)
    socket.on('error', end)
    socket.on('close', end)
  }
  near.on('data', (part) => {
    sent += part.toString('latin1')
    far.write(part)
  })
  far.on('data', (part) => {
    const text = part.toString('latin1')
    const armed = takeArmed(({ from, sent: said, answered }) => {
      const since = from === undefined ? 0 : sent.lastIndexOf(from)
      return since >= 0 && sent.indexOf(said, since) >= 0 && text.includes(answered)
    })
    if (!armed) return void near.write(part)
    far.pause()
    const pass = () => {
      near.write(part)
      far.resume()
    }
    armed.stopped({ pass, cut: end }, sent)
  })
}

/** Opens a link to a port. Whoever connects while nobody listens there is cut off. */
export async function openLink(farPort: number): Promise<Link> {
  let waiting: Armed | undefined
  const open = new Set<Socket>()
  const take = (fits: (mark: Mark) => boolean) => {
    const armed = waiting && fits(waiting.mark) ? waiting : undefined
    if (armed) waiting = undefined
    return armed
  }
  const server = createServer((near) => {
    open.add(near)
    near.once('close', () => open.delete(near))
    join(near, connect(farPort, LOOPBACK), take)
  })
  await new Promise<void>((listening) => server.listen(0, LOOPBACK, listening))
  return {
    port: (server.address() as AddressInfo).port,
    hold(mark) {
      let held: { pass(): void; cut(): void } | undefined
      const came = new Promise<string>((resolve) => {
        waiting = {
          mark,
          stopped(stopped, sent) {
            held = stopped
            resolve(sent)
          },
        }
      })
      return { came, pass: () => held?.pass(), cut: () => held?.cut() }
    },
    close() {
      for (const socket of open) socket.destroy()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
