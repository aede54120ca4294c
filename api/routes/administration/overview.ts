import { z } from 'zod'
import { keptYears, registerCounts } from '../../../db/reads/accounts'
import { letterCounts } from '../../../db/reads/counts'
import { countStuckCommits } from '../../../db/reads/stuck-commits'
import { addDays, toLocalDate } from '../../../domain/instant'
import { editionFor, lawFor } from '../../../regulations'
import { defineRead } from '../../route'
import { tag } from './answering'

const soonDays = 30

/** What needs an administrator's care, in figures. */
export const overviewRoutes = [
  defineRead({
    name: 'getAdminOverview',
    path: '/admin/overview',
    tag,
    title: 'Tổng quan quản trị',
    summary: 'Số thư lỗi, việc ghi đang mắc, năm tạm tính, giá trị chưa đối chiếu và số liệu danh bạ.',
    access: ['admin'],
    answer: z.object({
      failedLetters: z.number(),
      waitingLetters: z.number(),
      stuckCommits: z.number(),
      provisionalYears: z.array(z.number()),
      assumedYears: z.array(z.number()),
      edition: z.object({ id: z.string(), title: z.string(), assumed: z.number() }).nullable(),
      people: z.number(),
      organisations: z.number(),
      mandates: z.number(),
      endingMandates: z.number(),
      mode: z.enum(['production', 'training']),
      businessTime: z.string(),
    }),
    async handle({ deps, at }) {
      const { db, overlay, clock } = deps
      const today = toLocalDate(at)
      const [letters, stuckCommits, years, register] = await Promise.all([
        letterCounts(db),
        countStuckCommits(db),
        keptYears(db),
        registerCounts(db, today, addDays(today, soonDays)),
      ])
      const yearsThat = (status: string) =>
        years.filter((year) => year.status === status).map(({ year }) => year)
      const law = editionFor(today, overlay)
      const values = law
        ? Object.values(lawFor(law.id, overlay)).flatMap((group) => Object.values(group))
        : []
      const assumed = values.filter(({ status }) => status === 'assumed').length
      return {
        ...{ failedLetters: letters.failing, waitingLetters: letters.waiting, stuckCommits },
        ...{ provisionalYears: yearsThat('provisional'), assumedYears: yearsThat('assumed') },
        edition: law && { id: law.id, title: law.title, assumed },
        ...{ ...register, mode: clock, businessTime: at },
      }
    },
  }),
]
