import { type AppraisalLine, appraisalDefects, appraisalTotals } from '../../domain/appraisal'
import { estimate } from './estimates'
import { codes, law } from './law'

describe('the appraisal line by line', () => {
  /** The appraisal that accepts so much of materials and counts the overhead anew. */
  const lines = (materials: number, change: Partial<AppraisalLine> = {}): AppraisalLine[] => {
    const direct = 840_000_000 + materials + 300_000_000
    const overhead = Math.round(direct / 19)
    return estimate().lines.map(({ line, state, counterpart }) => {
      const accepted = line === 'materials' ? materials : line === 'overhead' ? overhead : state
      const reason = accepted === state ? null : 'Rà soát theo báo giá.'
      const row = { line, proposed: state, accepted, counterpart, reason }
      return line === 'materials' ? { ...row, ...change } : row
    })
  }
  const defects = (given: AppraisalLine[], lumpSum: 'final' | 'partial' = 'partial') => {
    const { state, counterpart } = appraisalTotals(given)
    const stated = { stateTotal: state, counterpartTotal: counterpart, lumpSum }
    return codes(appraisalDefects(given, estimate().lines, stated, law.appraisal))
  }

  test('accepted as it is, and cut with a reason', () => {
    expect(defects(lines(760_000_000), 'final')).toEqual([])
    expect(defects(lines(570_000_000))).toEqual([])
    expect(appraisalTotals(lines(570_000_000))).toEqual({
      proposed: 2_000_000_000,
      state: 1_800_000_000,
      counterpart: 50_000_000,
    })
  })

  test('never above what was proposed', () => {
    expect(defects(lines(760_000_019))).toContain('appraisal/above-proposed')
  })

  test.each([
    [null, ['appraisal/cut-without-reason']],
    ['  ', ['appraisal/cut-without-reason']],
    ['Giảm theo định mức.', []],
  ])('a cut with the reason %j: %j', (reason, expected) => {
    expect(defects(lines(570_000_000, { reason }))).toEqual(expected)
  })

  test('the lines are those of the estimate', () => {
    expect(defects(lines(760_000_000).slice(0, 3))).toEqual(['appraisal/line-missing', 'estimate/overhead'])
    expect(defects(lines(760_000_000, { proposed: 770_000_000, reason: 'Cắt' }))).toEqual([
      'appraisal/proposed-differs',
    ])
    const twice = [
      ...lines(760_000_000),
      { line: 'survey' as const, proposed: 0, accepted: 0, counterpart: 0, reason: null },
    ]
    expect(defects([...twice, ...twice.slice(4)])).toContain('estimate/line-twice')
    expect(defects(twice)).toEqual(['appraisal/proposed-differs'])
  })

  test('amounts are whole đồng and totals are their sums', () => {
    expect(defects(lines(760_000_000))).toEqual([])
    const bad = appraisalDefects(
      lines(760_000_000, { accepted: 0.5 }),
      estimate().lines,
      { stateTotal: 2_000_000_000, counterpartTotal: 50_000_000, lumpSum: 'partial' },
      law.appraisal,
    )
    expect(codes(bad)).toEqual(['estimate/not-whole-dong'])
    const stated = { stateTotal: 1, counterpartTotal: 2, lumpSum: 'partial' as const }
    expect(codes(appraisalDefects(lines(760_000_000), estimate().lines, stated, law.appraisal))).toEqual([
      'estimate/sum',
      'estimate/sum',
    ])
  })

  test('overhead and assets are of the accepted total', () => {
    const stale = lines(570_000_000).map((line) =>
      line.line === 'overhead' ? { ...line, accepted: 100_000_000, reason: null } : line,
    )
    expect(defects(stale)).toEqual(['estimate/overhead'])
    expect(defects(lines(570_000_000), 'final')).toEqual(['estimate/final-lump-assets-share'])
  })
})
