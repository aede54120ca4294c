import { appendFileSync } from 'node:fs'
import type { PartName } from '../../scripts/runtime/part'
import { type Cell, cells, moments, outcomes, victims } from './cells'
import { Firing } from './fire'
import { live } from './life'
import { recoveryMs, type System, startSystem } from './system'

const minuteMs = 60_000

/** One line for each cell, in the file that `CRASH_TIMES` names: how long it took until life went on. */
function tellTime(part: PartName, { kind, moment }: Cell, recoveredMs: number): void {
  const file = process.env.CRASH_TIMES
  if (file) appendFileSync(file, `${JSON.stringify({ part, kind, moment, ms: Math.round(recoveredMs) })}\n`)
}

/** One life in which a part is killed at every moment of every kind of process. */
export function crashTests(part: PartName): void {
  let system: System
  let firing: Firing
  let life: Promise<void>

  beforeAll(async () => {
    system = await startSystem()
    firing = new Firing(system, part)
    life = live(system, firing.fire)
    life.catch((cause: unknown) => {
      const told = [`${cause}`, ...system.faults()].join('\n')
      firing.giveUp(new Error(`the life has stopped: ${told}`, { cause }))
    })
  }, 5 * minuteMs)

  afterAll(() => system?.stop(), minuteMs)

  const named = cells.map((cell) => ({
    cell,
    when: moments[cell.moment],
    outcome: outcomes[part][cell.moment],
  }))

  test.each(named)(
    `$cell.kind, ${victims[part]} killed $when of $cell.act: $outcome`,
    async ({ cell }) => {
      const { recoveredMs, ...look } = await firing.seen(cell)
      tellTime(part, cell, recoveredMs)
      expect(look).toEqual({ facts: 1, sameAgain: true })
      expect(recoveredMs).toBeLessThan(recoveryMs)
    },
    5 * minuteMs,
  )

  test(
    'the life ends, every letter has arrived, and every invariant holds',
    async () => {
      await life
      await system.allSent()
      const owed = await system.db('outbox').pluck('message_id')
      const delivered = new Set(await system.delivered())
      expect(owed.filter((id) => !delivered.has(id))).toEqual([])
      expect(await system.violations()).toEqual([])
    },
    5 * minuteMs,
  )
}
