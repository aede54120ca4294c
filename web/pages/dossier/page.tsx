import { type ReactNode, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { reads } from '../../api/query'
import { ActionBar } from '../../components/action-bar'
import { Crumbs } from '../../components/crumbs'
import { Loading, Read } from '../../components/loading'
import { Card, Note, PageHead } from '../../components/surface'
import { deadline as deadlineWords, hourOf } from '../../format'
import { type Draft, useDraft } from '../../forms/draft'
import { DraftConflictNote, SaveStatus } from '../../forms/draft-state'
import { useMe } from '../../shell/session'
import { dossier as words } from '../../text/dossier'
import { applyingFor, type Call, type OwnCall, useCall, useOwnCall } from './call'
import { type Dossier, dossierFrom, gapsOf, leftUntil } from './dossier'
import { MoneyPart, TeamPart } from './money'
import { PeoplePart } from './people'
import { SealPage } from './seal'
import { SentDossier } from './sent'
import { CheckAside, isPage, TaskList } from './task-list'
import '../../styles/propose.css'
import '../../styles/dossier.css'

/** Flow B: a dossier from its first paper to the sealed receipt. */
export function DossierPage() {
  const { taskId = '' } = useParams()
  const call = useCall(taskId)
  const own = useOwnCall(taskId)
  // Kept here: what was handed in makes another form of the one that it was handed in with.
  const [done, setDone] = useState<ReactNode>()
  if (done) return done
  return (
    <Read of={call}>
      {(about) => (
        <Read of={own}>
          {(mine) => <WithDossier key={taskId} call={about} own={mine} onDone={setDone} />}
        </Read>
      )}
    </Read>
  )
}

/** The dossier that the viewer has handed in and not withdrawn, before anybody else may read one. */
const handedIn = ({ sealed, dossiers }: OwnCall) =>
  sealed ? dossiers.find(({ withdrawnAt }) => withdrawnAt === null) : undefined

function WithDossier({
  call,
  own,
  onDone,
}: {
  readonly call: Call
  readonly own: OwnCall
  readonly onDone: (shown: ReactNode) => void
}) {
  const { taskId } = call
  const applicationId = handedIn(own)?.id
  const sent = reads.useQuery(
    'get',
    '/api/tasks/{taskId}/applications/{applicationId}',
    { params: { path: { taskId, applicationId: applicationId ?? '' } } },
    { enabled: applicationId !== undefined },
  )
  const me = useMe()
  if (applicationId === undefined) {
    const hosts = applyingFor(me)
    const leads = me.activeRoles.includes('principalInvestigator')
    const initial: Dossier = {
      ...(hosts.length === 1 ? { host: hosts[0]?.id } : {}),
      ...(leads ? { pi: { id: me.id, name: me.name } } : {}),
    }
    return <Editor {...{ call, own, initial, onDone }} receipts={[]} />
  }
  return (
    <Read of={sent}>
      {(found) => (
        <Editor
          {...{ call, own, applicationId, onDone }}
          initial={dossierFrom(found)}
          receipts={found.receipts}
        />
      )}
    </Read>
  )
}

interface EditorProps {
  readonly call: Call
  readonly own: OwnCall
  readonly initial: Dossier
  readonly applicationId?: string
  readonly receipts: readonly string[]
  readonly onDone: (shown: ReactNode) => void
}

function Editor(props: EditorProps) {
  const { call, initial, own } = props
  const { businessTime } = useMe()
  const [initially] = useState(initial)
  const draft = useDraft<Dossier>(`dossier:${call.taskId}`, initially, {
    titleOf: () => `${words.untitled(call.code)}: ${call.title ?? ''}`,
  })
  const left = leftUntil(call.deadline, businessTime)
  const isOpen = call.open && left !== undefined && own.cancelledAt === null
  if (draft.loading) return <Loading />
  if (!isOpen) return <Closed {...props} />
  return <Opened {...props} {...{ draft, left }} />
}

function Opened(props: EditorProps & { readonly draft: Draft<Dossier>; readonly left: string }) {
  const { call, own, draft, applicationId, receipts, left, onDone } = props
  const [params, setParams] = useSearchParams()
  const dossier = draft.value
  const gaps = gapsOf(dossier, call.forms)
  const part = params.get('phan')
  const step = params.get('buoc')
  const sealing = { call, own, draft, applicationId, onDone }
  if (step === 'niem-phong' && gaps.length === 0) return <SealPage {...sealing} />
  if (step === 'rut' && applicationId) return <SentDossier {...sealing} applicationId={applicationId} />
  return (
    <>
      <DossierHead {...{ call }} />
      <DraftConflictNote draft={draft} show={summaryOf} />
      <div className="stack">
        <Banner {...{ call, draft, left, receipts }} sent={applicationId !== undefined} />
        {isPage(part) ? (
          <PartPage {...{ part, draft }} />
        ) : (
          <div className="grid2 mix">
            <TaskList {...{ dossier, gaps }} forms={call.forms} update={draft.update} />
            <CheckAside
              gaps={gaps}
              submit={applicationId ? words.toReplace : words.toSeal}
              onSeal={() => setParams({ buoc: 'niem-phong' })}
            />
          </div>
        )}
      </div>
    </>
  )
}

const summaryOf = ({ files = [], lines = {} }: Dossier) => (
  <p>
    {words.filesCount(String(files.length))}; {Object.keys(lines).length} {words.sections.money.toLowerCase()}
  </p>
)

/** Where the dossier belongs. */
export function DossierHead({ call: { code, title } }: { readonly call: Call }) {
  return (
    <>
      <Crumbs to={[[words.calls, '/ho-so']]} here={words.untitled(code)} />
      <PageHead
        title={words.title}
        lead={
          <>
            <span className="code">{code}</span> · {title}
          </>
        }
      />
    </>
  )
}

/** What everyone must see on every page of the form: not handed in, until when, and what is saved. */
function Banner({
  call,
  draft,
  left,
  receipts,
  sent,
}: {
  readonly call: Call
  readonly draft: Draft<Dossier>
  readonly left: string
  readonly receipts: readonly string[]
  readonly sent: boolean
}) {
  const { businessTime } = useMe()
  const [, setParams] = useSearchParams()
  const changed = sent && draft.state.kind !== 'untouched'
  return (
    <section className={`unsent ${sent ? 'is-sent' : ''}`} aria-label={sent ? words.sent : words.notSent}>
      <span className="word">{sent ? words.sent : words.notSent}</span>
      <div>
        <p>
          <b>{words.deadline(deadlineWords(call.deadline))}</b> ({left.toLowerCase()}).
        </p>
        <p className="muted">{sent ? (changed ? words.changedNote : words.sentNote) : words.notSentNote}</p>
        <p className="small muted">{words.serverClock(hourOf(businessTime))}</p>
        {receipts.length > 0 && (
          <p>
            {words.receipts}: <a href={`/bien-nhan/${receipts.at(-1)}`}>{receipts.at(-1)}</a>
          </p>
        )}
        {sent && (
          <button type="button" className="btn" onClick={() => setParams({ buoc: 'rut' })}>
            {words.withdraw}
          </button>
        )}
      </div>
      <SaveStatus draft={draft} />
    </section>
  )
}

function PartPage({
  part,
  draft,
}: {
  readonly part: 'people' | 'money' | 'team'
  readonly draft: Draft<Dossier>
}) {
  const me = useMe()
  const [, setParams] = useSearchParams()
  const props = {
    dossier: draft.value,
    change: (next: Partial<Dossier>) => draft.update((now) => ({ ...now, ...next })),
  }
  return (
    <>
      <Card title={words.sections[part]} className="questions">
        {part === 'people' && <PeoplePart {...props} hosts={applyingFor(me)} />}
        {part === 'money' && <MoneyPart {...props} />}
        {part === 'team' && <TeamPart {...props} />}
      </Card>
      <ActionBar submit={words.back} onSubmit={() => setParams({})} />
    </>
  )
}

function Closed({ call, receipts }: EditorProps) {
  const { businessTime } = useMe()
  return (
    <>
      <DossierHead {...{ call }} />
      <Note tone="lock" title={words.closed}>
        <p>{words.closedNote(deadlineWords(call.deadline))}</p>
        <p>{words.serverClock(hourOf(businessTime))}</p>
        {receipts.map((number) => (
          <p key={number}>
            {words.receipts}: <a href={`/bien-nhan/${number}`}>{number}</a>
          </p>
        ))}
      </Note>
    </>
  )
}
