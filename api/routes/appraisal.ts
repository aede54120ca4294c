import { z } from 'zod'
import { organisationName } from '../../db/organisations'
import { namesOf } from '../../db/people'
import { appraisalOf } from '../../db/reads/budget'
import { processesOf } from '../../db/reads/task'
import { type AppraisalLine, appraisalDefects, appraisalTotals } from '../../domain/appraisal'
import { appraisalQuorum } from '../../domain/council/quorum'
import { type EstimateLineName, overheadOf } from '../../domain/estimate'
import { dong } from '../../domain/money'
import { isOffice } from '../../domain/rights/view'
import type { AppraisalState } from '../../domain/stages/appraisal'
import { type Refusal, refuse } from '../../domain/verdict'
import { lawFor } from '../../regulations'
import { estimateLines } from '../../regulations/parameters/appraisal'
import type { Cited, Law } from '../../regulations/schema'
import { actionShape, actionsOn } from '../actions'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { lineWords, teamSeatWords } from '../messages/money-words'
import { worded } from '../messages/render'
import { defineRead, defineRoute } from '../route'
import { instantShape, named, reference, word } from '../shapes'
import type { Viewer } from '../viewer'
import { type VisibleTask, visibleTask } from './visible-task'

const tag = 'Thẩm định kinh phí'
const amount = z.number().meta({ description: 'Đồng.' })
const line = z.enum(estimateLines)

const question = z.object({
  number: z.number(),
  askedAt: instantShape,
  items: z.array(z.object({ line: named, question: z.string() })),
  answer: z.string().nullable(),
  answeredAt: instantShape.nullable(),
})

const clause = z.object({ title: z.string(), detail: z.string(), clause: z.string(), assumed: z.boolean() })

const answer = z
  .object({
    task: z.object({ id: z.string(), code: z.string(), title: z.string().nullable() }),
    host: reference,
    status: z.string(),
    sittingAt: instantShape.nullable(),
    lumpSum: z.string(),
    lines: z.array(
      z.object({
        line: named,
        askedDong: amount,
        counterpartDong: amount,
        acceptedDong: amount.nullable(),
        reason: z.string().nullable(),
      }),
    ),
    limits: z.array(clause),
    seats: z.array(named).meta({ description: 'Các ghế mà tổ thẩm định phải có.' }),
    team: z.array(z.object({ person: reference, seat: named })).nullable(),
    questions: z.array(question),
    concluded: z.object({ stateDong: amount, counterpartDong: amount, lumpSum: z.string() }).nullable(),
    actions: z.array(actionShape),
  })
  .meta({ id: 'AppraisalOfTask' })

interface StoredQuestion {
  readonly number: number
  readonly askedAt: string
  readonly questions?: readonly { readonly line: string; readonly question: string }[]
  readonly answer?: string
  readonly answeredAt?: string
}

interface StoredLine {
  readonly line: string
  readonly acceptedDong: number
  readonly reason: string | null
}

/** Who may read the winner's estimate: offices, the team, and the winner's own people. */
function mayRead(viewer: Viewer, { standing }: VisibleTask): boolean {
  const insiders = ['appraisalTeam', 'host', 'principalInvestigator']
  return isOffice(viewer.roles) || standing.relations.some((relation) => insiders.includes(relation))
}

async function appraisalFor(deps: AppDeps, viewer: Viewer, taskId: string | undefined) {
  const visible = await visibleTask(deps, viewer, taskId, 'full')
  if (!mayRead(viewer, visible)) throw reject(refuse('request/not-found'))
  const rounds = await processesOf(deps.db, visible.task.id)
  const process = rounds.findLast(({ kind }) => kind === 'appraisal')
  if (!process) throw reject(refuse('request/not-found'))
  const law = lawFor(process.law.editionId, process.law.overlay)
  return { visible, process, law, state: process.state as AppraisalState }
}

const percentOf = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
  `${new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }).format((numerator * 100) / denominator)}%`
const inDong = (value: number) => `${new Intl.NumberFormat('vi-VN').format(value)} đồng`

function limitsOf({ appraisal }: Law): z.output<typeof clause>[] {
  const told = (title: string, detail: string, { cite, status }: Cited<unknown>) => ({
    ...{ title, detail, clause: cite },
    assumed: status === 'assumed',
  })
  const { overheadShare, overheadCeilingDong, finalLumpAssetsShare, finalLumpAssetsCeilingDong } = appraisal
  const overheadMost = inDong(overheadCeilingDong.value)
  const assetsMost = inDong(finalLumpAssetsCeilingDong.value)
  return [
    told(
      'Chi quản lý chung',
      `Đúng ${percentOf(overheadShare.value)} tổng dự toán ngân sách, nhiều nhất ${overheadMost}.`,
      overheadShare,
    ),
    told(
      'Khoán đến sản phẩm cuối cùng',
      `Tài sản và đoàn ra nhiều nhất ${percentOf(finalLumpAssetsShare.value)}, không quá ${assetsMost}.`,
      finalLumpAssetsShare,
    ),
    told('Cắt giảm', 'Chấp nhận ít hơn đề nghị thì nêu lý do từng khoản.', appraisal.lines),
  ]
}

