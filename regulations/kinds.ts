/** An exact fraction: percentages too are kept so (20 % is 1/5 or 20/100), never as a float. */
export interface Share {
  readonly numerator: number
  readonly denominator: number
}

/** How a share is compared: '>' is the law's "trên", '>=' its "từ ... trở lên, ít nhất". */
export type Comparator = '>' | '>='

/** Units of a term. "Ngày" alone is a calendar day, "ngày làm việc" a working day. */
export type TermUnit = 'workingDay' | 'calendarDay' | 'month' | 'year'

/** A length of time; with `direction: 'before'` it is counted back from the event that it precedes. */
export interface Term {
  readonly count: number
  readonly unit: TermUnit
  readonly direction?: 'before'
}

/** Most points of each criterion of a scoring table, by the criterion's key. */
export type PointsTable = Readonly<Record<string, number>>

/** Names of the kinds, for a form that edits a value. */
export type KindName =
  | 'integer'
  | 'share'
  | 'percent'
  | 'comparator'
  | 'term'
  | 'dong'
  | 'flag'
  | 'text'
  | 'monthDay'
  | 'choice'
  | 'choices'
  | 'shares'
  | 'points'
  | 'table'

/** What a parameter holds: its Vietnamese title, what is expected (Vietnamese), and the check of a value. */
export interface Kind<T> {
  readonly name: KindName
  readonly title: string
  readonly expects: string
  readonly options?: readonly string[]
  readonly check: (value: unknown) => value is T
}

/** The type of the values that a kind accepts. */
export type ValueOf<K> = K extends Kind<infer T> ? T : never

const termUnits: readonly string[] = ['workingDay', 'calendarDay', 'month', 'year'] satisfies TermUnit[]

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function hasOnly(value: Record<string, unknown>, keys: readonly string[]): boolean {
  return Object.keys(value).every((key) => keys.includes(key))
}

function isShare(value: unknown): value is Share {
  if (!isObject(value) || !hasOnly(value, ['numerator', 'denominator'])) return false
  const { numerator, denominator } = value
  return isCount(numerator) && isCount(denominator) && denominator > 0 && numerator <= denominator
}

function isTerm(value: unknown): value is Term {
  if (!isObject(value) || !hasOnly(value, ['count', 'unit', 'direction'])) return false
  if (!isCount(value.count) || typeof value.unit !== 'string' || !termUnits.includes(value.unit)) return false
  return value.direction === undefined || value.direction === 'before'
}

function isPoints(value: unknown): value is PointsTable {
  if (!isObject(value)) return false
  const most = Object.values(value)
  return most.length > 0 && most.every((points) => isCount(points) && points > 0)
}

/** A whole number, from zero on. */
export function integer(title: string): Kind<number> {
  return { name: 'integer', title, expects: 'một số nguyên không âm', check: isCount }
}

/** A fraction between 0 and 1, exact. */
export function share(title: string): Kind<Share> {
  return {
    name: 'share',
    title,
    expects: 'một phân số { numerator, denominator } từ 0 đến 1',
    check: isShare,
  }
}

/** A fraction that the law writes as a percentage; the value is the same exact `Share`. */
export function percent(title: string): Kind<Share> {
  return { ...share(title), name: 'percent' }
}

/** '>' or '>='. */
export function comparator(title: string): Kind<Comparator> {
  return {
    name: 'comparator',
    title,
    expects: 'dấu so sánh ">" hoặc ">="',
    options: ['>', '>='],
    check: (value): value is Comparator => value === '>' || value === '>=',
  }
}

/** A term forwards, or back from an event. */
export function term(title: string): Kind<Term> {
  const expects = 'một thời hạn { count, unit, direction? } với đơn vị ngày làm việc, ngày, tháng hoặc năm'
  return { name: 'term', title, expects, options: termUnits, check: isTerm }
}

/** Whole đồng. */
export function dong(title: string): Kind<number> {
  return { name: 'dong', title, expects: 'số tiền bằng đồng, số nguyên không âm', check: isCount }
}

/** Yes or no. */
export function flag(title: string): Kind<boolean> {
  return {
    name: 'flag',
    title,
    expects: 'true hoặc false',
    check: (value): value is boolean => typeof value === 'boolean',
  }
}

/** A short text, such as the code of a form. */
export function text(title: string): Kind<string> {
  return {
    name: 'text',
    title,
    expects: 'một đoạn chữ không rỗng',
    check: (value): value is string => typeof value === 'string' && value.trim() !== '',
  }
}

/** A day of every year, 'MM-DD'. */
export function monthDay(title: string): Kind<string> {
  return {
    name: 'monthDay',
    title,
    expects: 'ngày trong năm dạng TT-NN, tháng trước ngày sau',
    check: (value): value is string =>
      typeof value === 'string' && /^(0[1-9]|1[0-2])-(0[1-9]|1\d|2\d|3[01])$/.test(value),
  }
}

/** One of a closed list of words. */
export function choice<const W extends string>(title: string, options: readonly W[]): Kind<W> {
  return {
    name: 'choice',
    title,
    expects: `một trong: ${options.join(', ')}`,
    options,
    check: (value): value is W => options.some((option) => option === value),
  }
}

/** A list, in order and without repeats, of words from a closed list. */
export function choices<const W extends string>(title: string, options: readonly W[]): Kind<readonly W[]> {
  return {
    name: 'choices',
    title,
    expects: `danh sách không lặp, chọn trong: ${options.join(', ')}`,
    options,
    check: (value): value is readonly W[] =>
      Array.isArray(value) &&
      new Set(value).size === value.length &&
      value.every((item) => options.some((option) => option === item)),
  }
}

/** Shares that make up a whole, in order. Their sum is exactly 1. */
export function shares(title: string): Kind<readonly Share[]> {
  return {
    name: 'shares',
    title,
    expects: 'danh sách phân số cùng mẫu số có tổng bằng 1',
    check: (value): value is readonly Share[] => {
      if (!Array.isArray(value) || !value.every(isShare)) return false
      const whole = value[0]?.denominator
      const sum = value.reduce((total, part) => total + part.numerator, 0)
      return sum === whole && value.every((part) => part.denominator === whole)
    },
  }
}

/** A scoring table: most points by criterion. */
export function points(title: string): Kind<PointsTable> {
  return {
    name: 'points',
    title,
    expects: 'bảng điểm tối đa theo tiêu chí, số nguyên dương',
    check: isPoints,
  }
}

/** A value of one kind for each of the named rows, none missing and none more. */
export function table<const R extends string, T>(
  title: string,
  rows: readonly R[],
  cell: Kind<T>,
): Kind<Readonly<Record<R, T>>> {
  return {
    name: 'table',
    title,
    expects: `bảng có đúng các dòng ${rows.join(', ')}; mỗi dòng là ${cell.expects}`,
    options: rows,
    check: (value): value is Readonly<Record<R, T>> =>
      isObject(value) && hasOnly(value, rows) && rows.every((row) => cell.check(value[row])),
  }
}
