import { WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { isUnavailable } from '../../api/http'

const coded = (code: string) => Object.assign(new Error('a fault'), { code })
const failedWith = (type: string) =>
  new WorkflowUpdateFailedError('Workflow Update failed', ApplicationFailure.create({ type }))

test.each([
  ['a connection refused', coded('ECONNREFUSED')],
  ['an administrator who ends the connection', coded('57P01')],
  ['a database that is starting up', coded('57P03')],
  ['several addresses, none of which answers', new AggregateError([coded('ECONNREFUSED')])],
  ['a connection cut in a query', new Error('Connection terminated unexpectedly')],
  [
    'a query on a connection cut before',
    new Error('Client has encountered a connection error and is not queryable'),
  ],
  ['a query on a connection closed before', new Error('Client was closed and is not queryable')],
  ['a pool that gives no connection', new Error('Unable to acquire a connection')],
  ['an update that Temporal gives back unprocessed', failedWith('UnprocessedUpdate')],
])('%s: asking again may help', (_what, error) => {
  expect(isUnavailable(error)).toBe(true)
})

test.each([
  ['a row that breaks a constraint', coded('23505')],
  ['an update that the workflow refused', failedWith('Refusal')],
  ['a mistake of our own', new TypeError('undefined is not a function')],
])('%s: asking again does not help', (_what, error) => {
  expect(isUnavailable(error)).toBe(false)
})
