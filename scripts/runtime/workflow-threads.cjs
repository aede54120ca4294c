/**
 * Loaded before the worker's program, and before each thread in which it runs workflows. The SDK takes the
 * stack of every promise there, for a query that shows where a workflow waits (`__stack_trace`): a quarter of
 * such a thread's time, for what `awaited_acts` and a task's page tell better. Node's own hooks of promises
 * are the same object and stay, as scopes of workflows rest on them.
 */
const v8 = require('node:v8')
const { isMainThread } = require('node:worker_threads')

if (!isMainThread) v8.promiseHooks = { ...v8.promiseHooks, createHook: () => () => undefined }
