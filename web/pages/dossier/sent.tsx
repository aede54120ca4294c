import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../api/act'
import { ActionBar } from '../../components/action-bar'
import { Button } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { LongField } from '../../components/inputs'
import { ProblemNote } from '../../components/problem-note'
import { Receipt } from '../../components/receipt'
import { Card, PageHead } from '../../components/surface'
import { dossier as words } from '../../text/dossier'
import { addressOf, type LastStep } from './seal'

/** Taking a dossier back before the deadline: on a page of its own, with its effect above the button. */
export function SentDossier({
  call,
  own,
  draft,
  applicationId,
  onDone,
}: LastStep & { applicationId: string }) {
  const [reason, setReason] = useState<string>()
  const [, setParams] = useSearchParams()
  const address = addressOf(own, 'withdrawApplication', applicationId)
  const sending = useAct('withdrawApplication', address, `withdrawApplication ${call.taskId}`)
  const send = () =>
    sending.mutate(reason?.trim() ? { reason } : {}, {
      onSuccess(receipt) {
        void draft.discard()
        onDone(<Receipt title={words.withdrawn} receipt={receipt} next={words.withdrawNote} />)
      },
    })
  return (
    <>
      <Crumbs to={[[words.untitled(call.code), `/ho-so/${call.taskId}`]]} here={words.withdraw} />
      {sending.error && <ProblemNote error={sending.error} retry={send} />}
      <PageHead title={words.withdrawHead} lead={words.withdrawNote} />
      <Card>
        <LongField path="reason" label={words.reason} optional value={reason} onChange={setReason} />
      </Card>
      <ActionBar
        submit={words.withdraw}
        busy={sending.isPending}
        onSubmit={send}
        note={words.withdrawNote}
        aside={<Button onClick={() => setParams({})}>{words.backToList}</Button>}
      />
    </>
  )
}
