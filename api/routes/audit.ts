import { z } from 'zod'
import { auditKinds } from '../../db/audit'
import {
  type AuditEvent,
  type AuditPlace,
  type AuditSearch,
  auditSources,
  namesKeptFrom,
  objectsSought,
  personSought,
  searchAudit,
} from '../../db/reads/audit'
import { endOfDay, startOfDay } from '../../domain/instant'
import type { Relation, Role } from '../../domain/life'
import { knowsClassified } from '../../domain/rights/view'
import { refuse } from '../../domain/verdict'
import { actTitle } from '../acts'
import { localDay } from '../acts/fields'
import { cellsOf, everyRow, sendSheet } from '../csv'
import type { AppDeps } from '../deps'
import {
  auditColumns,
  auditKindWords,
  auditOtherNames,
  auditResultWords,
  delegationGround,
} from '../messages/audit'
import { worded } from '../messages/render'
import { relationWords, roleWords } from '../messages/words'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead, defineRoute, type RouteDefinition } from '../route'
import { instantShape, named, orNull, reference } from '../shapes'
import type { Viewer } from '../viewer'
import { hiddenFrom } from './history'

const tag = 'Nhật ký truy cập'
/** Nobody else, administrators least of all: it tells what they did. */
const access = ['auditor'] as const
const longest = 200

const eventShape = z
  .object({
    key: z.string(),
    at: instantShape.meta({ description: 'Theo đồng hồ thật.' }),
    businessAt: instantShape.nullable().meta({ description: 'Thời gian nghiệp vụ của việc đã ghi.' }),
    person: orNull(reference),
    under: orNull(named).meta({ description: 'Thẩm quyền: vai trò hoặc quan hệ với đối tượng.' }),
    kind: named,
    what: named,
    objects: z.array(z.string()),
    task: orNull(z.object({ id: z.string(), code: z.string() })),
    result: named,
    reason: orNull(named),
    address: z.string().nullable(),
    agent: z.string().nullable(),
  })
  .meta({ id: 'AuditEvent' })

const filters = z.object({
  person: z.string().trim().min(1).max(longest).optional().meta({
    description: 'Mã, thư điện tử hoặc họ tên đầy đủ.',
  }),
  object: z.string().trim().min(1).max(longest).optional().meta({
    description: 'Mã nhiệm vụ, phiên họp, hồ sơ, người hoặc tệp.',
  }),
  what: z.string().max(longest).optional().meta({ description: 'Tên của một việc hoặc một địa chỉ.' }),
  kind: z.enum(['act', 'identity', ...auditKinds]).optional(),
  result: z.enum(['done', 'refused', 'lost']).optional(),
  from: localDay.optional().meta({ description: 'Từ ngày.' }),
  to: localDay.optional().meta({ description: 'Đến hết ngày.' }),
})

type Filters = z.output<typeof filters>

/** What is looked for; undefined where it names nobody that there is. */
async function searchFor(
  { db }: AppDeps,
  viewer: Viewer,
  { person, object, what, kind, result, from, to }: Filters,
): Promise<AuditSearch | undefined> {
  const [sought, objects, keptOut] = await Promise.all([
    person === undefined ? undefined : personSought(db, person),
    object === undefined ? undefined : objectsSought(db, object),
    namesKeptFrom(db, viewer.ids),
  ])
  if (person !== undefined && sought === undefined) return undefined
  return {
    ...{ persons: sought, objects, name: what, kind, result, keptOut, cleared: knowsClassified(viewer) },
    ...(from ? { from: startOfDay(from) } : {}),
    ...(to ? { until: endOfDay(to) } : {}),
    sealed: hiddenFrom(viewer).hiddenWhileRunning,
  }
}

/** A ground in words: 'role:auditor', 'relation:host', 'delegation:<id>'. */
function groundOf(under: string | null) {
  if (under === null) return null
  const [kind, code = ''] = under.split(':')
  if (kind === 'delegation') return { code: under, title: delegationGround }
  if (kind === 'role') return { code: under, title: roleWords[code as Role] ?? code }
  return { code: under, title: relationWords[code as Relation] ?? code }
}

