import { z } from 'zod'
import { openingMinutes } from '../../db/reads/opening'
import { isOffice } from '../../domain/rights/view'
import { refuse } from '../../domain/verdict'
import { reject } from '../http'
import { defineRead } from '../route'
import { instantShape, reference } from '../shapes'
import { visibleTask } from './visible-task'

const minutesShape = z
  .object({
    openedAt: instantShape,
    openedBy: reference,
    place: z.string().nullable(),
    attendees: z.array(z.string()),
    minutes: z.string().nullable(),
    dossiers: z.int(),
    hash: z.string().meta({ description: 'Mã băm của việc mở hồ sơ trong nhật ký.' }),
  })
  .meta({ id: 'OpeningMinutes' })

/** The minutes of the opening of dossiers, which write themselves. */
export const openingRoutes = [
  defineRead({
    name: 'getOpening',
    path: '/tasks/{taskId}/call/opening',
    tag: 'Thông báo và hồ sơ',
    title: 'Biên bản mở hồ sơ',
    summary: 'Lúc nào, ai mở, ở đâu, ai dự, bao nhiêu hồ sơ. Chỉ cơ quan quản lý xem được.',
    access: 'signedIn',
    answer: minutesShape,
    async handle({ deps, viewer, params }) {
      const { task } = await visibleTask(deps, viewer, params.taskId, 'full')
      if (!isOffice(viewer.roles)) throw reject(refuse('request/not-found'))
      const minutes = await openingMinutes(deps.db, task.id)
      if (!minutes) throw reject(refuse('request/not-found'))
      return minutes
    },
  }),
]
