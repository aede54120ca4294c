import { z } from 'zod'
import { ordinaryLimits } from '../../api/deps'
import { allRoutes } from '../../api/routes'

/** Answers with items that are no pages, with what keeps them short however many tasks there are. */
const short: Readonly<Record<string, string>> = {
  findSimilar: 'the titles most like one',
  listSimilarTasks: 'the titles most like one',
  getTaskWaiting: 'what one task waits for',
  getTaskChanges: 'the first hundred of one task',
  getClosing: 'the checklist of one contract',
  getBeneficiaryAccount: 'the versions of one organisation’s account',
  getDrafts: 'the latest of one person',
  listOwnSessions: 'the fifty newest of one person',
  listOwnTokens: 'the fifty newest of one person',
  getAwaited: 'the fifty that are due soonest',
  listEditions: 'the editions of the law',
  listAppropriations: 'the sources of each year',
  getTrancheTotals: 'a figure for each state',
  getLedgerBalances: 'a figure for each account',
  getLoad: 'a figure for each body',
  countAuditedActs: 'a figure for each list',
}

test('every list is read in pages, unless what keeps it short is named', () => {
  const answers = allRoutes(ordinaryLimits).flatMap(({ name, method, answer }) =>
    method === 'get' && answer instanceof z.ZodObject && 'items' in answer.shape ? [{ name, answer }] : [],
  )
  const whole = answers.filter(({ answer }) => !('next' in answer.shape)).map(({ name }) => name)
  expect(whole.toSorted()).toEqual(Object.keys(short).toSorted())
  expect(answers.length).toBeGreaterThan(whole.length)
})
