import { Clause, Status } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { day, dayOf, formatDong, formatNumber, percent } from '../../format'
import { task as words } from '../../text/task'
import { valueWords } from '../../text/values'
import type { Parts, Task } from './parts'

const said = words.record

type Row = readonly [name: string, value: string | undefined]

function budget({ award, contract }: Parts): Row[] {
  const { signedOn, endsOn } = contract ?? {}
  return [
    [said.award, award && said.awarded(award.decisionNumber, day(award.decidedOn))],
    [
      said.contract,
      contract &&
        (signedOn && endsOn
          ? said.signed(contract.number, day(signedOn), day(endsOn))
          : said.unsigned(contract.number)),
    ],
  ]
}

const hundred = 100

function work({ execution }: Parts): Row[] {
  const report = execution?.reports.at(-1)
  const inspection = execution?.inspections.findLast(({ heldAt }) => heldAt !== null)
  const held = execution?.inspections.filter(({ heldAt }) => heldAt !== null).length ?? 0
  const { recovery } = execution ?? {}
  return [
    [
      said.reports,
      report &&
        said.reportsDone(
          formatNumber(execution?.reports.length ?? 0),
          dayOf(report.submittedAt),
          percent(report.workDonePercent / hundred),
        ),
    ],
    [said.inspections, inspection && said.inspected(formatNumber(held), day(inspection.heldOn))],
    [
      said.recovery,
      recovery ? said.recovered(formatDong(recovery.refundDong), recovery.decisionNumber ?? '') : undefined,
    ],
  ]
}

function results({ acceptance, closing, followUp }: Parts): Row[] {
  const { registration, recognition, liquidation } = closing ?? {}
  const { filedAt, filedTooLate, rating } = acceptance ?? {}
  const filed = filedAt && [said.filed(dayOf(filedAt)), filedTooLate && said.filedLate]
  return [
    [
      said.acceptance,
      [...(filed || []), rating && valueWords(rating)].filter(Boolean).join(', ') || undefined,
    ],
    [
      said.registration,
      registration ? said.certificate(registration.certificate, dayOf(registration.registeredAt)) : undefined,
    ],
    [
      said.recognition,
      recognition?.recognisedAt
        ? said.awarded(recognition.decisionNumber ?? '', dayOf(recognition.recognisedAt))
        : undefined,
    ],
    [said.liquidation, liquidation ? said.liquidated(dayOf(liquidation.liquidatedAt)) : undefined],
    [
      said.followUp,
      followUp && said.followed(formatNumber(followUp.reports.length), formatNumber(followUp.years)),
    ],
  ]
}

/** What the stages have brought, in one place; nothing before the award. */
export function RecordCard({ task }: { readonly task: Task }) {
  const { parts = {} } = task
  const rows = [...budget(parts), ...work(parts), ...results(parts)].filter(([, value]) => value)
  const needs = parts.closing && !parts.closing.liquidation ? parts.closing.liquidationNeeds : undefined
  if (rows.length === 0) return null
  return (
    <Card title={said.title} className="o5">
      <div className="one-col">
        <Facts {...{ rows }} />
      </div>
      {needs && needs.checklist.length > 0 && (
        <>
          <h3 className="after">{said.checklist}</h3>
          <ul className="plain-list">
            {needs.checklist.map(({ step, title, done }) => (
              <li key={step}>
                <Status tone={done ? 'done' : 'waiting'}>
                  {title}, {done ? said.stepDone : said.stepOpen}
                </Status>
              </li>
            ))}
          </ul>
          <p className="small muted">
            <Clause {...needs} />
          </p>
        </>
      )}
    </Card>
  )
}
