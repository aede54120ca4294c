import { useParams } from 'react-router'
import { reads } from '../../api/query'
import { Crumbs } from '../../components/crumbs'
import { Read } from '../../components/loading'
import '../../styles/task.css'
import { tasks } from '../../text/tasks'
import { ActsCard } from './acts'
import { ChangesCard } from './changes-card'
import { ClassifiedView } from './classified'
import { CouncilsCard, DossiersCard } from './councils'
import { DeadlinesCard } from './deadlines'
import { DocumentsCard } from './documents'
import { TaskHead } from './head'
import { HistoryCard } from './history'
import { MoneyCard } from './money'
import { OrderCard } from './order'
import type { Task } from './parts'
import { PeopleCard } from './people'
import { RecordCard } from './record'
import { Timeline } from './timeline'
import { UnseenNote } from './unseen'
import { RecusedView } from './views'
import { WaitingPanel } from './waiting'

/** One task: why it waits, where it stands, and everything of it that the viewer may see. */
export function TaskPage() {
  const { ma = '' } = useParams()
  const found = reads.useQuery('get', '/api/tasks/{taskId}', { params: { path: { taskId: ma } } })
  return (
    <Read of={found}>
      {(task) => (
        <>
          <Crumbs to={[[tasks.title, '/nhiem-vu']]} here={task.code} />
          <View {...{ task }} />
        </>
      )}
    </Read>
  )
}

function View({ task }: { readonly task: Task }) {
  if (task.view === 'recused') return <RecusedView {...{ task }} />
  if (task.view === 'metadata') return <ClassifiedView {...{ task }} />
  return (
    <>
      <TaskHead {...{ task }} />
      <div className="stack">
        <WaitingPanel {...{ task }} />
        <Timeline {...{ task }} />
        <div className="grid2 mix">
          <div className="stack">
            <DeadlinesCard {...{ task }} />
            <ChangesCard {...{ task }} />
            <DossiersCard {...{ task }} />
            <DocumentsCard {...{ task }} />
            <OrderCard {...{ task }} />
            <HistoryCard {...{ task }} />
          </div>
          <div className="stack">
            <ActsCard {...{ task }} />
            <MoneyCard {...{ task }} />
            <RecordCard {...{ task }} />
            <CouncilsCard {...{ task }} />
            <PeopleCard {...{ task }} />
            <UnseenNote {...{ task }} />
          </div>
        </div>
      </div>
    </>
  )
}
