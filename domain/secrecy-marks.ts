/** The degrees of secrecy that no ordinary word is made of, written out and as file names are typed. */
const degrees = 'TUYỆT MẬT|TỐI MẬT|TUYET MAT|TOI MAT'
const edge = String.raw`[^\p{L}\p{N}]`

/** In capitals, as documents bear it; or said of the degree: 'Độ mật: Mật'. */
const marks = [
  new RegExp(`(?:^|${edge})(?:${degrees})(?:${edge}|$)`, 'u'),
  // MẬT alone is a part of many titles in capitals (MẬT ONG, BẢO MẬT): it has to stand by itself.
  /(?:^|[^\p{L}\p{N}\s])\s*MẬT\s*(?:[^\p{L}\p{N}\s]|$)/u,
  new RegExp(String.raw`(?:^|${edge})độ mật\s*[:=]\s*(?:tuyệt mật|tối mật|mật)(?:${edge}|$)`, 'iu'),
]

/**
 * Whether a name or a title bears a mark of secrecy (dấu chỉ độ mật). Looks at nothing but these words: what
 * a document holds is for people to judge.
 */
export function bearsSecrecyMark(name: string): boolean {
  const text = name.normalize('NFC').replaceAll('_', ' ')
  return marks.some((mark) => mark.test(text))
}
