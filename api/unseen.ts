import { z } from 'zod'
import type { TaskProcess } from '../db/reads/task'
import { isOffice } from '../domain/rights/view'
import { unseenWords as words } from './messages/unseen-words'
import type { PartOf } from './part-shapes'
import { instantShape } from './shapes'
import type { Viewer } from './viewer'

/** A part of a task that a viewer does not see: what, and until when. */
export const unseenShape = z
  .object({
    what: z.string(),
    until: z.string(),
    at: instantShape.nullable().meta({ description: 'Sớm nhất khi nào mở; không có khi không định trước.' }),
  })
  .meta({ id: 'Unseen' })

type Unseen = z.input<typeof unseenShape>

interface Seen {
  readonly processes: readonly TaskProcess[]
  readonly parts: {
    readonly call?: PartOf<'call'> | undefined
    readonly councils?: PartOf<'councils'> | undefined
  }
}

const reached = ({ processes }: Seen, kind: string) => processes.some((process) => process.kind === kind)
const isOpen = ({ processes }: Seen, kind: string) =>
  processes.some((process) => process.kind === kind && process.closedAt === null)

/** Dossiers are sealed for everyone until the opening; afterwards for those who do not judge them. */
function dossiers({ parts: { call } }: Seen, knowsAll: boolean): Unseen[] {
  if (!call || call.cancelledAt !== null) return []
  if (call.sealed) return [{ what: words.dossiers, until: words.dossiersUntil, at: call.deadline }]
  return knowsAll ? [] : [{ what: words.othersDossiers, until: words.never, at: null }]
}

/** What the rights keep from a viewer who sees the task: worked out from what has been opened for it. */
export function unseenBy(viewer: Viewer, seen: Seen): Unseen[] {
  const office = isOffice(viewer.roles)
  const sits = !office && (seen.parts.councils?.length ?? 0) > 0
  const judged = (['determination', 'selection', 'acceptance'] as const).some((kind) => reached(seen, kind))
  const judging = (['determination', 'selection', 'acceptance'] as const).some((kind) => isOpen(seen, kind))
  const party = !office && !sits
  return [
    ...dossiers(seen, !party),
    ...(party && judged ? [{ what: words.judges, until: words.never, at: null }] : []),
    ...(!party && judging ? [{ what: words.running, until: words.runningUntil, at: null }] : []),
    ...(!party && reached(seen, 'acceptance')
      ? [{ what: words.secret, until: words.secretUntil, at: null }]
      : []),
    ...(!office && reached(seen, 'acceptance')
      ? [{ what: words.advisers, until: words.never, at: null }]
      : []),
  ]
}
