import { Connection } from '@temporalio/client'
import { Client } from 'pg'
import { freshDatabase, temporalServer } from '../support/services'

describe('what a run of tests shares', () => {
  test('each file gets a database of its own, which can be dropped while connected', async () => {
    const [first, second] = await Promise.all([freshDatabase(), freshDatabase()])
    const client = new Client({ connectionString: first.url })
    // Dropping the database cuts this connection on purpose.
    client.on('error', () => undefined)
    await client.connect()
    await client.query('CREATE TABLE only_here (id int)')
    const other = new Client({ connectionString: second.url })
    await other.connect()
    const { rows } = await other.query<{ found: string | null }>(`SELECT to_regclass('only_here') AS found`)
    expect(rows).toEqual([{ found: null }])
    await other.end()
    await Promise.all([first.drop(), second.drop()])
  })

  test('the Temporal server has the search attributes', async () => {
    const { address, namespace } = await temporalServer()
    const connection = await Connection.connect({ address })
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
    expect(Object.keys(customAttributes)).toEqual(
      expect.arrayContaining(['DetaiStage', 'DetaiField', 'DetaiHost', 'DetaiDeadline']),
    )
    await connection.close()
  })
})
