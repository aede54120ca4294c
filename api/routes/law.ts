import { z } from 'zod'
import { loadCalendarYears } from '../../db/calendar'
import { refuse } from '../../domain/verdict'
import { edition, editions, isEditionId, lawFor } from '../../regulations'
import { type Cited, type GroupName, groupTitles, kindAt } from '../../regulations/schema'
import { reject } from '../http'
import { defineRead } from '../route'

const tag = 'Quy định'

const editionShape = z
  .object({
    id: z.string(),
    title: z.string(),
    inForce: z.string(),
    assumedCount: z.number(),
    href: z.string(),
  })
  .meta({ id: 'Edition' })

const parameter = z
  .object({
    path: z.string(),
    title: z.string(),
    kind: z.string().meta({ description: 'Loại giá trị: thời hạn, tỷ lệ, số tiền và các loại khác.' }),
    value: z.unknown(),
    cite: z.string(),
    source: z.string(),
    status: z.enum(['verified', 'assumed']),
    provincial: z.boolean(),
  })
  .meta({ id: 'LawParameter' })

const groupShape = z.object({ group: z.string(), title: z.string(), parameters: z.array(parameter) })

const citedOf = (group: object) => Object.entries(group) as [string, Cited<unknown>][]

/** The law as the product holds it: every value with its clause, and the marks of what is only assumed. */
export const lawRoutes = [
  defineRead({
    name: 'listEditions',
    path: '/editions',
    tag,
    title: 'Các bộ quy định',
    summary: 'Các bộ quy định theo ngày có hiệu lực, với số giá trị chưa đối chiếu.',
    access: 'public',
    answer: z.object({
      items: z.array(editionShape),
      overlay: z
        .object({ id: z.string(), title: z.string(), inForce: z.string(), edition: z.string().nullable() })
        .nullable()
        .meta({ description: 'Bộ giá trị riêng của tỉnh, nếu có.' }),
    }),
    async handle({ deps }) {
      const items = editions.map(({ id, title, inForce, law }) => {
        const all = Object.values(law).flatMap((group) => citedOf(group))
        const assumedCount = all.filter(([, { status }]) => status === 'assumed').length
        return { id, title, inForce, assumedCount, href: `/api/editions/${id}` }
      })
      const { overlay } = deps
      const own = overlay && {
        ...{ id: overlay.id, title: overlay.title, inForce: overlay.inForce },
        edition: overlay.edition ?? null,
      }
      return { items, overlay: own ?? null }
    },
  }),
  defineRead({
    name: 'getEdition',
    path: '/editions/{editionId}',
    tag,
    title: 'Xem một bộ quy định',
    summary: 'Mọi giá trị của bộ quy định kèm căn cứ. Giá trị do tỉnh đặt được đánh dấu.',
    access: 'public',
    query: z.object({ overlay: z.enum(['true', 'false']).default('true') }),
    answer: z.object({ id: z.string(), title: z.string(), inForce: z.string(), groups: z.array(groupShape) }),
    async handle({ deps, params, query }) {
      const id = params.editionId ?? ''
      if (!isEditionId(id)) throw reject(refuse('request/not-found'))
      const overlay = query.overlay === 'true' ? deps.overlay : undefined
      const { title, inForce } = edition(id)
      const groups = Object.entries(lawFor(id, overlay)).map(([group, values]) => ({
        group,
        title: groupTitles[group as GroupName],
        parameters: citedOf(values).map(([name, { value, cite, source, status }]) => {
          const path = `${group}.${name}`
          const provincial = overlay !== undefined && path in overlay.values
          const { title: named = path, name: kind = '' } = kindAt(path) ?? {}
          return { path, title: named, kind, value, cite, source, status, provincial }
        }),
      }))
      return { id, title, inForce, groups }
    },
  }),
  defineRead({
    name: 'getCalendar',
    path: '/calendar',
    tag,
    title: 'Lịch làm việc',
    summary: 'Ngày nghỉ và ngày làm bù từng năm. Năm tạm tính được đánh dấu.',
    access: 'public',
    answer: z.object({
      years: z.array(
        z.object({
          year: z.number(),
          holidays: z.array(z.string()),
          swappedWorkingSaturdays: z.array(z.string()),
          provisional: z.boolean().optional(),
        }),
      ),
    }),
    handle: async ({ deps }) => ({ years: await loadCalendarYears(deps.db) }),
  }),
]
