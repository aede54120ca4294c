import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'

/** The address every local part listens on: nothing of an embedded run is offered to the network. */
export const LOOPBACK = '127.0.0.1'

/** A TCP port that nobody listens on at this moment. */
export function getFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, LOOPBACK, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

/** Whether a server could listen on this port now. */
export function isPortFree(port: number, host = LOOPBACK): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

function readOrNothing<T>(read: () => T, nothing: T): T {
  try {
    return read()
  } catch {
    // Another user's process, one that has just ended, or a system without /proc.
    return nothing
  }
}

/** Inode of the socket that listens on the port, from the kernel's table. */
function listeningInode(port: number): string | undefined {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0')
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readOrNothing(() => readFileSync(table, 'utf8').split('\n').slice(1), []),
  )
  for (const row of rows) {
    const [, local, , state, , , , , , inode] = row.trim().split(/\s+/)
    if (local?.endsWith(`:${hexPort}`) && state === '0A') return inode
  }
  return undefined
}

/**
 * Who listens on a port, as "pid command"; undefined where the system does not tell (other users, no /proc).
 */
export function portOwner(port: number): { pid: number; command: string } | undefined {
  const inode = listeningInode(port)
  if (!inode) return undefined
  const pids = readOrNothing(() => readdirSync('/proc'), []).filter((name) => /^\d+$/.test(name))
  for (const pid of pids) {
    const files = readOrNothing(() => readdirSync(`/proc/${pid}/fd`), [])
    const holds = files.some(
      (file) => readOrNothing(() => readlinkSync(`/proc/${pid}/fd/${file}`), '') === `socket:[${inode}]`,
    )
    if (holds) {
      const command = readOrNothing(() => readFileSync(`/proc/${pid}/comm`, 'utf8').trim(), '?')
      return { pid: Number(pid), command }
    }
  }
  return undefined
}
