import { useState } from 'react'
import type { ActReceipt } from '../../api/act'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { FileLink } from '../../components/files'
import { Icon } from '../../components/icon'
import { Status } from '../../components/status'
import { Card, Facts, Note } from '../../components/surface'
import { formatDong, formatNumber, moment } from '../../format'
import { ActForm } from '../../forms/act-form'
import { openings } from '../../text/openings'

type Call = AnswerOf<'getCallOfTask'>
type Dossier = Call['dossiers'][number]
type Action = Call['actions'][number]

function Validity({ dossier: { valid, withdrawnAt } }: { readonly dossier: Dossier }) {
  if (withdrawnAt) return <Status tone="waiting">{openings.withdrawn}</Status>
  if (valid === null) return <Status tone="waiting">{openings.undecided}</Status>
  return <Status tone={valid ? 'done' : 'late'}>{valid ? openings.valid : openings.invalid}</Status>
}

/** What the opening found of a dossier: papers that are missing, and what the officer is to consider. */
function Found({ dossier: { missing, hints, reasons } }: { readonly dossier: Dossier }) {
  return (
    <>
      {missing.length === 0 ? (
        <p className="green b">{openings.enough}</p>
      ) : (
        <Note tone="err" title={openings.missing}>
          <ul className="dashes">
            {missing.map(({ code, title }) => (
              <li key={code}>
                {title} ({code})
              </li>
            ))}
          </ul>
        </Note>
      )}
      {hints.length === 0 ? (
        <p className="small muted">{openings.noHints}</p>
      ) : (
        <Note tone="warn" title={openings.hints}>
          <ul className="dashes">
            {hints.map(({ code, detail, clause }) => (
              <li key={`${code} ${detail}`}>
                {detail}
                {clause && <span className="small muted line">{clause}</span>}
              </li>
            ))}
          </ul>
          <p className="small">{openings.hintsNote}</p>
        </Note>
      )}
      {reasons.length > 0 && (
        <p>
          <b>{openings.reasons}:</b> {reasons.join('; ')}
        </p>
      )}
    </>
  )
}

function Files({ taskId, applicationId }: { readonly taskId: string; readonly applicationId: string }) {
  const params = { path: { taskId, applicationId } }
  const { data } = reads.useQuery('get', '/api/tasks/{taskId}/applications/{applicationId}', { params })
  return (
    <ul className="files">
      {(data?.documents ?? []).map(({ form, sha256, sizeBytes }) => (
        <li key={`${form.code} ${sha256}`}>
          <Icon name="document" />
          <span className="grow">
            <FileLink name={form.title} {...{ sha256, sizeBytes }} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** One opened dossier: who, how much, what was found, its papers, and the officer's own judgement of it. */
export function DossierCard({
  dossier,
  taskId,
  screen,
  number,
}: {
  readonly dossier: Dossier
  readonly taskId: string
  readonly screen: Action | undefined
  readonly number: number
}) {
  const [judging, setJudging] = useState(false)
  const [receipt, setReceipt] = useState<ActReceipt>()
  const { id, host, principalInvestigator, stateDong, submittedAt } = dossier
  return (
    <Card title={openings.dossier(formatNumber(number))} aside={<Validity dossier={dossier} />}>
      <div className="flow">
        <Facts
          rows={[
            [openings.host, <b key="host">{host.name}</b>],
            [openings.investigator, principalInvestigator.name],
            [openings.money, formatDong(stateDong)],
            [openings.submittedAt, moment(submittedAt)],
          ]}
        />
        <Found dossier={dossier} />
        <Files taskId={taskId} applicationId={id} />
        {receipt && <Note tone="ok" title={openings.judged} />}
        {screen && !judging && (
          <p>
            <Button onClick={() => setJudging(true)}>
              {openings.judge}
              <span className="vh">: {host.name}</span>
            </Button>
          </p>
        )}
        {screen && judging && (
          <ActForm
            act="screenDossier"
            address={{ ...screen, href: screen.href.replace('{applicationId}', id) }}
            form={`screenDossier ${screen.stream} ${id}`}
            onDone={(recorded) => {
              setReceipt(recorded)
              setJudging(false)
            }}
          />
        )}
      </div>
    </Card>
  )
}
