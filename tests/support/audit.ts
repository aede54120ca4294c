import { randomUUID } from 'node:crypto'
import type { AuditEntry } from '../../db/audit'
import type { Instant } from '../../domain/instant'

/** An entry of the audit log: an officer was refused an act. */
export function auditEntry(at: Instant, of: Partial<AuditEntry> = {}): AuditEntry {
  return {
    ...{ id: randomUUID(), at, person: 'O1', under: null, kind: 'right', name: 'approveAward' },
    ...{ objects: ['v1'], result: 'refused', reason: 'rights/not-yours', address: '127.0.0.1', agent: null },
    ...of,
  }
}
