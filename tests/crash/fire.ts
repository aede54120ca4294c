import { isDeepStrictEqual } from 'node:util'
import type { ActAnswer } from '../../demo/scene'
import type { PartName } from '../../scripts/runtime/part'
import { type Cell, cells, type Moment, owesLetters } from './cells'
import { deferred } from './deferred'
import type { Fire, Sending } from './life'
import type { Mark } from './link'
import { patiently } from './patient-client'
import { type Kill, recoveryMs, type System } from './system'

/** What became of the act of a cell. */
export interface Look {
  /** Facts in the journal under the act's key. */
  readonly facts: number
  /** Whether the same request, sent again, gets the same receipt. */
  readonly sameAgain: boolean
}

/** The same, with the milliseconds from the kill until life went on. */
export type Seen = Look & { readonly recoveredMs: number }

/** The cells of one act. */
type Targets = Readonly<Partial<Record<Moment, Cell>>>

/** The commit of the act under a key: PostgreSQL has done it, and says so. */
export const commitOf = (key: string): Mark => ({ from: 'BEGIN', sent: key, answered: 'COMMIT\0' })
/** A letter, whichever comes next, that the mail server has kept, as it says. */
export const letterTaken: Mark = { sent: '\r\n.\r\n', answered: '250' }

/** Kills a part at the moments of its cells while a life goes on, and notes what becomes of it. */
export class Firing {
  private readonly notes = new Map(
    cells.map((cell) => [cell, { time: deferred<number>(), look: deferred<Look>() }]),
  )
  private last: Kill | undefined
  /** Cells whose part has been killed, and life has not gone on since. */
  private open: readonly Cell[] = []

  constructor(
    private readonly system: System,
    private readonly part: PartName,
  ) {}

  async seen(cell: Cell): Promise<Seen> {
    const { time, look } = this.notes.get(cell)!
    return { ...(await look.promise), recoveredMs: await time.promise }
  }

  /** The life has ended before it came to the rest of the cells. */
  giveUp(error: unknown): void {
    for (const { time, look } of this.notes.values()) {
      time.reject(error)
      look.reject(error)
    }
  }

  readonly fire: Fire = async (sending, under) => {
    const targets: Targets = Object.fromEntries(under.map((cell) => [cell.moment, cell]))
    const isOfLetters = this.part === 'mail' && under.some(owesLetters)
    const answer = isOfLetters
      ? await this.aroundLetter(sending, targets)
      : await this.aroundAct(sending, targets)
    if (under.length > 0) {
      const look = await this.lookAgain(sending, answer)
      for (const cell of under) this.notes.get(cell)!.look.resolve(look)
    }
    return answer
  }

  /** Life has gone on after every kill so far. */
  private recovered(): void {
    for (const cell of this.open) this.notes.get(cell)!.time.resolve(performance.now() - this.last!.at)
    this.open = []
  }

  /** Kills the part; where it has been killed after the act before, that is before this one as well. */
  private async strike(cell: Cell): Promise<void> {
    if (this.open.length === 0) {
      await this.last?.back
      this.last = await this.system.kill(this.part)
    }
    this.open = [...this.open, cell]
  }

  private async aroundAct({ key, send }: Sending, targets: Targets): Promise<ActAnswer> {
    const { before, effect, acknowledgement } = targets
    if (before) await this.strike(before)
    const hold = effect && this.system.toDatabase.hold(commitOf(key))
    const answering = send()
    if (hold) {
      await Promise.race([hold.came, answering.then(unheld)])
      this.recovered()
      await this.strike(effect)
      if (this.part === 'postgres') hold.cut()
      else hold.pass()
    }
    const answer = await answering
    this.recovered()
    if (acknowledgement) await this.strike(acknowledgement)
    return answer
  }

  private async aroundLetter({ send }: Sending, targets: Targets): Promise<ActAnswer> {
    const { before, effect, acknowledgement } = targets
    const { toMail, allSent } = this.system
    await allSent()
    if (before) await this.strike(before)
    const hold = effect && toMail.hold(letterTaken)
    // The act is answered whether or not there is a mail server.
    const answer = await send()
    if (hold && acknowledgement) {
      const letter = messageIdIn(await hold.came)
      this.recovered()
      await this.strike(effect)
      const again = toMail.hold({ sent: letter, answered: '250' })
      hold.cut()
      await again.came
      this.recovered()
      again.pass()
      await this.strike(acknowledgement)
    }
    await Promise.all([allSent(), this.last?.back])
    this.recovered()
    return answer
  }

  private async lookAgain({ key, send }: Sending, { receipt }: ActAnswer): Promise<Look> {
    const again = await send()
    const { db } = this.system
    const facts = await patiently(() => db('journal').where({ key }).pluck('seq'), recoveryMs)
    return { facts: facts.length, sameAgain: isDeepStrictEqual(again.receipt, receipt) }
  }
}

function unheld(): never {
  throw new Error('the act was answered before its commit was stopped')
}

/** The Message-ID of the letter that was sent on a connection. */
export function messageIdIn(sent: string): string {
  const [, id] = /^Message-ID: (<.+>)\r$/m.exec(sent) ?? []
  if (!id) throw new Error('a letter without a Message-ID')
  return id
}
