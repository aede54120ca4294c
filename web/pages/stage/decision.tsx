import { Card, Note } from '../../components/surface'
import { ActForm } from '../../forms/act-form'
import { text } from '../../text/common'
import { forms } from '../../text/forms'
import { stage as words } from '../../text/stage'
import { work } from '../../text/work'
import type { OnDone } from './done'
import { LinkedActs, type StageAction } from './stage'

/** The act of a decision's page as a form, or why it may not be done now. */
export function DecisionForm({
  action,
  onDone,
}: {
  readonly action: StageAction | undefined
  readonly onDone: OnDone
}) {
  if (!action?.allowed) return <NotNow action={action} />
  const { act, stream, title } = action
  return (
    <Card title={title}>
      <ActForm act={act} address={action} form={`${act} ${stream}`} onDone={onDone(title)} />
    </Card>
  )
}

/** Why an act may not be done now, under which clause. */
export function NotNow({ action }: { readonly action: Pick<StageAction, 'reason'> | undefined }) {
  const reason = action?.reason
  return (
    <Note tone="warn" title={reason?.title ?? work.notNow}>
      <p>{reason?.detail ?? forms.notInTurn}</p>
      {reason?.clause && (
        <p className="small">
          {text.basis}: {reason.clause}
        </p>
      )}
    </Note>
  )
}

/** What else may be decided instead, as links to its pages. */
export function Instead({ actions }: { readonly actions: readonly StageAction[] }) {
  return <LinkedActs title={words.instead} actions={actions} />
}
