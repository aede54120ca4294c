import { createHash } from 'node:crypto'
import {
  contradictions,
  type Edition,
  edition,
  editionInForceOn,
  editions,
  isEditionId,
  lawFor,
} from '../../regulations'
import landed from '../../regulations/hashes.json'
import { citedAt, groupTitles, kindAt, parameterPaths, schema } from '../../regulations/schema'
import articles from './articles.json'

/** Documents that a verified value may be read in although their articles are not in the list. */
const readElsewhere = ['Thông tư 14/2014/TT-BKHCN', 'Quyết định 4001/QĐ-BKHCN năm 2025']

const listed: Readonly<Record<string, readonly number[]>> = articles
const paths = parameterPaths()

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}

/** The hash of an edition's head and of the given parameters: later parameters come in a later batch. */
function hashOf({ law, ...head }: Edition, parameters: readonly string[]): string {
  const values = parameters.map((path) => [path, citedAt(law, path)])
  return createHash('sha256')
    .update(JSON.stringify(sorted([head, values])))
    .digest('hex')
}

describe('the schema', () => {
  test('has a title for every group and parameter', () => {
    expect(Object.keys(groupTitles)).toEqual(Object.keys(schema))
    for (const path of paths) expect([path, kindAt(path)?.title.trim() ?? '']).not.toEqual([path, ''])
  })

  test('knows only its own paths', () => {
    for (const path of ['', 'selection', 'selection.nothing', 'toString.call', 'selection.passMark.value']) {
      expect(kindAt(path)).toBeNull()
    }
  })
})

describe.each(editions.map(({ id, law }) => [id, law] as const))('edition %s', (_id, law) => {
  test('has the groups and parameters of the schema and no other', () => {
    const found = Object.entries(law).flatMap(([group, values]) =>
      Object.keys(values).map((name) => `${group}.${name}`),
    )
    expect(found.sort()).toEqual([...paths].sort())
  })

  test('holds values of the right kind', () => {
    const wrong = paths.filter((path) => !kindAt(path)?.check(citedAt(law, path)?.value))
    expect(wrong).toEqual([])
  })

  test('cites and sources every value', () => {
    const bare = paths.filter((path) => {
      const cited = citedAt(law, path)
      return !cited?.cite.trim() || !cited.source.trim() || !['verified', 'assumed'].includes(cited.status)
    })
    expect(bare).toEqual([])
  })

  test('cites an article that exists for every verified value', () => {
    const loose = paths.filter((path) => {
      const cited = citedAt(law, path)
      if (cited?.status !== 'verified') return false
      const document = Object.keys(listed).find((name) => cited.cite.endsWith(name))
      if (!document) return !readElsewhere.some((name) => cited.cite.endsWith(name))
      const clause = cited.cite.slice(0, -document.length)
      const numbers = [...clause.matchAll(/Điều (\d+)/g)].map(([, number]) => Number(number))
      return numbers.length === 0 || numbers.some((number) => !listed[document]?.includes(number))
    })
    expect(loose).toEqual([])
  })

  test('does not contradict itself', () => {
    expect(contradictions(law)).toEqual([])
  })
})

describe('the editions', () => {
  test('never change once landed: a new law is a new edition', () => {
    for (const { parameters, hashes } of landed) {
      const computed = Object.fromEntries(editions.map((found) => [found.id, hashOf(found, parameters)]))
      expect(computed).toEqual(hashes)
    }
  })

  test('have every parameter held by one batch of hashes', () => {
    expect(landed.flatMap(({ parameters }) => parameters).sort()).toEqual([...paths].sort())
  })

  test('are in order and leave no day without a law', () => {
    const days = editions.map(({ inForce }) => inForce)
    expect(days).toEqual([...new Set(days)].sort())
    expect(days[0]).toBe('2014-08-01')
  })

  test.each([
    ['2014-07-31', null],
    ['2014-08-01', '2014'],
    ['2016-02-14', '2014'],
    ['2016-02-15', '2016'],
    ['2023-11-26', '2016'],
    ['2023-11-27', '2023'],
    ['2025-09-30', '2023'],
    ['2025-10-01', '2025-10'],
    ['2100-01-01', '2025-10'],
  ])('in force on %s is %s', (day, id) => {
    expect(editionInForceOn(day)?.id ?? null).toBe(id)
  })

  test('are found by id', () => {
    expect(editions.map(({ id }) => edition(id).id)).toEqual(['2014', '2016', '2023', '2025-10'])
    expect(isEditionId('2023')).toBe(true)
    expect(isEditionId('2024')).toBe(false)
  })

  test('vouch for nothing of 2025 but what its procedures print', () => {
    const { law } = edition('2025-10')
    const vouched = paths.filter((path) => citedAt(law, path)?.status === 'verified')
    for (const path of vouched) expect(citedAt(law, path)?.cite).toContain('Quyết định 4001')
    expect(vouched).toContain('award.decisionFromDeadline')
    expect(law.selection.passMark).toMatchObject({ value: 70, status: 'assumed' })
  })
})

describe('values of the law that tasks turn on', () => {
  const law = lawFor('2023')

  test('more than three quarters in determination, at least three quarters in acceptance', () => {
    expect(law.determination.adoptionShare.value).toEqual({ numerator: 3, denominator: 4 })
    expect(law.determination.adoptionComparator.value).toBe('>')
    expect(law.acceptance.excellentShare.value).toEqual({ numerator: 3, denominator: 4 })
    expect(law.acceptance.excellentComparator.value).toBe('>=')
    expect(law.acceptance.failComparator.value).toBe('>')
  })

  test('the zero rule was a third in the ministries and is a quarter now', () => {
    expect(lawFor('2016').selection.zeroShare.value).toEqual({ numerator: 1, denominator: 3 })
    expect(law.selection.zeroShare.value).toEqual({ numerator: 1, denominator: 4 })
  })

  test('the points tables are those of article 12', () => {
    const { applied, social, pilot } = law.selection.pointsTables.value
    expect(Object.values(applied)).toEqual([12, 24, 16, 16, 16, 16])
    expect(Object.values(social)).toEqual([12, 12, 12, 20, 24, 20])
    expect(Object.values(pilot)).toEqual([8, 20, 12, 12, 16, 16, 16])
  })

  test('refunds and lump-sum limits bind since 2016', () => {
    const { execution, appraisal } = lawFor('2016')
    expect(execution.refundFloor).toMatchObject({
      value: { final: { numerator: 40, denominator: 100 }, partial: { numerator: 30, denominator: 100 } },
      cite: 'điểm b khoản 2 Điều 16 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC',
      status: 'verified',
    })
    expect(appraisal.finalLumpAssetsCeilingDong.value).toBe(1_000_000_000)
  })
})
