import { z } from 'zod'
import type { Scope } from '../../../db/reads/overview/scope'
import { type Instant, toLocalDate, yearOf } from '../../../domain/instant'
import { overviewRoles } from '../../../domain/rights/view'
import { shortText } from '../../acts/fields'
import { type Sheet, sendSheet } from '../../csv'
import { defineRoute, type RouteDefinition, type RouteInput } from '../../route'
import type { Viewer } from '../../viewer'
import { listLooker } from '../tasks'

/** The chapter of the reference. */
export const tag = 'Điều hành'

/** Who looks over the whole. */
export const access = overviewRoles

/** What an overview may be narrowed to. */
export const scopeQuery = {
  year: z.coerce
    .number()
    .int()
    .min(2000)
    .max(2100)
    .optional()
    .meta({ description: 'Năm; mặc định là năm nay.' }),
  field: shortText.optional().meta({ description: 'Mã lĩnh vực.' }),
}

/** The query as far as it says what is looked at. */
export interface ScopeQuery {
  readonly year?: number | undefined
  readonly field?: string | undefined
}

/** What a viewer looks at: the year of the business day unless another is named. */
export function scopeOf(viewer: Viewer, { year, field }: ScopeQuery, at: Instant): Scope {
  return { looker: listLooker(viewer), year: year ?? yearOf(toLocalDate(at)), field }
}

/** A task as the lists of the overview name it. */
export const taskShape = z
  .object({ id: z.string(), code: z.string(), title: z.string().nullable() })
  .nullable()

/** The task of a row; null for what belongs to no single task. */
export function taskOf({
  taskId,
  code,
  title,
}: {
  readonly taskId: string | null
  readonly code: string | null
  readonly title: string | null
}) {
  return taskId && code ? { id: taskId, code, title } : null
}

/** The route of a table as a CSV file: the same rights and the same narrowing as the table itself. */
export function sheetRoute<Q extends z.ZodObject>(spec: {
  readonly name: string
  readonly path: string
  readonly title: string
  /** ASCII: the name of the file. */
  readonly file: string
  readonly query: Q
  sheet(input: RouteInput<z.output<Q>>): Promise<Sheet>
}): RouteDefinition {
  const { name, path, title, file, query, sheet } = spec
  return defineRoute<z.ZodUndefined, Q>({
    ...{ name, path, tag, title, query, access },
    method: 'get',
    summary: `${title}: tệp CSV (UTF-8), cùng quyền xem và cùng bộ lọc với bảng.`,
    produces: 'text/csv',
    async handle(input) {
      await sendSheet(input.res, file, await sheet(input))
      return undefined
    },
  })
}