const getAppraisal = defineRead({
  name: 'getAppraisal',
  path: '/tasks/{taskId}/appraisal',
  tag,
  title: 'Thẩm định kinh phí của nhiệm vụ',
  summary: 'Từng khoản mục: đề nghị, chấp nhận, lý do; giới hạn kèm căn cứ; câu hỏi và giải trình.',
  access: 'signedIn',
  answer,
  async handle({ deps, viewer, params }) {
    const { visible, process, law, state } = await appraisalFor(deps, viewer, params.taskId)
    const { id, code, title } = visible.task
    const { host } = state.winner
    const row = await appraisalOf(deps.db, id)
    const insider = isOffice(viewer.roles) || visible.standing.relations.includes('appraisalTeam')
    const names = await namesOf(deps.db, insider ? state.team.map(({ person }) => person) : [])
    const concluded = (row?.lines ?? []) as unknown[] as StoredLine[]
    const questions = (row?.questions ?? []) as unknown[] as StoredQuestion[]
    return {
      task: { id, code, title },
      host: { id: host, name: await organisationName(deps.db, host) },
      ...{ status: state.status, sittingAt: state.sittingAt ?? null, lumpSum: state.winner.lumpSum },
      lines: state.winner.lines.map(({ line: name, stateDong, counterpartDong }) => {
        const said = concluded.find((item) => item.line === name)
        return {
          ...{ line: word(lineWords, name), askedDong: stateDong, counterpartDong },
          ...{ acceptedDong: said?.acceptedDong ?? null, reason: said?.reason ?? null },
        }
      }),
      limits: limitsOf(law),
      seats: law.appraisal.teamSeats.value.map((seat) => word(teamSeatWords, seat)),
      team: insider
        ? state.team.map(({ person, role }) => ({
            person: { id: person, name: names.get(person) ?? person },
            seat: word(teamSeatWords, role),
          }))
        : null,
      questions: questions.map((item) => ({
        ...{ number: item.number, askedAt: item.askedAt },
        items: (item.questions ?? []).map((one) => ({ ...one, line: word(lineWords, one.line) })),
        ...{ answer: item.answer ?? null, answeredAt: item.answeredAt ?? null },
      })),
      concluded:
        row && row.stateDong !== null && row.counterpartDong !== null
          ? { stateDong: row.stateDong, counterpartDong: row.counterpartDong, lumpSum: row.lumpSum ?? '' }
          : null,
      actions:
        process.closedAt === null
          ? actionsOn(process, visible.standing.before(process.stream), { taskId: id })
          : [],
    }
  },
})

const told = (refusal: Refusal) => {
  const { title, detail } = worded(refusal)
  return { code: refusal.code, title, detail, clause: refusal.clause ?? null }
}

const checkAppraisal = defineRoute({
  name: 'checkAppraisal',
  method: 'post',
  path: '/tasks/{taskId}/appraisal/check',
  tag,
  title: 'Tính thử kết luận thẩm định',
  summary: 'Tính tổng và nêu mọi điểm trái quy định của một kết luận đang soạn. Không ghi gì.',
  access: 'signedIn',
  body: z.object({
    present: z.array(z.string().max(100)).max(20),
    lumpSum: z.enum(['final', 'partial']),
    lines: z
      .array(
        z.object({
          line,
          acceptedDong: z.int().nonnegative(),
          explained: z.boolean(),
        }),
      )
      .max(50),
  }),
  answer: z
    .object({
      totals: z.object({ askedDong: amount, stateDong: amount, counterpartDong: amount, cutDong: amount }),
      overheadDong: amount.meta({ description: 'Chi quản lý chung đúng mức của tổng này.' }),
      quorum: z.object({ ok: z.boolean(), present: z.number(), needed: z.number(), appointed: z.number() }),
      defects: z.array(
        z.object({ code: z.string(), title: z.string(), detail: z.string(), clause: z.string().nullable() }),
      ),
    })
    .meta({ id: 'AppraisalCheck' }),
  async handle({ deps, viewer, params, body }) {
    const { law, state } = await appraisalFor(deps, viewer, params.taskId)
    const estimate = state.winner.lines.map(({ line: name, stateDong, counterpartDong }) => ({
      ...{ line: name as EstimateLineName, state: stateDong, counterpart: counterpartDong },
    }))
    const lines = estimate.flatMap(({ line: name, state: proposed, counterpart }): AppraisalLine[] => {
      const said = body.lines.find((item) => item.line === name)
      if (!said) return []
      const { acceptedDong: accepted, explained } = said
      return [{ line: name, proposed, accepted, counterpart, reason: explained ? name : null }]
    })
    const { proposed, state: accepted, counterpart } = appraisalTotals(lines)
    const stated = { stateTotal: accepted, counterpartTotal: counterpart, lumpSum: body.lumpSum }
    const quorum = appraisalQuorum(state.team, body.present, law.appraisal)
    const { ok, present, needed, appointed } = quorum
    return {
      totals: {
        ...{ askedDong: proposed, stateDong: accepted, counterpartDong: counterpart },
        cutDong: dong(proposed - accepted),
      },
      overheadDong: overheadOf(accepted, law.appraisal),
      quorum: { ok, present, needed, appointed },
      defects: [...quorum.defects, ...appraisalDefects(lines, estimate, stated, law.appraisal)].map(told),
    }
  },
})

/** The appraisal of the winner's estimate. */
export const appraisalRoutes = [getAppraisal, checkAppraisal]
