import type { Law } from '../../regulations/schema'
import type { Delivery } from '../council/acceptance-rating'
import type { CouncilKind } from '../council/composition'
import type { Side } from '../council/conflict'
import { pointsTableFor } from '../council/selection-ballots'
import { isSocialField } from '../fields'
import type { Application } from '../stages/handover'
import type { TaskBrief } from '../stages/life'
import type { AgendaTask } from './state'

/** What the selection stage holds for its council. */
export interface SelectionForCouncil {
  readonly applications: readonly Application[]
}

/** What the acceptance stage holds for its council; its state has these two members. */
export interface AcceptanceForCouncil {
  readonly deliveries: readonly Delivery[]
  /** The dossier came after the term that fails it. */
  readonly filedTooLate: boolean
}

/** A stage that waits for a council: its workflow, its state, and what it was opened with. */
export interface WaitingStage {
  readonly taskId: string
  readonly stream: string
  readonly state: unknown
  readonly brief: TaskBrief
}

const sideOf = ({
  host,
  partners,
  keyPersons,
}: Pick<Application, 'host' | 'partners' | 'keyPersons'>): Side => ({
  host,
  partners,
  keyPeople: keyPersons,
})

function forSelection({ state, brief }: WaitingStage, law: Law): Pick<AgendaTask, 'sides' | 'scoring'> {
  const { applications } = state as SelectionForCouncil
  const { type, field } = brief.order
  return {
    sides: applications.map(sideOf),
    scoring: {
      table: pointsTableFor(type, isSocialField(field), law.selection),
      applications: applications.map(({ id, hostIsProposer, stateDong, hasExcellentTaskIn5Years }) => ({
        ...{ id, hostIsProposer, stateDong, hasExcellentTask: hasExcellentTaskIn5Years },
      })),
    },
  }
}

function forAcceptance({ state, brief }: WaitingStage): Partial<AgendaTask> {
  const { deliveries, filedTooLate } = state as AcceptanceForCouncil
  const { determination, selection, contracting } = brief.previous
  return {
    sides: contracting ? [sideOf(contracting)] : [],
    earlierMembers: [...new Set([...(determination?.councillors ?? []), ...(selection?.councillors ?? [])])],
    delivery: { deliveries, filedTooLate },
  }
}

/** A task as a council gets it, from the stage that waits for the council. */
export function agendaTaskOf(kind: CouncilKind, stage: WaitingStage, law: Law): AgendaTask {
  const { taskId, stream, brief } = stage
  const task = { taskId, stage: stream, type: brief.order.type, sides: [], earlierMembers: [] }
  if (kind === 'selection') return { ...task, ...forSelection(stage, law) }
  return kind === 'acceptance' ? { ...task, ...forAcceptance(stage) } : task
}
