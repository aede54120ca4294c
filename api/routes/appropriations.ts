import { z } from 'zod'
import { processByStream } from '../../db/processes'
import { appropriations } from '../../db/reads/money'
import type { Instant } from '../../domain/instant'
import { mayAct } from '../../domain/machine'
import { machineOf } from '../../domain/machines'
import { groundFor, type Standing } from '../../domain/rights'
import { moneyRoles } from '../../domain/rights/view'
import { budgetStream } from '../../domain/streams'
import { lawFor } from '../../regulations'
import { type Action, actionShape, actionsOn, reasonOf } from '../actions'
import { actTitle } from '../acts'
import type { AppDeps } from '../deps'
import { sourceWords } from '../messages/money-words'
import { defineRead } from '../route'
import { instantShape, named, reference, word } from '../shapes'
import type { Viewer } from '../viewer'

const dong = z.number().meta({ description: 'Đồng.' })

const appropriation = z
  .object({
    year: z.number(),
    source: named,
    amountDong: dong,
    proposedDong: dong.nullable(),
    drawnDong: dong.meta({ description: 'Đã giữ cho các đợt cấp và đã chi.' }),
    reservedDong: dong.meta({ description: 'Đang giữ cho các đề nghị chưa chi.' }),
    paidDong: dong,
    leftDong: dong,
    proposer: reference.nullable(),
    approvedBy: z.string().nullable(),
    approver: reference.nullable(),
    approvedAt: instantShape.nullable(),
    actions: z.array(actionShape),
  })
  .meta({ id: 'Appropriation' })

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? id })

const standingOf = ({ id, roles, cleared }: Viewer): Standing => ({
  ...{ personId: id, roles, relations: [], cleared },
})

/** Proposing opens a year where there is none yet, so no process offers it. */
function proposing(viewer: Viewer): Action[] {
  const act = 'proposeAppropriation'
  if (!groundFor(act, standingOf(viewer))) return []
  const place = { method: 'POST', href: '/api/appropriations', stream: '' }
  return [{ act, title: actTitle(act), ...place, allowed: true, awaited: false }]
}

/** What the viewer may do about one source of a year; its approval is refused to whoever proposed it. */
async function approvalsOf({ db }: AppDeps, viewer: Viewer, year: number, at: Instant) {
  const process = await processByStream(db, budgetStream(year))
  if (!process || process.outcome !== null) return () => []
  const machine = machineOf(process.kind)
  const law = lawFor(process.law.editionId, process.law.overlay)
  const offered = actionsOn(process, standingOf(viewer))
  return (source: string): Action[] =>
    offered.map((action) => {
      const verdict = mayAct(machine, action.act, process.state, { source }, { law, at, by: viewer.id })
      return verdict.ok ? action : { ...action, allowed: false, awaited: false, reason: reasonOf(verdict) }
    })
}

/** What the years have for tasks. */
export const appropriationsRoutes = [
  defineRead({
    name: 'listAppropriations',
    path: '/appropriations',
    tag: 'Kinh phí',
    title: 'Dự toán các năm',
    summary: 'Dự toán theo năm và nguồn: đã duyệt, đang đề nghị, đã giữ, đã chi, còn lại.',
    access: moneyRoles,
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
    answer: z.object({ items: z.array(appropriation), actions: z.array(actionShape) }),
    async handle({ deps, query, viewer, at }) {
      const rows = await appropriations(deps.db, query.year)
      const years = [...new Set(rows.filter((row) => row.proposedDong !== null).map(({ year }) => year))]
      const offers = new Map(
        await Promise.all(
          years.map(async (year) => [year, await approvalsOf(deps, viewer, year, at)] as const),
        ),
      )
      const items = rows.map(({ source, proposedBy, proposerName, approverName, ...row }) => ({
        ...row,
        source: word(sourceWords, source),
        reservedDong: row.drawnDong - row.paidDong,
        leftDong: row.amountDong - row.drawnDong,
        proposer: person(proposedBy, proposerName),
        approver: person(row.approvedBy, approverName),
        actions: row.proposedDong === null ? [] : (offers.get(row.year)?.(source) ?? []),
      }))
      return { items, actions: proposing(viewer) }
    },
  }),
]
