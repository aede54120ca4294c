import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

async function ask<Answer>(service: string): Promise<Answer> {
  const response = await fetch(`${process.env.DETAI_TEST_SERVICES}/${service}`)
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Answer
}

/** A database of one test file's own. */
export interface FreshDatabase {
  url: string
  /** Cuts what is still connected and removes the database: for `afterAll`. */
  drop(): Promise<void>
}

/** A new database with the whole schema, copied from the run's migrated template. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { serverUrl, template } = await ask<{ serverUrl: string; template: string }>('postgres')
  const name = `detai_test_${randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The run's Temporal server, in memory, with the product's search attributes. */
export function temporalServer(): Promise<{ address: string; namespace: string }> {
  return ask('temporal')
}

/** A task queue that no other test file uses. */
export function uniqueTaskQueue(): string {
  return `test-${randomUUID()}`
}

/**
 * The bundle of workflows/index.ts and of the tests' own workflow, built once a run: for
 * `Worker.create({ workflowBundle: await workflowBundle() })`.
 */
export function workflowBundle(): Promise<{ codePath: string }> {
  return ask('bundle')
}
