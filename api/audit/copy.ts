import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { copyAudit, type StoredAuditEntry } from '../../db/audit'
import type { Db } from '../../db/connection'
import { toLocalDate } from '../../domain/instant'

/** The file of an entry's day: a collector may take away those of days that are over. */
const fileOf = (folder: string, { at }: StoredAuditEntry) =>
  join(folder, `nhat-ky-truy-cap-${toLocalDate(at)}.jsonl`)

/** Appends lines to a file that nobody else on the machine reads, and waits until the disk has them. */
async function append(file: string, lines: string): Promise<void> {
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.appendFile(lines)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

/**
 * Copies what is new in the audit log into a folder for a collector of logs: a file a day, an entry a line,
 * as JSON with its place in the chain. An entry may come twice after a crash, and none is left out.
 */
export async function copyAuditTo(folder: string, db: Db): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await copyAudit(db, async (entries) => {
    const files = new Map<string, string>()
    for (const entry of entries) {
      const file = fileOf(folder, entry)
      files.set(file, `${files.get(file) ?? ''}${JSON.stringify(entry)}\n`)
    }
    for (const [file, lines] of files) await append(file, lines)
  })
}
