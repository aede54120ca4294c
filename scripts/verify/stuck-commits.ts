import type { Db } from '../../db/connection'
import { listStuckCommits } from '../../db/reads/stuck-commits'

const mostTold = 1000

/** Commits that keep failing, in words: their workflow runs, and yet their process stands still. */
export async function stuckCommits(db: Db): Promise<[what: string, words: string][]> {
  const commits = await listStuckCommits(db, { limit: mostTold })
  return commits.map(({ stream, factKey, factType, attempts, ...fault }) => {
    const { errorClass, errorCode, tableName, constraintName } = fault
    const names = [errorClass, errorCode, tableName, constraintName].filter((name) => name !== null)
    const failing = `${attempts} attempts to record ${factType} (${factKey}) failed with ${names.join(' ')}`
    return [`commit ${factKey}`, `${stream} is stuck: ${failing}`]
  })
}
