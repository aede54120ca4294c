import type { AnswerOf } from '../../api/client'

/** How a contract is performed, as the API tells it. */
export type Execution = AnswerOf<'getExecution'>
/** A periodic report that has come. */
export type Report = Execution['reports'][number]
