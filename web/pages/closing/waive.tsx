import { useParams } from 'react-router'
import { reads } from '../../api/query'
import { Empty, Read } from '../../components/loading'
import { Note } from '../../components/surface'
import { ActForm } from '../../forms/act-form'
import '../../styles/closing.css'
import { closing as words } from '../../text/closing'
import { UntilDone } from '../stage/done'
import { StageHead } from '../stage/stage'

/** The authority lets one line of the checklist go: which, what follows, and why. */
export function WaivePage() {
  const { taskId = '', step = '' } = useParams()
  const read = reads.useQuery('get', '/api/tasks/{taskId}/closing', { params: { path: { taskId } } })
  return (
    <UntilDone>
      {(onDone) => (
        <Read of={read}>
          {(of) => {
            const item = of.items.find(({ waive }) => waive?.step === step)
            if (!item?.waive) return <Empty title={words.notWaivable}>{words.notWaivableWhy}</Empty>
            const { action } = item.waive
            return (
              <>
                <StageHead
                  stage={of}
                  title={`${words.waive}: ${words.items[item.item].title.toLowerCase()}`}
                />
                <div className="stack one-col">
                  <Note tone="warn">
                    <p>{words.waiveEffect}</p>
                  </Note>
                  <ActForm
                    act="waiveClosingStep"
                    address={action}
                    form={`waiveClosingStep ${of.stream} ${step}`}
                    known={{ step }}
                    effect={words.waiveEffect}
                    onDone={onDone(action.title, words.waiveNext)}
                  />
                </div>
              </>
            )
          }}
        </Read>
      )}
    </UntilDone>
  )
}
