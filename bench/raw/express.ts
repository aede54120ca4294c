import { readFileSync } from 'node:fs'
import express from 'express'
import { Pool } from 'pg'
import type { Statement } from './postgres'

/** The statements of every address, as a file. */
export type Answers = Readonly<Record<string, readonly Statement[]>>

const [databaseUrl = '', file = '', connections = '10'] = process.argv.slice(2)

/** Plain Express over plain pg: the same statements as the product's routes, and their rows as JSON. */
function main(): void {
  const answers: Answers = JSON.parse(readFileSync(file, 'utf8'))
  const pool = new Pool({ connectionString: databaseUrl, max: Number(connections) })
  const app = express()
  app.get('/{*any}', async (req, res) => {
    const rows: unknown[] = []
    for (const { text, values } of answers[req.originalUrl] ?? []) {
      rows.push((await pool.query(text, [...values])).rows)
    }
    res.json(rows)
  })
  const server = app.listen(0, '127.0.0.1', () => process.send?.(server.address()))
  process.once('disconnect', () => process.exit(0))
}

main()
