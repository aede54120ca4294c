import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Read } from '../../components/loading'
import { Receipt } from '../../components/receipt'
import { Clause } from '../../components/status'
import { Card, Facts, Note, PageHead } from '../../components/surface'
import { day, formatNumber } from '../../format'
import '../../styles/task.css'
import { changes } from '../../text/changes'
import { text } from '../../text/common'
import { tasks } from '../../text/tasks'
import { valueWords } from '../../text/values'
import type { Action, Task } from '../task/parts'
import { RecusedView } from '../task/views'
import { AmendmentForm } from './amendment-form'
import { actOf, type Rules, stopCode, termWords, type Wanted } from './choice'
import { HostChangeForm } from './host-change-form'
import { Picker } from './picker'
import { StopForm } from './stop-form'

/** What the host asks for while the contract runs: what the rules allow first, the form, the receipt. */
export function ChangesPage() {
  const { ma = '' } = useParams()
  const path = { params: { path: { taskId: ma } } }
  const task = reads.useQuery('get', '/api/tasks/{taskId}', path)
  const rules = reads.useQuery('get', '/api/tasks/{taskId}/change-rules', path, {
    enabled: task.data?.view === 'full',
  })
  return (
    <Read of={task}>
      {(found) =>
        found.view === 'full' ? (
          <Read of={rules}>{(known) => <Page task={found} rules={known.rules} />}</Read>
        ) : (
          <RecusedView task={found} />
        )
      }
    </Read>
  )
}

const asked = ['requestAmendment', 'changeMember', 'proposeTermination'] as const

function Page({ task, rules }: { readonly task: Task; readonly rules: Rules | null }) {
  const [done, setDone] = useState<{ readonly receipt: ActReceipt; readonly wanted: Wanted }>()
  const actions = task.actions.filter(({ act }) => asked.some((one) => one === act))
  if (done && rules) return <Done {...done} {...{ rules }} />
  return (
    <>
      <Crumbs
        to={[
          [tasks.title, '/nhiem-vu'],
          [task.code, `/nhiem-vu/${task.code}`],
        ]}
        here={changes.here}
      />
      <PageHead
        title={changes.title}
        lead={task.title}
        meta={<span className="code">{task.code}</span>}
        aside={<ButtonLink to={`/nhiem-vu/${task.code}`}>{changes.toTask}</ButtonLink>}
      />
      {rules === null ? (
        <Note tone="warn" title={changes.notRunning}>
          <p>{changes.notRunningWhy}</p>
        </Note>
      ) : actions.length === 0 ? (
        <Note tone="warn" title={changes.notRunning}>
          <p>{changes.notYours}</p>
        </Note>
      ) : (
        <div className="grid2">
          <Asking {...{ task, rules, actions }} onDone={(receipt, wanted) => setDone({ receipt, wanted })} />
          <Contract {...{ rules }} />
        </div>
      )}
    </>
  )
}

function Contract({ rules }: { readonly rules: Rules }) {
  const { endsOn, durationMonths, lumpSum, extension } = rules
  return (
    <Card title={changes.now}>
      <div className="one-col">
        <Facts
          rows={[
            [changes.endsOn, day(endsOn)],
            [changes.duration, changes.months(formatNumber(durationMonths))],
            [changes.lumpSum, valueWords(lumpSum)],
            [
              changes.extended,
              changes.times(formatNumber(extension.timesGranted), formatNumber(extension.mostTimes)),
            ],
          ]}
        />
      </div>
    </Card>
  )
}

function Asking({
  task,
  rules,
  actions,
  onDone,
}: {
  readonly task: Task
  readonly rules: Rules
  readonly actions: readonly Action[]
  readonly onDone: (receipt: ActReceipt, wanted: Wanted) => void
}) {
  const [params] = useSearchParams()
  const code = params.get('noi-dung')
  const wanted = code === stopCode ? 'stop' : rules.subjects.find((subject) => subject.code === code)
  const action = wanted && actions.find(({ act }) => act === actOf(wanted))
  const done = (receipt: ActReceipt) => wanted && onDone(receipt, wanted)
  return (
    <div className="stack">
      <Picker {...{ rules, actions }} chosen={wanted} />
      {wanted && action && !action.allowed && (
        <Note tone="warn" title={action.reason?.title ?? changes.notRunning}>
          <p>{action.reason?.detail}</p>
          {action.reason?.clause && (
            <p className="small">
              {text.basis}: {action.reason.clause}
            </p>
          )}
        </Note>
      )}
      {wanted && action?.allowed && (
        <Card title={wanted === 'stop' ? changes.stop : wanted.title} key={`${code} ${task.id}`}>
          <Allowed {...{ wanted, rules }} />
          {wanted === 'stop' ? (
            <StopForm {...{ task, rules, action }} onDone={done} />
          ) : actOf(wanted) === 'changeMember' ? (
            <HostChangeForm {...{ task, action }} subject={wanted} onDone={done} />
          ) : (
            <AmendmentForm {...{ task, rules, action }} subject={wanted} onDone={done} />
          )}
        </Card>
      )}
    </div>
  )
}

/** What the edition allows, before anything is asked for. */
function Allowed({ wanted, rules }: { readonly wanted: Wanted; readonly rules: Rules }) {
  const { extension, shortening, answer, report, objection, pause, grounds } = rules
  const ofHost = wanted !== 'stop' && wanted.decides.code === 'host'
  const code = wanted === 'stop' ? stopCode : wanted.code
  const lines = [
    code === 'extension' && {
      said: [
        changes.extension(formatNumber(extension.mostMonths), formatNumber(extension.mostTimes)),
        changes.extensionUntil(day(extension.until)),
      ].join(' '),
      ...extension,
    },
    code === 'shortening' && {
      said: changes.shortening(`${shortening.numerator}/${shortening.denominator}`),
      ...shortening,
    },
    wanted === 'stop' && { ...pause, said: changes.pauseAnswer(termWords(pause)) },
    wanted === 'stop' && { ...grounds, said: changes.stopEffect },
    wanted !== 'stop' && !ofHost && { ...answer, said: changes.managerAnswers(termWords(answer)) },
    ofHost && { ...report, said: changes.hostReports(termWords(report)) },
    code === 'principalInvestigator' && { ...objection, said: changes.leaderObjection(termWords(objection)) },
  ].filter((line) => line !== false)
  return (
    <Note title={changes.allowed}>
      <ul className="plain-list">
        {lines.map(({ said, clause, assumed }) => (
          <li key={said}>
            {said}{' '}
            <span className="small muted">
              <Clause {...{ clause, assumed }} />
            </span>
          </li>
        ))}
      </ul>
    </Note>
  )
}

function Done({
  receipt,
  wanted,
  rules,
}: {
  readonly receipt: ActReceipt
  readonly wanted: Wanted
  readonly rules: Rules
}) {
  const { next, sent, recorded, stop } = changes
  if (wanted === 'stop') {
    return <Receipt title={sent(stop)} {...{ receipt }} next={next.stop(termWords(rules.pause))} />
  }
  return wanted.decides.code === 'host' ? (
    <Receipt title={recorded(wanted.title)} {...{ receipt }} next={next.host(termWords(rules.report))} />
  ) : (
    <Receipt title={sent(wanted.title)} {...{ receipt }} next={next.manager(termWords(rules.answer))} />
  )
}
