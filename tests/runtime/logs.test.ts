import { appendFileSync, closeSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localDate } from '../../domain/instant'
import { logPath, openLog, turnLogs } from '../../scripts/runtime/logs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'detai-logs-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const names = () => readdirSync(join(folder, 'logs')).sort()
const contents = (name: string) => readFileSync(join(folder, 'logs', name), 'utf8')

test('a log is put aside once a day, and its part goes on writing', () => {
  const log = openLog(folder, 'server')
  writeSync(log, 'một\n')
  turnLogs(folder, 12, localDate('2026-03-01'))
  writeSync(log, 'hai\n')
  turnLogs(folder, 12, localDate('2026-03-01'))
  expect([contents('server.log'), contents('server-2026-03-01.log')]).toEqual(['hai\n', 'một\n'])
  turnLogs(folder, 12, localDate('2026-03-02'))
  closeSync(log)
  expect(names()).toEqual(['server-2026-03-01.log', 'server-2026-03-02.log', 'server.log'])
})

test('what is older than the months goes, and nothing else', () => {
  closeSync(openLog(folder, 'worker'))
  for (const day of ['2025-02-28', '2025-03-01', '2025-03-02']) {
    appendFileSync(logPath(folder, `worker-${day}`), 'x\n')
  }
  appendFileSync(join(folder, 'logs', 'ghi-chu.txt'), 'x\n')
  turnLogs(folder, 12, localDate('2026-03-01'))
  expect(names()).toEqual(['ghi-chu.txt', 'worker-2025-03-01.log', 'worker-2025-03-02.log', 'worker.log'])
})

test('a folder that is not there yet is no fault', () => {
  expect(() => turnLogs(folder, 12, localDate('2026-03-01'))).not.toThrow()
})
