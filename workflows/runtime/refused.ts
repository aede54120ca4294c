import { ApplicationFailure } from '@temporalio/workflow'
import type { Refusal } from '../../domain/verdict'
import { refusalFailure } from '../contract'

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
