import type { Trx } from '../../db/connection'
import { both, changed, copied, lost, type Plant } from './planting'

const broken = /audit_log \d+ does not continue its chain/

/** Every hash from an entry on made anew is still told by the checkpoint of its day, which went outside. */
const checkpointed = (trx: Trx) =>
  changed('audit_checkpoints', `day = '2026-03-06'`, 'hash', `repeat('1', 64)`)(trx)

/** What goes wrong with the audit log. */
export const auditPlants: readonly Plant[] = [
  {
    bug: 'a refusal in the name of another',
    plant: changed('audit_log', 'seq = 8', 'person', `'L1'`),
    found: { I9: broken },
  },
  {
    bug: 'a reading taken out of the middle',
    plant: lost('audit_log', 'seq = 8'),
    found: { I9: broken },
  },
  {
    bug: 'the last entries of the audit log taken out',
    plant: lost('audit_log', 'seq = 9'),
    found: { I9: /ends at #8, not at #9[\s\S]*checkpoint of 2026-03-06 lies after the end/ },
  },
  {
    bug: 'the last entries taken out with the head moved back',
    plant: both(
      lost('audit_log', 'seq = 9'),
      changed(
        'chains',
        `chain = 'audit'`,
        'head',
        '(select hash from audit_log order by seq desc limit 1), length = 8',
      ),
    ),
    found: { I9: /checkpoint of 2026-03-06 lies after the end/ },
  },
  {
    bug: 'older entries removed than a checkpoint says',
    plant: lost('audit_log', 'seq = 7'),
    found: { I9: broken },
  },
  {
    bug: 'an entry that was written twice',
    plant: copied('audit_log', 'seq = 9', { seq: '10', id: `gen_random_uuid()` }),
    found: { I9: broken },
  },
  {
    bug: 'a checkpoint that tells of another log',
    plant: checkpointed,
    found: { I9: /audit_log 9 is not what the checkpoint of its day says/ },
  },
  {
    bug: 'the head of the audit log taken out',
    plant: lost('chains', `chain = 'audit'`),
    found: { I9: /ends at #9, not at #0/ },
  },
]
