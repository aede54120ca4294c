import demo from '../../demo/overlay.json'
import { applyOverlay, checkOverlay, contradictions, lawFor, type Overlay } from '../../regulations'

const passMark = {
  value: 65,
  cite: 'Điều 9 Quy chế của tỉnh',
  source: 'Quyết định của tỉnh',
  status: 'verified',
}
const file = {
  id: 'tinh',
  title: 'Quy chế của tỉnh',
  inForce: '2024-03-01',
  values: { 'selection.passMark': passMark },
}

function fieldsOf(given: unknown): readonly string[] {
  const check = checkOverlay(given)
  return check.ok ? [] : check.errors.map(({ field }) => field)
}

function withValue(path: string, cited: unknown) {
  return { ...file, values: { [path]: cited } }
}

describe('an overlay file', () => {
  test('that is right is taken over', () => {
    expect(checkOverlay(file)).toEqual({ ok: true, overlay: file })
  })

  test('that names the edition it is made over is taken over with it', () => {
    const over2016 = { ...file, edition: '2016' }
    expect(checkOverlay(over2016)).toEqual({ ok: true, overlay: over2016 })
  })

  test.each([
    ['nothing', null, ['']],
    ['a list', [], ['']],
    ['an empty object', {}, ['id', 'title', 'inForce', 'values']],
    ['a field too many', { ...file, province: 'Tỉnh' }, ['province']],
    ['an edition that does not exist', { ...file, edition: '2019' }, ['edition']],
    ['an edition that is no text', { ...file, edition: 2023 }, ['edition']],
    ['a day that does not exist', { ...file, inForce: '2024-02-30' }, ['inForce']],
    ['a month that does not exist', { ...file, inForce: '2024-13-01' }, ['inForce']],
    ['an unknown parameter', withValue('selection.passmark', passMark), ['values.selection.passmark']],
    ['an unknown group', withValue('voting.passMark', passMark), ['values.voting.passMark']],
    ['a bare number', withValue('selection.passMark', 65), ['values.selection.passMark']],
    [
      'a number as text',
      withValue('selection.passMark', { ...passMark, value: '65' }),
      ['values.selection.passMark.value'],
    ],
    [
      'no citation',
      withValue('selection.passMark', { ...passMark, cite: ' ' }),
      ['values.selection.passMark.cite'],
    ],
    [
      'no source and a wrong status',
      withValue('selection.passMark', { value: 65, cite: 'Điều 9', status: 'sure' }),
      ['values.selection.passMark.source', 'values.selection.passMark.status'],
    ],
    [
      'a word too many',
      withValue('selection.passMark', { ...passMark, note: '' }),
      ['values.selection.passMark.note'],
    ],
  ])('with %s names the field', (_case, given, fields) => {
    expect(fieldsOf(given)).toEqual(fields)
  })

  test.each([
    ['selection.zeroShare', 0.25],
    ['selection.zeroShare', { numerator: 1, denominator: 0 }],
    ['selection.zeroShare', { numerator: 5, denominator: 4 }],
    ['selection.zeroComparator', '<'],
    ['selection.papers', { count: 7, unit: 'day' }],
    ['selection.papers', { count: -1, unit: 'workingDay' }],
    ['selection.papers', { count: 7, unit: 'workingDay', direction: 'after' }],
    ['selection.tieRules', ['lessStateMoney', 'lessStateMoney']],
    ['selection.tieRules', ['coin']],
    ['selection.pointsTables', { applied: { overview: 100 } }],
    ['appraisal.investigatorRateCeilingDong', 40_000_000.5],
    ['council.recusedInDenominator', 'false'],
    ['execution.trancheAdvice', [{ numerator: 50, denominator: 100 }]],
    ['execution.trancheAdvice', []],
    ['execution.appropriationYear', 'yearSigned'],
    ['followUp.yearlyRound', '13-01'],
    ['contracting.template', ''],
  ])('refuses for %s the value %j', (path, value) => {
    expect(fieldsOf(withValue(path, { ...passMark, value }))).toEqual([`values.${path}.value`])
  })

  test('speaks Vietnamese and says what is expected', () => {
    const check = checkOverlay(withValue('selection.passMark', { ...passMark, value: null }))
    expect(check).toEqual({
      ok: false,
      errors: [
        {
          field: 'values.selection.passMark.value',
          message: 'Điểm trung bình tối thiểu để trúng tuyển: cần một số nguyên không âm.',
        },
      ],
    })
  })
})

describe('a law under an overlay', () => {
  const overlay: Overlay = { ...file, values: { 'selection.passMark': { ...passMark, status: 'verified' } } }

  test('has the province’s value with its own citation, and the edition’s for the rest', () => {
    const national = lawFor('2023')
    const law = lawFor('2023', overlay)
    expect(law.selection.passMark).toEqual(passMark)
    expect(law.selection.zeroShare).toBe(national.selection.zeroShare)
    expect(law.determination).toEqual(national.determination)
    expect(national.selection.passMark.value).toBe(70)
  })

  test('names the field when the province’s values contradict each other', () => {
    const cited = {
      ...overlay.values['selection.passMark'],
      cite: 'Điều 9',
      source: 'tỉnh',
      status: 'verified',
    } as const
    const values = {
      'selection.passMark': { ...cited, value: 101 },
      'selection.membersMin': { ...cited, value: 10 },
      'selection.papers': { ...cited, value: { count: 7, unit: 'workingDay' } },
      'acceptance.members': { ...cited, value: 7 },
    }
    const fields = contradictions(applyOverlay(lawFor('2023'), { ...overlay, values })).map(
      ({ field }) => field,
    )
    expect(fields.sort()).toEqual([
      'acceptance.members.value',
      'selection.membersMin.value',
      'selection.papers.value',
      'selection.passMark.value',
    ])
  })

  test('the demonstration province’s own is right and touches only what is assumed', () => {
    const check = checkOverlay(demo)
    if (!check.ok) throw new Error(JSON.stringify(check.errors))
    const national = lawFor('2023')
    const law = lawFor('2023', check.overlay)
    expect(contradictions(law)).toEqual([])
    for (const path of Object.keys(check.overlay.values)) {
      const [group = '', parameter = ''] = path.split('.')
      const values: Record<string, Record<string, { status: string }>> = { ...national }
      expect([path, values[group]?.[parameter]?.status]).toEqual([path, 'assumed'])
    }
  })
})
