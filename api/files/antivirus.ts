import { connect, type Socket } from 'node:net'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Looks into a content for malicious software: its name where there is some, null where there is none. */
export type Scan = (content: Readable) => Promise<string | null>

/** The scanner could not be asked, or did not say whether a content is clean: it is not taken for clean. */
export class NotScanned extends Error {
  constructor(why: string, cause?: unknown) {
    super(`A file could not be scanned: ${why}`, { cause })
  }
}

const idleMs = 30_000

/** Chunks as clamd's INSTREAM takes them: each after its length, and an empty one at the end (clamd(8)). */
function framed(): Transform {
  const length = (bytes: number) => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(bytes)
    return head
  }
  let begun = false
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!begun) this.push('zINSTREAM\0')
      begun = true
      this.push(length(chunk.length))
      done(null, chunk)
    },
    flush(done) {
      done(null, begun ? length(0) : Buffer.concat([Buffer.from('zINSTREAM\0'), length(0)]))
    },
  })
}

async function answerOf(socket: Socket): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of socket) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8').replaceAll('\0', '').trim()
}

/** Asks a ClamAV daemon at `host:port`. A content is streamed and never held in memory whole. */
export function clamAv(address: string): Scan {
  const { hostname: host, port } = new URL(`tcp://${address}`)
  return async (content) => {
    const socket = connect({ host, port: Number(port) })
    socket.setTimeout(idleMs, () => socket.destroy(new Error('it is silent')))
    const answer = answerOf(socket)
    // It answers early where it refuses the rest: what it said counts, not the broken pipe.
    const [said, sent] = await Promise.allSettled([
      answer,
      pipeline(content, framed(), socket, { end: false }),
    ])
    socket.destroy()
    if (said.status === 'rejected') throw new NotScanned('the scanner cannot be reached', said.reason)
    const found = /^stream: (.+) FOUND$/.exec(said.value)?.[1]
    if (found) return found
    if (said.value === 'stream: OK' && sent.status === 'fulfilled') return null
    throw new NotScanned(said.value || 'no answer')
  }
}
