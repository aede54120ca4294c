import type { Cited } from './schema'

/**
 * A text that the law is read in: its short Vietnamese
 * name, which ends every citation, and where it was read.
 */
export interface LawDocument {
  readonly name: string
  readonly readIn: string
}

const codification = 'bản không chính thức trong Bộ pháp điển'

function codified(name: string): LawDocument {
  return { name, readIn: `${name}, ${codification}` }
}

/** NĐ 08/2014: every council. */
export const decree08 = codified('Nghị định 08/2014/NĐ-CP')
/** NĐ 95/2014: lump sums and refunds. */
export const decree95 = codified('Nghị định 95/2014/NĐ-CP')
/** TT 09/2014: independent national tasks. */
export const circular09 = codified('Thông tư 09/2014/TT-BKHCN')
/** TT 11/2014: acceptance. */
export const circular11 = codified('Thông tư 11/2014/TT-BKHCN')
/** TT 04/2015: inspection, amendment, termination. */
export const circular04 = codified('Thông tư 04/2015/TT-BKHCN')
/** TTLT 27/2015: lump sums, advances, savings, refunds. */
export const circular27 = codified('Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC')
/** TT 03/2023/TT-BTC: cost norms. */
export const circular03 = codified('Thông tư 03/2023/TT-BTC')
/** TT 02/2023: weights of titles. */
export const circular02 = codified('Thông tư 02/2023/TT-BKHCN')
/** TT 06/2023: determination. */
export const circular06 = codified('Thông tư 06/2023/TT-BKHCN')
/** TT 20/2023: selection and direct assignment. */
export const circular20 = codified('Thông tư 20/2023/TT-BKHCN')
/** Law 29/2013/QH13, quoted in the codification. */
export const law2013 = codified('Luật Khoa học và Công nghệ số 29/2013/QH13')
/** TT 14/2014: registration of results. */
export const circular14: LawDocument = {
  name: 'Thông tư 14/2014/TT-BKHCN',
  readIn: 'Thông tư 14/2014/TT-BKHCN, bản công bố',
}
/** QĐ 4001/2025: the provincial procedures of 2025. */
export const decision4001: LawDocument = {
  name: 'Quyết định 4001/QĐ-BKHCN năm 2025',
  readIn: 'Quyết định 4001/QĐ-BKHCN năm 2025, thủ tục hành chính cấp tỉnh',
}

/** A value read in a clause: `clause` is the Vietnamese "khoản 2 Điều 11" before the document's name. */
export function verified<const T>(value: T, clause: string, document: LawDocument): Cited<T> {
  return { value, cite: `${clause} ${document.name}`, source: document.readIn, status: 'verified' }
}

/** A value that nobody has found in a text: `cite` says what it is read from, `source` why it is taken. */
export function assumed<const T>(value: T, cite: string, source: string): Cited<T> {
  return { value, cite, source, status: 'assumed' }
}

/** Where the law is silent and this product chose a reading. */
export function reading<const T>(value: T, source: string): Cited<T> {
  return assumed(value, 'Chưa có điều khoản; cách hiểu của phần mềm', source)
}

/** Where the law names no figure and the province must set its own; a figure is proposed meanwhile. */
export function provincial<const T>(value: T, source: string): Cited<T> {
  return assumed(value, 'Chưa có điều khoản; tỉnh tự quy định', source)
}

/** A group's values taken over for another time, all of them assumed there for the reason given. */
export function carried<L extends object>(group: L, source: string): L {
  const taken = { ...group }
  for (const parameter of Object.keys(group) as (keyof L)[]) {
    taken[parameter] = { ...group[parameter], status: 'assumed', source }
  }
  return taken
}
