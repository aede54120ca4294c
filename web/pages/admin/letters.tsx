import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useChange } from '../../api/change'
import { type AnswerOf, api } from '../../api/client'
import { reads } from '../../api/query'
import { Button, ButtonLink } from '../../components/button'
import { Empty, Read } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Status } from '../../components/status'
import { Card, Facts, Note } from '../../components/surface'
import { Table } from '../../components/table'
import { formatNumber, moment } from '../../format'
import { letters } from '../../text/letters'
import { AdminPage } from './frame'
import { Pager } from './list-filter'

type Letter = AnswerOf<'getLetter'>

const states = ['failed', 'waiting', 'sent'] as const
const path = '/quan-tri/thu'

/** The outbox: letters by their state, and one of them with its contents and another try. */
export function LettersPage() {
  const [params] = useSearchParams()
  const chosen = params.get('thu')
  return chosen ? <OneLetter key={chosen} messageId={chosen} /> : <LetterList />
}

function LetterList() {
  const [params] = useSearchParams()
  const state = states.find((one) => one === params.get('loc')) ?? 'failed'
  const cursor = params.get('sau')
  const list = reads.useQuery('get', '/api/letters', {
    params: { query: { state, ...(cursor ? { cursor } : {}) } },
  })
  return (
    <AdminPage title={letters.title} lead={letters.lead}>
      <nav className="tabs" aria-label={letters.filter}>
        {states.map((one) => (
          <Link
            key={one}
            to={`${path}?loc=${one}`}
            className="tab"
            aria-current={one === state ? 'page' : undefined}
          >
            {letters.states[one]}
          </Link>
        ))}
      </nav>
      <Read of={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={letters.none[state]}>{letters.noneNext}</Empty>
          ) : (
            <Card flush>
              <LetterTable items={items} />
              <Pager count={items.length} next={next} />
            </Card>
          )
        }
      </Read>
    </AdminPage>
  )
}

function subjectOf({ subject, readable }: Letter): string {
  return subject ?? (readable ? letters.brokenSubject : letters.keptSubject)
}

function LetterState({ letter }: { readonly letter: Letter }) {
  const { sentAt, givenUp, lastError, nextAttemptAt } = letter
  if (sentAt) return <Status tone="done">{letters.sent}</Status>
  if (givenUp) return <Status tone="late">{letters.givenUp}</Status>
  if (lastError) return <Status tone="soon">{letters.again(moment(nextAttemptAt))}</Status>
  return <Status tone="waiting">{letters.waiting}</Status>
}

function LetterTable({ items }: { readonly items: readonly Letter[] }) {
  return (
    <Table
      caption={letters.title}
      rows={items}
      keyOf={({ messageId }) => messageId}
      columns={[
        {
          title: letters.subject,
          cell: (letter) => (
            <Link className="b tap" to={`${path}?thu=${encodeURIComponent(letter.messageId)}`}>
              {subjectOf(letter)}
            </Link>
          ),
        },
        {
          title: letters.to,
          cell: ({ to, email }) => (
            <>
              {to?.name}
              <span className="small muted admin-under admin-break">{email}</span>
            </>
          ),
        },
        {
          title: letters.state,
          cell: (letter) => (
            <>
              <LetterState {...{ letter }} />
              <span className="small muted admin-under">{moment(letter.sentAt ?? letter.createdAt)}</span>
              {letter.lastError && (
                <span className="small red admin-under admin-break">{letter.lastError}</span>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

function OneLetter({ messageId }: { readonly messageId: string }) {
  const one = reads.useQuery('get', '/api/letters/{messageId}', { params: { path: { messageId } } })
  return <Read of={one}>{(letter) => <LetterView {...{ letter }} />}</Read>
}

function LetterView({ letter }: { readonly letter: Letter }) {
  const { messageId, to, email, taskCode, createdAt, sentAt, attempts, lastError, receipt } = letter
  return (
    <AdminPage
      title={subjectOf(letter)}
      from={[[letters.title, path]]}
      meta={<LetterState {...{ letter }} />}
      aside={<ButtonLink to={path}>{letters.back}</ButtonLink>}
    >
      <Card>
        <Facts
          rows={[
            [letters.to, `${to?.name} (${email})`],
            [
              letters.task,
              taskCode && (
                <Link key="t" to={`/nhiem-vu/${taskCode}`}>
                  {taskCode}
                </Link>
              ),
            ],
            [letters.made, moment(createdAt)],
            [letters.sentAt, sentAt && moment(sentAt)],
            [letters.attempts, letters.attemptsOf(formatNumber(attempts))],
            [
              letters.error,
              lastError && (
                <span key="e" className="red admin-break">
                  {lastError}
                </span>
              ),
            ],
            [
              letters.receipt,
              receipt && (
                <span key="r" className="hash">
                  {receipt}
                </span>
              ),
            ],
          ]}
        />
        {sentAt === null && <Retry {...{ messageId }} />}
      </Card>
      {letter.readable ? <Contents {...{ messageId }} /> : <Note tone="lock">{letters.kept}</Note>}
    </AdminPage>
  )
}

function Retry({ messageId }: { readonly messageId: string }) {
  const retry = useChange(() =>
    api.POST('/api/letters/{messageId}/retry', { params: { path: { messageId } } }),
  )
  return (
    <div className="after">
      {retry.error && <ProblemNote error={retry.error} />}
      <p className="small muted">{letters.retryEffect}</p>
      <p className="acts">
        <Button look="primary" busy={retry.isPending} onClick={() => retry.mutate(undefined)}>
          {letters.retry}
        </Button>
        <span role="status" className="green b">
          {retry.isSuccess && letters.retried}
        </span>
      </p>
    </div>
  )
}

const forms = ['html', 'text'] as const

/** The letter in a frame that may do nothing: neither run code nor lead anywhere. */
function Contents({ messageId }: { readonly messageId: string }) {
  const [form, setForm] = useState<(typeof forms)[number]>()
  const source = `/api/letters/${encodeURIComponent(messageId)}/contents?form=${form}`
  return (
    <Card title={letters.contents}>
      <p className="small muted">{letters.contentsRule}</p>
      {form === undefined ? (
        <p className="after">
          <Button onClick={() => setForm('html')}>{letters.show}</Button>
        </p>
      ) : (
        <>
          <nav className="tabs after" aria-label={letters.form}>
            {forms.map((one) => (
              <button
                key={one}
                type="button"
                className="tab"
                aria-current={one === form ? 'true' : undefined}
                onClick={() => setForm(one)}
              >
                {letters.forms[one]}
              </button>
            ))}
          </nav>
          <iframe className="admin-frame" title={letters.contents} sandbox="" src={source} />
        </>
      )}
    </Card>
  )
}
