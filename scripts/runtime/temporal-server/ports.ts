import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPortFree } from '../ports'

const innerNames = [
  'metrics',
  'frontendMember',
  'history',
  'historyMember',
  'matching',
  'matchingMember',
  'system',
  'systemMember',
] as const

const LOWEST_PORT = 15_000
/** The server keeps its members' ports in a column of two bytes with a sign. */
const HIGHEST_PORT = 32_767

/** Ports of the server: that of its interface, and those on which its services reach each other. */
export type ServerPorts = Readonly<Record<'frontend' | (typeof innerNames)[number], number>>

/**
 * The ports of a data folder's server. The inner ones are picked once: the services of a server that comes
 * back elsewhere look for their old neighbours first.
 */
export async function serverPorts(dataFolder: string, frontend: number): Promise<ServerPorts> {
  const file = join(dataFolder, 'temporal-ports.json')
  if (existsSync(file)) return { ...JSON.parse(readFileSync(file, 'utf8')), frontend }
  const free = new Set<number>()
  while (free.size < innerNames.length) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT)
    if (await isPortFree(port)) free.add(port)
  }
  const picked = [...free]
  const inner = Object.fromEntries(innerNames.map((name, index) => [name, picked[index]]))
  writeFileSync(file, JSON.stringify(inner))
  return { ...(inner as Omit<ServerPorts, 'frontend'>), frontend }
}
