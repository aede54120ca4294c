import { auditChain } from '../../db/audit'
import type { Trx } from '../../db/connection'
import { type ChainHead, chainStart, entryHash, type StoredEntry } from '../../db/journal'
import type { Checks } from './report'

/** I4, of the journal: every entry continues its chain, and every chain ends where its head says. */
export class Chains {
  private readonly heads = new Map<string, ChainHead>()

  constructor(private readonly checks: Checks) {}

  /** Takes the next entry of the journal. */
  take(entry: StoredEntry): void {
    const { chain, chainSeq, prevHash, hash, seq } = entry
    const { length, head } = this.heads.get(chain) ?? { length: 0, head: chainStart }
    const continues = chainSeq === length + 1 && prevHash === head
    this.checks.expect(
      continues && hash === entryHash(entry, chainSeq, prevHash),
      () => `journal ${seq} (${chain} #${chainSeq}) does not continue its chain`,
    )
    this.heads.set(chain, { length: chainSeq, head: hash })
  }

  /** Compares the ends with the heads that are kept. */
  async end(trx: Trx): Promise<void> {
    const rows: (ChainHead & { chain: string })[] = await trx('chains')
      .whereNot({ chain: auditChain })
      .select('chain', 'length', 'head')
    const kept = new Map(rows.map((row) => [row.chain, row]))
    for (const chain of new Set([...kept.keys(), ...this.heads.keys()])) {
      const [is, ought] = [this.heads.get(chain), kept.get(chain)]
      this.checks.expect(
        is !== undefined && is.length === ought?.length && is.head === ought.head,
        () => `chain ${chain} ends at #${is?.length ?? 0}, not at #${ought?.length ?? 0}`,
      )
    }
  }
}
