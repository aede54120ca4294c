import type { AnswerOf } from '../../api/client'

/** A task as its page reads it. */
export type Task = AnswerOf<'getTask'>

/** What a task waits for. */
export type Wait = AnswerOf<'getTaskWaiting'>['items'][number]

/** What the viewer may do to a task, or why not. */
export type Action = Task['actions'][number]

/** The parts of a task that its stages have filled. */
export type Parts = NonNullable<Task['parts']>
