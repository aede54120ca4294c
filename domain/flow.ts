import type { Stage, TaskOutcome } from './life'

/** What follows a stage: another one, or the end of the task. */
export type Step = Stage | { readonly ends: TaskOutcome }

/** The outcomes of the stages that have ended, each as it ended last. */
export type Outcomes = Partial<Readonly<Record<Stage, string>>>

/** The stage that an accepted form of order opens. */
export const firstStage: Stage = 'ordering'

const ends = (outcome: string): Step => ({ ends: outcome as TaskOutcome })

/** The life of a task, from the order to the use of its results: what follows each stage. */
const flow: Readonly<Record<Stage, (outcome: string, before: Outcomes) => Step>> = {
  ordering: (outcome) => (outcome === 'accepted' ? 'determination' : ends(outcome)),
  determination: (outcome) => (outcome === 'ordered' ? 'call' : ends(outcome)),
  call: (outcome) => (outcome === 'opened' ? 'selection' : ends('cancelled')),
  selection: (outcome) => selected[outcome] ?? ends(outcome),
  appraisal: (outcome) => (outcome === 'appraised' ? 'award' : ends('cancelled')),
  award: (outcome) => (outcome === 'awarded' ? 'contracting' : ends('cancelled')),
  contracting: (outcome) => (outcome === 'signed' ? 'execution' : ends('cancelled')),
  execution: (outcome) => (outcome === 'completed' ? 'acceptance' : 'closing'),
  acceptance: () => 'closing',
  closing: (_outcome, { execution, acceptance }) => {
    if (execution !== 'completed') return ends('terminated')
    return acceptance === 'accepted' ? 'followUp' : ends('acceptanceFailed')
  },
  followUp: () => ends('finished'),
}

/** A call whose dossiers win nothing may be repeated when the authority says so. */
const selected: Readonly<Record<string, Step>> = {
  selected: 'appraisal',
  callAgain: 'call',
  cancelled: ends('noneSelected'),
}

/** What follows a stage that has ended; the outcomes are those of the stages so far, its own among them. */
export function stepAfter(stage: Stage, outcomes: Outcomes): Step {
  return flow[stage](outcomes[stage] ?? '', outcomes)
}
