import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../api/act'
import { ActionBar } from '../../components/action-bar'
import { Button } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { ProblemNote } from '../../components/problem-note'
import { Receipt } from '../../components/receipt'
import { Card, Facts, Note, PageHead } from '../../components/surface'
import { deadline as deadlineWords, formatDong, formatNumber, moment } from '../../format'
import type { Draft } from '../../forms/draft'
import { useMe } from '../../shell/session'
import { dossier as words } from '../../text/dossier'
import { forms } from '../../text/forms'
import { valueWords } from '../../text/values'
import { applyingFor, type Call, type OwnCall } from './call'
import { type Dossier, leftUntil, requestOf, signaturesOf, totalsOf } from './dossier'

/** What the last steps of a dossier need. */
export interface LastStep {
  readonly call: Call
  readonly own: OwnCall
  readonly draft: Draft<Dossier>
  readonly applicationId?: string | undefined
  readonly onDone: (shown: ReactNode) => void
}

/** The address of an act on the viewer's own dossier. */
export function addressOf({ actions }: OwnCall, act: string, applicationId = '') {
  const { method = 'POST', href = '' } = actions.find((one) => one.act === act) ?? {}
  return { method, href: href.replace('{applicationId}', applicationId) }
}

/** The warning before sealing: what happens, by whose clock, and what is handed in. */
export function SealPage({ call, own, draft, applicationId, onDone }: LastStep) {
  const { businessTime, ...me } = useMe()
  const [, setParams] = useSearchParams()
  const [error, setError] = useState<unknown>()
  const act = applicationId ? 'replaceApplication' : 'submitApplication'
  const sending = useAct('submitApplication', addressOf(own, act, applicationId), `${act} ${call.taskId}`)
  const send = () =>
    sending.mutate(requestOf(draft.value), {
      onSuccess(receipt) {
        void draft.discard()
        const title = applicationId ? words.replaced : words.done
        onDone(<Receipt title={title} receipt={receipt} next={words.next(deadlineWords(call.deadline))} />)
      },
      onError: setError,
    })
  const hosts = applyingFor({ businessTime, ...me })
  return (
    <>
      <Crumbs to={[[words.untitled(call.code), `/ho-so/${call.taskId}`]]} here={words.toSeal} />
      {error !== undefined && <ProblemNote {...{ error }} retry={send} />}
      <PageHead title={words.sealHead} lead={words.sealLead} />
      <div className="stack">
        <Note tone="warn" title={words.serverClock(moment(businessTime))}>
          <p>
            <b>{words.deadline(deadlineWords(call.deadline))}</b> ({leftUntil(call.deadline, businessTime)}).
          </p>
          <ul className="defects">
            {words.warnings.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Note>
        <Summary dossier={draft.value} hostName={hosts.find(({ id }) => id === draft.value.host)?.name} />
      </div>
      <ActionBar
        submit={applicationId ? words.toReplace : words.toSeal}
        busy={sending.isPending}
        onSubmit={send}
        note={words.warnings[0]}
        aside={<Button onClick={() => setParams({})}>{words.backToList}</Button>}
      />
    </>
  )
}

function Summary({
  dossier,
  hostName,
}: {
  readonly dossier: Dossier
  readonly hostName: string | undefined
}) {
  const { pi, secretary, partners = [], lumpSum, files = [], team = [] } = dossier
  const { state, counterpart } = totalsOf(dossier)
  const { signers, addedAfterSigning } = signaturesOf(dossier)
  const signed = [signers.join(', '), addedAfterSigning && forms.addedAfterSigning]
  return (
    <Card title={words.contents}>
      <Facts
        rows={[
          [words.signed, signed.filter(Boolean).join('. ') || words.notSigned],
          [words.host, hostName ?? dossier.host],
          [words.pi, pi?.name],
          [words.secretary, secretary?.name],
          [words.partners, partners.map(({ name }) => name).join(', ')],
          [words.lumpSum, lumpSum && valueWords(lumpSum)],
          [words.state, formatDong(state)],
          [words.counterpart, formatDong(counterpart)],
          [words.total, formatDong(state + counterpart)],
          [words.sections.team, team.length > 0 ? formatNumber(team.length) : undefined],
          [words.files, words.filesCount(formatNumber(files.length))],
          ...files.map(({ form, name, sha256 }, index): [string, ReactNode] => [
            `${index + 1}. ${valueWords(form)}`,
            <span key={sha256} className="hash">
              {name}
            </span>,
          ]),
        ]}
      />
    </Card>
  )
}
