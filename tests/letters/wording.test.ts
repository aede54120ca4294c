import { renderLetter } from '../../activities/letters/render'
import { type LetterName, letters } from '../../templates/letters'
import { contexts, variants } from './contexts/variants'
import { plainSyllables, properWords } from './plain-words'

const from = { name: 'Sở Khoa học và Công nghệ', address: 'thu@detai.example.org' }
const names = Object.keys(letters) as LetterName[]
const cases = [
  ...names.map((name) => ({ name, variant: 'usual', context: contexts[name] })),
  ...variants,
].map(({ name, variant, context }) => ({
  title: `${name}, ${variant}`,
  name,
  context,
  rendered: renderLetter(name, context, from),
}))

function words(text: string): string[] {
  const withoutCodes = text.replace(/https?:\/\/\S+|\b[0-9a-f]{64}\b|\b\S*\d\S*\b|\S+\.(?:pdf|docx)\b/gu, ' ')
  return withoutCodes.match(/[\p{L}\p{M}]+/gu) ?? []
}

/** The sentences of a letter; the lists and facts around them end one as well. */
function sentences(text: string): string[] {
  return text.replace(/https?:\/\/\S+/g, '').split(/[.:;!?]\s|\n(?=\n|- |\S[^\n]{0,25}: )/)
}

describe.each(cases)('$title', ({ name, context, rendered }) => {
  const { subject, html, text } = rendered

  test('greets, names the task by its code and leads to its page, in both forms', () => {
    for (const form of [html, text]) {
      expect(form).toContain(`Kính gửi Ông/Bà ${context.recipientName},`)
      expect(form).toContain(context.taskCode)
    }
    expect(html).toContain(`href="${context.link}"`)
    expect(text).toContain(context.link)
    expect(subject).toContain(context.taskCode)
  })

  test('says what to do, or that nothing is needed', () => {
    const said = letters[name].asks(context as never) ? 'Việc cần làm:' : 'không cần làm gì lúc này'
    expect(html).toContain(said)
    expect(text).toContain(said)
  })

  test('says until when and by which clause', () => {
    expect(/chậm nhất \d\d:\d\d (?:thứ \S+|Chủ nhật) \d\d\/\d\d\/\d{4}/.test(text.replace(/\s+/g, ' '))).toBe(
      context.due !== undefined,
    )
    if (context.due) expect(context.clause).toBeDefined()
    if (context.clause) expect(text).toContain(`Căn cứ: ${context.clause}`)
  })

  test('names a classified task by its code alone', () => {
    if (context.taskTitle !== null) expect(text.replace(/\s+/g, ' ')).toContain(context.taskTitle)
    expect(text + html).not.toContain('null')
  })

  test('has a subject of one line and at most 110 characters', () => {
    expect(subject.length).toBeLessThanOrEqual(110)
    expect(subject).toMatch(/^\S.*[^\s…]$/)
  })

  test('is Vietnamese with its marks: a word without marks is one that has none', () => {
    const bare = words(`${subject}\n${text}`).filter((word) => /^[A-Za-z]+$/.test(word))
    const strange = bare.filter((word) => !plainSyllables.has(word.toLowerCase()) && !properWords.has(word))
    expect(strange).toEqual([])
  })

  test('has no sentence above 20 words, which are about 28 syllables', () => {
    expect(sentences(text).filter((sentence) => sentence.trim().split(/\s+/).length > 28)).toEqual([])
  })
})

describe('a context with a hole', () => {
  test.each([
    [
      'a value',
      { ...contexts.orderApproved, decisionNumber: undefined },
      'orderApproved.decisionNumber is missing',
    ],
    ['a condition', { ...contexts.openingResult, valid: undefined }, 'openingResult.valid is missing'],
    ['a list', { ...contexts.orderApproved, method: undefined }, 'orderApproved.method is missing'],
  ])('%s that is missing throws', (_where, context, message) => {
    const name = message.split('.')[0] as LetterName
    expect(() => renderLetter(name, context as never, from)).toThrow(message)
  })

  test('an item of a list with a hole throws', () => {
    const context = { ...contexts.orderReturned, defects: [{ item: 'Mục tiêu', problem: 'bỏ trống' }] }
    expect(() => renderLetter('orderReturned', context as never, from)).toThrow(
      'defects[0].remedy is missing',
    )
  })

  test('a code without a Vietnamese word throws', () => {
    const context = { ...contexts.recognised, rating: 'good' }
    expect(() => renderLetter('recognised', context as never, from)).toThrow(RangeError)
  })

  test('a link that is not an absolute web address throws', () => {
    expect(() => renderLetter('orderAccepted', { ...contexts.orderAccepted, link: '/viec' }, from)).toThrow()
    const script = { ...contexts.orderAccepted, link: 'javascript:alert(1)' }
    expect(() => renderLetter('orderAccepted', script, from)).toThrow(TypeError)
  })
})

describe('texts from outside', () => {
  const hostile = { ...contexts.orderRefused, reasons: ['<script>alert("x")</script> & \uE002 hết\u0000'] }
  const { html, text } = renderLetter('orderRefused', hostile, from)

  test('are escaped in the HTML', () => {
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;')
    expect(html).not.toContain('<script>')
  })

  test('stay whole in the text', () => {
    expect(text).toContain('- <script>alert("x")</script> & hết\n')
  })

  test('cannot break the subject into lines, nor make it too long', () => {
    const long = {
      ...contexts.deadlineEscalation,
      lateParty: `Ban\r\nBcc: x@example.org ${'rất dài '.repeat(30)}`,
    }
    const { subject } = renderLetter('deadlineEscalation', long, from)
    expect(subject).not.toMatch(/[\r\n]/)
    expect(subject.length).toBeLessThanOrEqual(110)
    expect(subject).toMatch(/dài…$/)
  })
})
