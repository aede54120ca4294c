import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const binary = '/usr/sbin/clamd'

/** The test file of the anti-virus industry (EICAR): harmless, and what the daemon's one signature knows. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** A ClamAV daemon of the tests. */
export interface RunningClamd {
  /** `host:port`. */
  readonly address: string
  stop(): Promise<void>
}

function insistOnClamd(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: 'ignore', env })
  if (!existsSync(binary) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    apt('update', '-qq')
    apt('install', '-y', '-qq', '--no-install-recommends', 'clamav-daemon')
  }
  if (!existsSync(binary)) throw new Error('Không tìm thấy clamd. Hãy cài gói clamav-daemon.')
}

function answers(port: number): Promise<boolean> {
  return new Promise((told) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.end('zPING\0'))
    socket.once('data', (said) => told(said.toString().startsWith('PONG')))
    socket.once('error', () => told(false))
  })
}

async function untilReady(port: number, daemon: ChildProcess): Promise<void> {
  while (!(await answers(port))) {
    if (daemon.exitCode !== null) throw new Error(`clamd ended with ${daemon.exitCode}`)
    await new Promise((next) => setImmediate(next))
  }
}

/** Starts the real daemon with one signature, on a port; more than a mebibyte is too much for it. */
export async function startClamd(port: number): Promise<RunningClamd> {
  insistOnClamd()
  const folder = await mkdtemp(join(tmpdir(), 'detai-clamd-'))
  const signature = Buffer.from(eicar).toString('hex')
  await writeFile(join(folder, 'test.ndb'), `Detai.Test.Eicar:0:*:${signature}\n`)
  const settings = [
    ...[`DatabaseDirectory ${folder}`, `TCPSocket ${port}`, 'TCPAddr 127.0.0.1'],
    ...['Foreground yes', 'StreamMaxLength 1M'],
  ]
  await writeFile(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`)
  const daemon = spawn(binary, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' })
  await untilReady(port, daemon)
  return {
    address: `127.0.0.1:${port}`,
    async stop() {
      const ended = new Promise((done) => daemon.once('exit', done))
      daemon.kill()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
