import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SealKeys } from '../../db/sealed'
import { contentAt, diskStorage, placeIn } from './disk'

/** What became of the contents of a folder. */
export interface Resealed {
  readonly resealed: number
  /** Sealed by the first key already. */
  readonly left: number
  /** Contents that do not open, or are not what their name says: they are left as they are. */
  readonly broken: readonly string[]
}

const hashForm = /^[0-9a-f]{64}$/

async function namesIn(folder: string): Promise<string[]> {
  const groups = (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter(
    (entry) => entry.isDirectory() && entry.name.length === 2,
  )
  const names = await Promise.all(groups.map(({ name }) => readdir(join(folder, name))))
  return names.flat().filter((name) => hashForm.test(name))
}

/**
 * Seals every content of a folder by the first of the keys, those that lie there openly as well. Who reads
 * one meanwhile reads it whole; may be repeated, and goes on where it was stopped.
 */
export async function resealContents(folder: string, keys: SealKeys): Promise<Resealed> {
  const storage = diskStorage(folder, keys)
  const broken: string[] = []
  let [resealed, left] = [0, 0]
  for (const sha256 of await namesIn(folder)) {
    const content = await contentAt(placeIn(folder, sha256), keys, sha256)
    if (!content || content.keyId === keys[0]?.id) {
      left += 1
      continue
    }
    try {
      const again = await storage.receive(content.open())
      if (again.sha256 !== sha256) {
        await again.discard()
        throw new Error('The content is not what its name says')
      }
      await again.keep()
      resealed += 1
    } catch {
      broken.push(sha256)
    }
  }
  return { resealed, left, broken }
}
