import type { Db } from '../../db/connection'
import {
  type PublicContract,
  type PublicFilter,
  type PublicOpenCall,
  type PublicPage,
  type PublicResult,
  publicContracts,
  publicOpenCalls,
  publicResults,
} from '../../db/reads/public-lists'
import { type Instant, toLocalDate } from '../../domain/instant'
import { formatDeadline } from '../../templates/formats'
import type { Cell } from '../csv'
import { fieldWords } from '../messages/field-words'
import { formatDate } from '../messages/format'
import { kindWords, outcomeWords, ratingWords, typeWords } from '../messages/words'

/** A cell of a public list as its page shows it. */
export interface CellView {
  readonly label: string
  readonly text: string
}

/** A row of a public list: for its page, for a file, and for other programs. */
export interface PublicRow {
  readonly path: string
  readonly code: string
  readonly title: string
  readonly cells: readonly CellView[]
  readonly record: Readonly<Record<string, unknown>>
  readonly sheet: readonly Cell[]
  /** Where the next page begins. */
  readonly place: readonly [value: string, id: string]
}

/** A public list. All words are Vietnamese. */
export interface PublicList {
  readonly words: string
  /** ASCII: the name of its files. */
  readonly file: string
  readonly none: string
  readonly heading: readonly string[]
  read(db: Db, now: Instant, filter: PublicFilter, page: PublicPage): Promise<PublicRow[]>
}

type Common = Pick<PublicContract, 'id' | 'code' | 'title' | 'type' | 'field'>

const common = ({ code, title, type, field }: Common) => ({
  ...{ code, title: title ?? code },
  type: { code: type, title: typeWords[type] },
  field: { code: field, title: fieldWords(field) },
})

const sheetOf = ({ code, title, type, field }: Common) => [
  ...[code, title, typeWords[type], fieldWords(field)],
]

function contractRow(row: PublicContract): PublicRow {
  const { code, stage, outcome, host, signedOn, lastAt } = row
  const state = outcome ? outcomeWords[outcome] : kindWords[stage]
  const path = `/tra-cuu/${code}`
  return {
    ...{ path, code, title: row.title ?? code, place: [lastAt, row.id] },
    cells: [
      { label: 'Tổ chức chủ trì', text: host ?? '' },
      { label: 'Tình trạng', text: state },
      { label: 'Ký hợp đồng', text: signedOn ? formatDate(signedOn) : '' },
    ],
    record: {
      ...common(row),
      ...{ host, stage: { code: stage, title: kindWords[stage] }, signedOn },
      outcome: outcome && { code: outcome, title: outcomeWords[outcome] },
    },
    sheet: [...sheetOf(row), host, state, signedOn],
  }
}

function resultRow(row: PublicResult): PublicRow {
  const { code, host, rating, decisionNumber, publishedAt } = row
  const publishedOn = toLocalDate(publishedAt)
  const rated = rating && (ratingWords[rating] ?? rating)
  return {
    ...{ path: `/tra-cuu/${code}`, code, title: row.title ?? code, place: [publishedAt, row.id] },
    cells: [
      { label: 'Tổ chức chủ trì', text: host ?? '' },
      { label: 'Xếp loại', text: rated ?? '' },
      { label: 'Công bố', text: formatDate(publishedOn) },
    ],
    record: {
      ...common(row),
      ...{ host, decisionNumber, publishedOn },
      rating: rating && { code: rating, title: rated },
    },
    sheet: [...sheetOf(row), host, rated, decisionNumber, publishedOn],
  }
}

function callRow(row: PublicOpenCall): PublicRow {
  const { code, noticeNumber, postedOn, deadline } = row
  return {
    ...{ path: `/dot-goi/${code}`, code, title: row.title ?? code, place: [deadline, row.id] },
    cells: [
      { label: 'Thông báo', text: noticeNumber },
      { label: 'Đăng', text: formatDate(postedOn) },
      { label: 'Hạn nộp hồ sơ', text: formatDeadline(deadline) },
    ],
    record: { ...common(row), noticeNumber, postedOn, deadline },
    sheet: [...sheetOf(row), noticeNumber, postedOn, deadline],
  }
}

const first = ['Mã', 'Tên nhiệm vụ', 'Loại', 'Lĩnh vực']

/** The public lists by the name in their address. */
export const publicLists = {
  'hop-dong': {
    words: 'Nhiệm vụ đã ký hợp đồng',
    file: 'nhiem-vu-da-ky-hop-dong',
    none: 'Không có nhiệm vụ nào khớp bộ lọc.',
    heading: [...first, 'Tổ chức chủ trì', 'Tình trạng', 'Ngày ký hợp đồng'],
    read: async (db, _now, filter, page) => (await publicContracts(db, filter, page)).map(contractRow),
  },
  'ket-qua': {
    words: 'Kết quả đã công bố',
    file: 'ket-qua-da-cong-bo',
    none: 'Không có kết quả nào khớp bộ lọc.',
    heading: [...first, 'Tổ chức chủ trì', 'Xếp loại', 'Số quyết định', 'Ngày công bố'],
    read: async (db, _now, filter, page) => (await publicResults(db, filter, page)).map(resultRow),
  },
  'goi-ho-so': {
    words: 'Đợt đang gọi hồ sơ',
    file: 'dot-dang-goi-ho-so',
    none: 'Không có đợt gọi hồ sơ nào khớp bộ lọc.',
    heading: [...first, 'Số thông báo', 'Ngày đăng', 'Hạn nộp hồ sơ'],
    read: async (db, now, filter, page) => (await publicOpenCalls(db, now, filter, page)).map(callRow),
  },
} as const satisfies Readonly<Record<string, PublicList>>

/** The name of a public list. */
export type PublicListName = keyof typeof publicLists

/** Whether a text names a public list. */
export const isPublicList = (name: unknown): name is PublicListName =>
  typeof name === 'string' && Object.hasOwn(publicLists, name)
