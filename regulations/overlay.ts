import { withReplaced } from './compose'
import { type Cited, type EditionId, type GroupName, kindAt, type Law } from './schema'

/** A province's own values over a national edition: `values` by `group.parameter`. One flat JSON file. */
export interface Overlay {
  readonly id: string
  readonly title: string
  /** The day (YYYY-MM-DD) from which the province's decision holds. */
  readonly inForce: string
  /**
   * The national edition that the province's decision is made over; by default the one in force on the day.
   */
  readonly edition?: EditionId
  readonly values: Readonly<Record<string, Cited<unknown>>>
}

/** One defect of an overlay: the field it is in, and what is wrong, in Vietnamese. */
export interface OverlayError {
  readonly field: string
  readonly message: string
}

/** An overlay that may be used, or every defect found in it. */
export type OverlayCheck =
  | { readonly ok: true; readonly overlay: Overlay }
  | { readonly ok: false; readonly errors: readonly OverlayError[] }

const topFields = ['id', 'title', 'inForce', 'edition', 'values']
const editionIds: readonly string[] = ['2014', '2016', '2023', '2025-10'] satisfies EditionId[]
const citedFields = ['value', 'cite', 'source', 'status']

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const instant = new Date(`${value}T00:00:00.000Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)
}

function isEdition(value: unknown): value is EditionId {
  return typeof value === 'string' && editionIds.includes(value)
}

function unknownFields(
  record: Record<string, unknown>,
  known: readonly string[],
  at: string,
): OverlayError[] {
  return Object.keys(record)
    .filter((field) => !known.includes(field))
    .map((field) => ({ field: `${at}${field}`, message: `Mục "${field}" không có trong quy định của tệp.` }))
}

function valueErrors(path: string, cited: unknown): OverlayError[] {
  const at = `values.${path}`
  const kind = kindAt(path)
  if (!kind) return [{ field: at, message: `Không có tham số "${path}".` }]
  if (!isRecord(cited)) return [{ field: at, message: 'Phải có các mục value, cite, source và status.' }]
  const errors = unknownFields(cited, citedFields, `${at}.`)
  if (!kind.check(cited.value)) {
    errors.push({ field: `${at}.value`, message: `${kind.title}: cần ${kind.expects}.` })
  }
  if (!isFilled(cited.cite)) errors.push({ field: `${at}.cite`, message: 'Thiếu điều khoản viện dẫn.' })
  if (!isFilled(cited.source)) errors.push({ field: `${at}.source`, message: 'Thiếu nguồn của giá trị.' })
  if (cited.status !== 'verified' && cited.status !== 'assumed') {
    errors.push({ field: `${at}.status`, message: 'Tình trạng phải là "verified" hoặc "assumed".' })
  }
  return errors
}

function asOverlay(file: Record<string, unknown>): OverlayCheck {
  const errors = unknownFields(file, topFields, '')
  const { id, title, inForce, edition, values } = file
  if (!isFilled(id)) errors.push({ field: 'id', message: 'Thiếu mã của bộ giá trị.' })
  if (!isFilled(title)) errors.push({ field: 'title', message: 'Thiếu tên của bộ giá trị.' })
  if (!isDay(inForce)) errors.push({ field: 'inForce', message: 'Ngày hiệu lực phải có dạng NNNN-TT-NN.' })
  if (edition !== undefined && !isEdition(edition)) {
    errors.push({ field: 'edition', message: `Phiên bản phải là một trong: ${editionIds.join(', ')}.` })
  }
  if (!isRecord(values)) errors.push({ field: 'values', message: 'Thiếu danh sách giá trị.' })
  else errors.push(...Object.entries(values).flatMap(([path, cited]) => valueErrors(path, cited)))
  if (errors.length > 0 || !isFilled(id) || !isFilled(title) || !isDay(inForce) || !isRecord(values)) {
    return { ok: false, errors }
  }
  const based = isEdition(edition) ? { edition } : {}
  return { ok: true, overlay: { id, title, inForce, ...based, values: values as Overlay['values'] } }
}

/** Checks what was read from an overlay file: every defect at once, each naming its field. */
export function checkOverlay(file: unknown): OverlayCheck {
  if (!isRecord(file))
    return { ok: false, errors: [{ field: '', message: 'Tệp phải là một đối tượng JSON.' }] }
  return asOverlay(file)
}

/** The law with a checked overlay's values in place of the edition's own. */
export function applyOverlay(law: Law, overlay: Overlay): Law {
  const replaces: Partial<Record<GroupName, Record<string, Cited<unknown>>>> = {}
  for (const [path, cited] of Object.entries(overlay.values)) {
    const [group = '', parameter = ''] = path.split('.')
    const name = group as GroupName
    replaces[name] = { ...replaces[name], [parameter]: cited }
  }
  return withReplaced(law, replaces as Parameters<typeof withReplaced>[1])
}
