import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import openapiTypes, { astToString } from 'openapi-typescript'
import { ordinaryLimits } from '../../api/deps'
import { openApiDocument } from '../../api/openapi'
import { allRoutes } from '../../api/routes'

const file = join(__dirname, '..', '..', 'dist', 'api', 'schema.d.ts')

type Operations = Record<string, { responses?: Record<string, unknown> }>

/** Every refusal is a problem: the client tells them apart by their code, not by their type. */
function withoutRefusals(document: { paths?: Record<string, Operations> }): void {
  for (const operation of Object.values(document.paths ?? {}).flatMap((path) => Object.values(path))) {
    const answers = Object.entries(operation.responses ?? {})
    operation.responses = Object.fromEntries(answers.filter(([status]) => status.startsWith('2')))
  }
}

type Part = Readonly<Record<string, unknown>>

const isNullable = (part: unknown): boolean => {
  const { type } = part as Part
  return Array.isArray(type) && type.includes('null')
}

/** What is a reference or nothing is written as both at once, which no value is: it is one of the two. */
function withNulls(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withNulls)
  if (typeof part !== 'object' || part === null) return part
  const { allOf, ...rest } = Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, withNulls(value)]),
  )
  if (!Array.isArray(allOf)) return allOf === undefined ? rest : { ...rest, allOf }
  return allOf.some(isNullable)
    ? { ...rest, anyOf: [...allOf.filter((one) => !isNullable(one)), { type: 'null' }] }
    : { ...rest, allOf }
}

/** Writes the declarations of every address of the API, on which the pages' types rest. */
export async function writeApiTypes(): Promise<void> {
  // The version is that of the installation, and no type depends on it.
  const document = JSON.parse(JSON.stringify(openApiDocument(allRoutes(ordinaryLimits), '0')))
  withoutRefusals(document)
  const types = astToString(await openapiTypes(JSON.stringify(withNulls(document))))
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file) || readFileSync(file, 'utf8') !== types) writeFileSync(file, types)
}
