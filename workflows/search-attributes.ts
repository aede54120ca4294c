import { defineSearchAttributeKey } from '@temporalio/common'

/** The stage that the workflow stands for, in the code's word for it. */
export const detaiStage = defineSearchAttributeKey('DetaiStage', 'KEYWORD')
/** The field of science of the task: its code. */
export const detaiField = defineSearchAttributeKey('DetaiField', 'KEYWORD')
/** The host organisation: its id. */
export const detaiHost = defineSearchAttributeKey('DetaiHost', 'KEYWORD')
/** The nearest deadline that runs. */
export const detaiDeadline = defineSearchAttributeKey('DetaiDeadline', 'DATETIME')

/** Every search attribute that operators can filter workflows by; registered on the server at start. */
export const searchAttributes = [detaiStage, detaiField, detaiHost, detaiDeadline] as const
