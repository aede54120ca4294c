import { join } from 'node:path'
import { resealContents } from '../api/storage/reseal'
import { loadConfig } from '../config'
import { resealNationalIds } from '../db/identity/national-ids'
import { resealSecrets } from '../db/reseal'
import { openStores } from './runtime/stores'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Seals everything by the first of the installation's keys; the others may be taken away after that. */
async function main(): Promise<boolean> {
  const config = loadConfig()
  const { keys } = config.identity
  const { db, close } = await openStores(config, 1)
  try {
    const secrets = { ...(await resealSecrets(db, keys)), national_ids: await resealNationalIds(db, keys) }
    for (const [table, count] of Object.entries(secrets)) say(`${table}: đã niêm phong lại ${count} dòng`)
    const { resealed, left, broken } = await resealContents(join(config.dataFolder, 'files'), keys)
    say(`files: đã niêm phong lại ${resealed} tệp, ${left} tệp đã dùng khóa ${keys[0]?.id} từ trước`)
    for (const sha256 of broken) say(`files: KHÔNG mở được ${sha256}; để nguyên`)
    return broken.length === 0
  } finally {
    await close()
  }
}

main().then(
  (ok) => process.exit(ok ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(2)
  },
)