function reasonOf({ reason, kind }: AuditEvent) {
  if (reason === null) return null
  return { code: reason, title: kind === 'lost' ? reason : worded(refuse(reason)).title }
}

type TitleOf = (name: string) => string | undefined

function told(event: AuditEvent, titleOf: TitleOf): z.input<typeof eventShape> {
  const { source, seq, moment, businessAt, person, personName, under, kind, name, result } = event
  const { objects, taskId, taskCode, address, agent } = event
  return {
    ...{ key: `${source}/${seq}`, at: moment, businessAt, address, agent, objects: [...objects] },
    person: person === null ? null : { id: person, name: personName ?? person },
    under: groundOf(under),
    kind: { code: kind, title: auditKindWords[kind] },
    what: { code: name, title: titleOf(name) ?? auditOtherNames[name] ?? actTitle(name) },
    task: taskId && taskCode ? { id: taskId, code: taskCode } : null,
    result: { code: result, title: auditResultWords[result] },
    reason: reasonOf(event),
  }
}

const place = z.tuple([z.iso.datetime({ precision: 6 }), z.enum(auditSources), z.int()])

function placeIn(cursor: string | undefined): AuditPlace | undefined {
  const found = fromCursor(cursor, place)
  return found && { at: found[0], source: found[1], seq: found[2] }
}

function searchRoute(titleOf: TitleOf) {
  return defineRead({
    name: 'searchAudit',
    path: '/audit',
    tag,
    title: 'Tìm trong nhật ký truy cập',
    summary:
      'Việc đã ghi, lượt xem dữ liệu nhạy cảm, lượt bị từ chối và thay đổi của quản trị, mới nhất trước. ' +
      'Chỉ thanh tra, kiểm toán xem được. Việc niêm phong chỉ có sau khi mở.',
    access,
    query: filters.extend(paging),
    answer: pageOf(eventShape),
    async handle({ deps, viewer, query, noteRead }) {
      const { cursor, limit, ...asked } = query
      noteRead('journal')
      // Whoever audits finds what was noted up to now, also what waits to be written.
      await deps.audit.flush()
      const search = await searchFor(deps, viewer, asked)
      const after = placeIn(cursor)
      const rows = search ? await searchAudit(deps.db, search, { after, limit: limit + 1 }) : []
      const { items, next } = page(rows, limit, (last) => [last.at, last.source, last.seq])
      return { items: items.map((event) => told(event, titleOf)), next }
    },
  })
}

function cellsOfEvent(titleOf: TitleOf) {
  return (event: AuditEvent) => {
    const { at, businessAt, person, under, kind, what, objects, task, result, reason } = told(event, titleOf)
    const who = [person?.id ?? null, person?.name ?? null, under?.title ?? null]
    const about = [kind.title, what.title, what.code, objects.join(' '), task?.code ?? null]
    const came = [result.title, reason?.title ?? null, event.address, event.agent]
    return [at, businessAt, ...who, ...about, ...came]
  }
}

function sheetRoute(titleOf: TitleOf) {
  return defineRoute({
    name: 'exportAudit',
    method: 'get',
    path: '/audit/csv',
    tag,
    title: 'Tải nhật ký truy cập',
    summary: 'Tệp CSV (UTF-8), cùng quyền xem và cùng bộ lọc. Mỗi lần tải cũng được ghi.',
    access,
    query: filters,
    produces: 'text/csv',
    async handle({ deps, viewer, query, res }) {
      await deps.audit.flush()
      const search = await searchFor(deps, viewer, query)
      const rows = everyRow<AuditEvent>(async (after, limit) =>
        search ? searchAudit(deps.db, search, { after, limit }) : [],
      )
      const sheet = { heading: auditColumns, rows: cellsOf(rows, cellsOfEvent(titleOf)) }
      await sendSheet(res, 'nhat-ky-truy-cap', sheet)
      return undefined
    },
  })
}

/** Who did, read and was refused what: for those who audit. `titleOf` words the routes. */
export function auditRoutes(titleOf: TitleOf): RouteDefinition[] {
  return [searchRoute(titleOf), sheetRoute(titleOf)]
}
