import { type AuditCheckpoint, auditChain, auditCheckpoints, auditHash, auditInOrder } from '../../db/audit'
import type { Db } from '../../db/connection'
import { type ChainHead, chainStart } from '../../db/journal'
import { Checks, type InvariantReport } from './report'

/** Where the chain has to begin: after the last checkpoint whose entries were removed. */
function beginning(checkpoints: readonly AuditCheckpoint[]): ChainHead {
  const last = checkpoints.filter(({ removedAt }) => removedAt !== null).at(-1)
  return last ? { length: last.seq, head: last.hash } : { length: 0, head: chainStart }
}

/**
 * I9: every entry of the audit log goes on from the one before it, or from the checkpoint up to which the old
 * ones were removed; every checkpoint is where the chain was; and the chain ends where its head says.
 */
export async function checkAudit(db: Db): Promise<InvariantReport> {
  const checks = new Checks('I9')
  await db.transaction(
    async (trx) => {
      const checkpoints = await auditCheckpoints(trx)
      const expected = new Map(checkpoints.map(({ seq, hash }) => [seq, hash]))
      let at = beginning(checkpoints)
      for await (const { seq, prevHash, hash, ...entry } of auditInOrder(trx)) {
        const goesOn = seq === at.length + 1 && prevHash === at.head
        checks.expect(
          goesOn && hash === auditHash(entry, seq, prevHash),
          () => `audit_log ${seq} does not continue its chain`,
        )
        const noted = expected.get(seq)
        checks.expect(
          noted === undefined || noted === hash,
          () => `audit_log ${seq} is not what the checkpoint of its day says`,
        )
        at = { length: seq, head: hash }
      }
      checkEnd(checks, at, checkpoints, await trx('chains').where({ chain: auditChain }).first())
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  )
  return checks.report()
}

function checkEnd(
  checks: Checks,
  at: ChainHead,
  checkpoints: readonly AuditCheckpoint[],
  kept: ChainHead | undefined,
): void {
  const { length, head } = kept ?? { length: 0, head: chainStart }
  checks.expect(
    length === at.length && head === at.head,
    () => `the audit log ends at #${at.length}, not at #${length}`,
  )
  for (const { day, seq } of checkpoints) {
    checks.expect(seq <= at.length, () => `the checkpoint of ${day} lies after the end of the audit log`)
  }
}
