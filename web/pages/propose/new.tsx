import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { type ActReceipt, useAct } from '../../api/act'
import { ProblemError, problemFrom } from '../../api/problem'
import { ActionBar } from '../../components/action-bar'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Choice } from '../../components/inputs'
import { Empty, Loading } from '../../components/loading'
import { fieldId, ProblemNote } from '../../components/problem-note'
import { Card, Note, PageHead } from '../../components/surface'
import { formatNumber } from '../../format'
import { type Draft, useDraft } from '../../forms/draft'
import { DraftConflictNote, SaveStatus } from '../../forms/draft-state'
import { type Me, useMe } from '../../shell/session'
import { propose } from '../../text/propose'
import { CheckAnswers } from './check'
import { answeredOf, fieldFor, fieldWords, gapsOf, type Proposal, problemOf, requestOf } from './proposal'
import {
  GoalQuestion,
  KindQuestion,
  ProblemQuestion,
  ResultQuestion,
  SizeQuestion,
  UserQuestion,
} from './questions'
import { SentProposal } from './sent'
import { SimilarTasks } from './similar'
import '../../styles/propose.css'

const form = 'proposal'

/** The organisations for which a person may propose today. */
function proposingFor({ roles, businessTime }: Me) {
  const today = new Date(Date.parse(businessTime) + 7 * 3_600_000).toISOString().slice(0, 10)
  return roles
    .filter(({ role, from, to }) => role === 'proposer' && from <= today && (to === null || to >= today))
    .map(({ organisation }) => organisation)
}

/** Flow A: six questions, a look at the answers, the receipt. */
export function NewProposalPage() {
  const organisations = proposingFor(useMe())
  const draft = useDraft<Proposal>(form, {}, { titleOf: ({ title }) => title })
  const [receipt, setReceipt] = useState<ActReceipt>()
  const [first] = organisations
  if (receipt) return <SentProposal title={propose.sent} next={propose.nextCheck} {...{ receipt }} />
  if (!first) return <Empty title={propose.notProposer}>{propose.notProposerNext}</Empty>
  if (draft.loading) return <Loading />
  const chosen = organisations.find(({ id }) => id === draft.value.organisation) ?? first
  return <ProposalForm {...{ draft, organisations, chosen }} onSent={setReceipt} />
}

type Organisation = ReturnType<typeof proposingFor>[number]

interface FormProps {
  readonly draft: Draft<Proposal>
  readonly organisations: readonly Organisation[]
  readonly chosen: Organisation
  readonly onSent: (receipt: ActReceipt) => void
}

function ProposalForm(props: FormProps) {
  const { draft, chosen, onSent } = props
  const [params, setParams] = useSearchParams()
  const [error, setError] = useState<unknown>()
  const sending = useAct('submitProposal', { method: 'POST', href: '/api/tasks' }, `submitProposal ${form}`)
  const gaps = gapsOf(draft.value)
  const checking = params.get('buoc') === 'kiem-tra' && gaps.length === 0
  const edit = (field: string) => {
    setParams({})
    setField(field)
  }
  const [field, setField] = useState<string>()
  useEffect(() => {
    if (field && !checking) document.getElementById(fieldId(field))?.focus()
  }, [field, checking])
  const check = () => {
    setError(gaps.length > 0 ? new ProblemError(problemOf(gaps)) : undefined)
    setField(undefined)
    if (gaps.length === 0) setParams({ buoc: 'kiem-tra' })
  }
  const send = () =>
    sending.mutate(requestOf(draft.value, chosen.id), {
      onSuccess(receipt) {
        void draft.discard()
        onSent(receipt)
      },
      onError: setError,
    })
  const title = checking ? propose.checkTitle : propose.title
  return (
    <>
      <Crumbs to={[[propose.list, '/de-xuat']]} here={propose.newOne} />
      {error !== undefined && (
        <ProblemNote {...{ error }} retry={send} labelOf={(path) => fieldWords(fieldFor(path))} />
      )}
      <DraftConflictNote draft={draft} show={summaryOf} />
      <PageHead
        title={title}
        lead={checking ? propose.checkLead : propose.lead}
        aside={<SaveStatus draft={draft} />}
      />
      {checking ? (
        <CheckAnswers proposal={draft.value} organisation={chosen.name} onEdit={edit} />
      ) : (
        <Questions {...props} errors={errorsOf(error)} />
      )}
      <ActionBar
        submit={checking ? propose.send : propose.toCheck}
        busy={sending.isPending}
        onSubmit={checking ? send : check}
        note={checking ? propose.after : undefined}
        aside={<ButtonLink to="/de-xuat">{propose.later}</ButtonLink>}
      />
    </>
  )
}

/** What the API or the page found wrong, by the fields of this form. */
function errorsOf(error: unknown): ReadonlyMap<string, string> {
  const errors = error === undefined ? [] : (problemFrom(error).errors ?? [])
  return new Map(errors.map(({ field, message }) => [fieldFor(field), message]))
}

const summaryOf = ({ title, urgency }: Proposal) => (
  <p>
    <b>{title ?? propose.draftUntitled}</b>
    <br />
    <span className="small muted">{urgency}</span>
  </p>
)

function Questions({
  draft,
  organisations,
  chosen,
  errors,
}: FormProps & { readonly errors: ReadonlyMap<string, string> }) {
  const { value: proposal, change: onChange } = draft
  const asked = { proposal, onChange, errors }
  const answered = propose.answered(formatNumber(answeredOf(proposal)))
  return (
    <div className="grid2 mix">
      <Card title={propose.six} aside={<span className="muted">{answered}</span>} className="questions">
        {organisations.length > 1 ? (
          <Choice
            path="organisation"
            label={propose.organisation}
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen.id}
            onChange={(organisation) => onChange({ ...proposal, organisation })}
          />
        ) : (
          <p className="small muted">
            {propose.organisation}: <b>{chosen.name}</b> {propose.fromAccount}
          </p>
        )}
        <ProblemQuestion {...asked} />
        <GoalQuestion {...asked} />
        <ResultQuestion {...asked} />
        <UserQuestion {...asked} own={chosen} />
        <KindQuestion {...asked} />
        <SizeQuestion {...asked} />
      </Card>
      <aside className="stack">
        <SimilarTasks title={proposal.title} />
        <Note tone="lock" title={propose.secretTitle}>
          <p>{propose.secret}</p>
        </Note>
      </aside>
    </div>
  )
}
