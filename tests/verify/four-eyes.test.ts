import type { StoredEntry } from '../../db/journal'
import type { MadeMerge } from '../../db/reads/merges'
import { localDate, startOfDay } from '../../domain/instant'
import { machines } from '../../domain/machines'
import { FourEyesCheck, fourEyes } from '../../scripts/verify/four-eyes'
import { Checks } from '../../scripts/verify/report'

const facts = new Set(
  Object.values(machines).flatMap(({ acts }) => Object.values(acts).map(({ fact }) => fact)),
)

/** A fact of a stage in which only its type and its actor matter. */
function fact(type: string, by: string, data: Record<string, unknown> = {}): StoredEntry {
  const at = startOfDay(localDate('2026-03-02'))
  const stream = type === 'trancheRequested' ? 'task/t1/funding' : 'task/t1/tranche/1'
  const place = { chain: 'task/t1', chainSeq: 1, prevHash: '', hash: '', seq: 1, stream }
  const entry = { ...place, kind: 'ordering' as const, taskId: 't1', type, key: type, at, by, act: type }
  return { ...entry, data, under: null, requestHash: '', late: null, effects: {}, recordedAt: new Date(at) }
}

function violations(...entries: readonly StoredEntry[]): readonly string[] {
  return violationsAfter([], ...entries)
}

function violationsAfter(
  merges: readonly MadeMerge[],
  ...entries: readonly StoredEntry[]
): readonly string[] {
  const checks = new Checks('I5')
  const check = new FourEyesCheck(checks, merges)
  for (const entry of entries) check.take(entry)
  return checks.report().violations
}

const pairs = fourEyes.flatMap(({ made, decided }) =>
  made.flatMap((maker) => decided.map((decider) => [maker, decider] as const)),
)

test.each(pairs)('who made %s does not decide by %s', (made, decided) => {
  expect([made, decided].filter((type) => !facts.has(type))).toEqual([])
  const data = { request: 1, number: 1, source: 'province', application: 'a1' }
  expect(violations(fact(made, 'X', data), fact(decided, 'Y', data))).toEqual([])
  expect(violations(fact(made, 'X', data), fact(decided, 'X', data))).toEqual([
    expect.stringContaining(`X decided (${decided}) on what they had made (${made}`),
  ])
})

test('what is made anew has a new maker; what is added to has both', () => {
  const proposal = (by: string, source: string) => fact('appropriationProposed', by, { source })
  const approval = (by: string, source: string) => fact('appropriationApproved', by, { source })
  expect(violations(proposal('X', 'fund'), proposal('Y', 'fund'), approval('X', 'fund'))).toEqual([])
  expect(violations(proposal('X', 'fund'), proposal('Y', 'province'), approval('X', 'fund'))).toHaveLength(1)
  const order = [fact('proposalSubmitted', 'X'), fact('proposalSupplemented', 'Y')]
  expect(violations(...order, fact('proposalAccepted', 'X'))).toHaveLength(1)
})

test('from a merge on two ids are one person, and before it they were two', () => {
  const entries = [fact('proposalSubmitted', 'X'), fact('proposalAccepted', 'Y')] as const
  const { at } = entries[1]
  const merge = { kept: 'X', merged: 'Y', at }
  expect(violationsAfter([merge], ...entries)).toEqual([
    expect.stringContaining('Y decided (proposalAccepted) on what they had made (proposalSubmitted'),
  ])
  const later = startOfDay(localDate('2026-03-03'))
  expect(violationsAfter([{ ...merge, at: later }], ...entries)).toEqual([])
  const again = { kept: 'Z', merged: 'X', at }
  expect(violationsAfter([merge, again], ...entries)).toHaveLength(1)
})
