import { machines } from '../../domain/machines'
import { rights } from '../../domain/rights'
import { makingsBefore, mayDecideOnMade } from '../../domain/rights/two-persons'
import { fourEyes } from '../../scripts/verify/four-eyes'

const factOf = new Map(
  Object.values(machines).flatMap(({ acts }) => Object.entries(acts).map(([act, { fact }]) => [act, fact])),
)
const decisions = Object.keys(rights).filter((act) => makingsBefore(act).length > 0)
const cells = decisions.flatMap((act) => makingsBefore(act).map((made) => [made, act] as const))

test.each(cells)('who recorded %s may not %s, under whichever id; another may', (type, act) => {
  const made = [{ type, by: 'X' }]
  const refusal = { code: 'rights/decides-on-own', params: { act } }
  expect(mayDecideOnMade(act, ['X'], made)).toMatchObject(refusal)
  expect(mayDecideOnMade(act, ['Y', 'X'], made)).toMatchObject(refusal)
  expect(mayDecideOnMade(act, ['Y'], made).ok).toBe(true)
})

test.each(cells)('that who recorded %s does not %s is what verify asks too', (made, act) => {
  const fact = factOf.get(act) ?? ''
  expect(fourEyes.some((pair) => pair.made.includes(made) && pair.decided.includes(fact))).toBe(true)
})

test('what is made anew has a new maker; what is added to has both', () => {
  const anew = [
    { type: 'orderListProposed', by: 'X' },
    { type: 'orderListReturned', by: 'Z' },
    { type: 'orderListProposed', by: 'Y' },
  ]
  expect(mayDecideOnMade('approveOrderList', ['X'], anew).ok).toBe(true)
  expect(mayDecideOnMade('approveOrderList', ['Y'], anew).ok).toBe(false)
  const order = [
    { type: 'proposalSubmitted', by: 'X' },
    { type: 'proposalSupplemented', by: 'Y' },
  ]
  for (const person of ['X', 'Y']) expect(mayDecideOnMade('acceptProposal', [person], order).ok).toBe(false)
})

test('acts that decide on nothing made ask for no second person', () => {
  expect(mayDecideOnMade('publishOrder', ['X'], [{ type: 'orderListProposed', by: 'X' }]).ok).toBe(true)
})
