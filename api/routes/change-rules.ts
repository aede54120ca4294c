import { z } from 'zod'
import { loadCalendarYears } from '../../db/calendar'
import { openProcessOf, type ProcessRow } from '../../db/processes'
import { WorkCalendar } from '../../domain/calendar'
import { extensionConsideredUntil, extensionLimit, mayExtendBy, whoDecides } from '../../domain/extension'
import type { ChangeSubject, ExecutionState } from '../../domain/stages/execution/state'
import { firstRefusal, granted, type Refusal, refuse, type Verdict } from '../../domain/verdict'
import { lawFor } from '../../regulations'
import { changeSubjects } from '../../regulations/parameters/words'
import type { Cited, Law } from '../../regulations/schema'
import { changeSubjectTitles, terminationGroundTitles } from '../../regulations/titles'
import type { AppDeps } from '../deps'
import { worded } from '../messages/render'
import { decidesWords } from '../messages/words'
import { defineRead } from '../route'
import { named } from '../shapes'
import { assumedClauses } from '../term-answer'
import { visibleTask } from './visible-task'

const cited = { clause: z.string(), assumed: z.boolean() }
const term = z.object({
  count: z.number(),
  unit: z.enum(['workingDay', 'calendarDay', 'month', 'year']),
  ...cited,
})

const rules = z
  .object({
    stream: z.string(),
    endsOn: z.string(),
    durationMonths: z.number(),
    lumpSum: z.string(),
    subjects: z.array(
      z.object({
        ...named.shape,
        decides: named.meta({
          description: 'Ai quyết định: tổ chức chủ trì, cơ quan quản lý, hay không ai.',
        }),
        ...cited,
        refused: z
          .object({ title: z.string(), detail: z.string() })
          .nullable()
          .meta({ description: 'Vì sao hiện không điều chỉnh được nội dung này.' }),
      }),
    ),
    extension: z.object({
      mostMonths: z.number(),
      timesGranted: z.number(),
      mostTimes: z.number(),
      until: z.string().meta({ description: 'Ngày muộn nhất xét gia hạn.' }),
      ...cited,
    }),
    shortening: z.object({ numerator: z.number(), denominator: z.number(), ...cited }),
    answer: term.meta({ description: 'Thời hạn trả lời đề nghị.' }),
    report: term.meta({ description: 'Thời hạn báo cáo việc tự điều chỉnh.' }),
    objection: term.meta({ description: 'Thời hạn không nhất trí việc thay chủ nhiệm.' }),
    pause: term.meta({ description: 'Thời hạn trả lời hồ sơ đề nghị chấm dứt.' }),
    grounds: z.object({ items: z.array(named), ...cited }),
  })
  .meta({ id: 'ChangeRules' })

const citedBy = ({ cite, status }: Cited<unknown>) => ({ clause: cite, assumed: status === 'assumed' })

function termOf(term: Law['execution']['amendmentDecision']) {
  const { count, unit } = term.value
  return { count, unit, ...citedBy(term) }
}

/** Whether the time may be extended at all: the months are asked about when the request is sent. */
function extensionVerdict(state: ExecutionState, law: Law['execution']): Verdict {
  const { durationMonths, extensionsGranted, extensionClosedOn: until } = state
  return firstRefusal(
    () => mayExtendBy({ months: 1, durationMonths, extensionsGranted }, law),
    () =>
      until === null
        ? granted
        : refuse('extension/too-late', { clause: law.extensionConsidered.cite, until }),
  )
}

/** Changes of the time have limits of their own. */
function clauseOf(code: ChangeSubject, state: ExecutionState, law: Law['execution']): string | undefined {
  if (code === 'extension') return extensionLimit(state.durationMonths, law).clause
  return code === 'shortening' ? law.shorteningDoneShare.cite : undefined
}

function subjectOf(
  code: ChangeSubject,
  state: ExecutionState,
  { execution }: Law,
  assumed: ReadonlySet<string>,
) {
  const decides = whoDecides(code, state.lumpSum, execution)
  const by = decides.ok ? decides.by : 'nobody'
  const clause =
    clauseOf(code, state, execution) ?? (decides.ok ? decides.clause : execution.neverChanged.cite)
  const verdict = code === 'extension' ? extensionVerdict(state, execution) : decides
  return {
    ...{ code, title: changeSubjectTitles[code], clause, assumed: assumed.has(clause) },
    decides: { code: by, title: decidesWords[by] },
    refused: verdict.ok ? null : told(verdict),
  }
}

function told(refusal: Refusal) {
  const { title, detail } = worded(refusal)
  return { title, detail }
}

async function rulesOf({ db }: AppDeps, process: ProcessRow): Promise<z.input<typeof rules>> {
  const law = lawFor(process.law.editionId, process.law.overlay)
  const { execution } = law
  const state = process.state as ExecutionState
  const calendar = new WorkCalendar(await loadCalendarYears(db), law.clock)
  const { endsOn, durationMonths, lumpSum, extensionsGranted } = state
  const assumed = assumedClauses(law)
  const limit = extensionLimit(durationMonths, execution)
  return {
    ...{ stream: process.stream, endsOn, durationMonths, lumpSum },
    subjects: changeSubjects.map((code) => subjectOf(code, state, law, assumed)),
    extension: {
      ...{ mostMonths: limit.months, clause: limit.clause, assumed: assumed.has(limit.clause) },
      ...{ timesGranted: extensionsGranted, mostTimes: execution.extensionsMax.value },
      until: state.extensionClosedOn ?? extensionConsideredUntil(endsOn, execution, calendar),
    },
    shortening: { ...execution.shorteningDoneShare.value, ...citedBy(execution.shorteningDoneShare) },
    answer: termOf(execution.amendmentDecision),
    report: termOf(execution.changeReport),
    objection: termOf(execution.changeObjection),
    pause: termOf(execution.pauseNotice),
    grounds: {
      items: execution.terminationGrounds.value.map((code) => ({
        code,
        title: terminationGroundTitles[code] ?? code,
      })),
      ...citedBy(execution.terminationGrounds),
    },
  }
}

/** What the edition lets a running contract change, said before anybody asks for it. */
export const changeRulesRoutes = [
  defineRead({
    name: 'getChangeRules',
    path: '/tasks/{taskId}/change-rules',
    tag: 'Thực hiện nhiệm vụ',
    title: 'Quy định về điều chỉnh của nhiệm vụ',
    summary:
      'Hợp đồng đang thực hiện được điều chỉnh những gì, ai quyết định, trong giới hạn nào, căn cứ nào.',
    access: 'signedIn',
    answer: z.object({
      rules: rules.nullable().meta({ description: 'Không có khi nhiệm vụ không ở giai đoạn thực hiện.' }),
    }),
    async handle({ deps, viewer, params }) {
      const { task } = await visibleTask(deps, viewer, params.taskId, 'full')
      const process = await openProcessOf(deps.db, task.id, 'execution')
      return { rules: process ? await rulesOf(deps, process) : null }
    },
  }),
]
