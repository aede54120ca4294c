import { ApplicationFailure } from '@temporalio/workflow'
import type { Refusal } from '../../domain/verdict'
import { goneFailure, knownFailure, refusalFailure } from '../contract'

/**
 * The failure by which a refusal reaches the caller of an update; it is final, and its detail is the refusal.
 */
export function refused(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    message: refusal.code,
    type: refusalFailure,
    nonRetryable: true,
    details: [refusal],
  })
}

/** The failure by which a process says that it knows already what it was to learn. */
export function known(): ApplicationFailure {
  return ApplicationFailure.create({ message: 'known', type: knownFailure, nonRetryable: true })
}

/** The failure by which a workflow says that the process is not, or no longer, open in it. */
export function gone(stream: string): ApplicationFailure {
  return ApplicationFailure.create({ message: stream, type: goneFailure, nonRetryable: true })
}
