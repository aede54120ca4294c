import Handlebars from 'handlebars'

interface Lettered {
  readonly subject: string
  readonly lines: readonly string[]
  readonly link: string
  readonly button: string
}

const html = Handlebars.compile<Lettered>(
  `<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>{{subject}}</title>
{{#each lines}}<p>{{this}}</p>
{{/each}}<p><a href="{{link}}">{{button}}</a></p>
<p>Thư do hệ thống tự gửi, xin không trả lời thư này.</p>
</html>
`,
  { strict: true },
)

function lettered(letter: Lettered) {
  const { subject, lines, link, button } = letter
  const last = 'Thư do hệ thống tự gửi, xin không trả lời thư này.'
  return { subject, text: `${[...lines, `${button}: ${link}`, last].join('\n\n')}\n`, html: html(letter) }
}

/** Asks whether an address is whose it says; nothing else goes there before its owner answers. */
export function followAskedLetter(code: string, link: string) {
  return lettered({
    subject: `Xác nhận theo dõi nhiệm vụ ${code}`,
    lines: [
      'Kính gửi Ông/Bà,',
      `Có người dùng địa chỉ này để theo dõi nhiệm vụ ${code}.`,
      'Nếu là Ông/Bà, hãy mở liên kết và xác nhận. Nếu không, xin bỏ qua; địa chỉ được xóa sau 7 ngày.',
    ],
    link,
    button: 'Xác nhận hoặc từ chối',
  })
}

/** Tells that a task has moved on; where it stands, its public page says. */
export function followedLetter(code: string, { link, stop, ended }: FollowedContext) {
  const moved = ended ? 'đã kết thúc' : 'vừa chuyển giai đoạn'
  return lettered({
    subject: `Nhiệm vụ ${code} ${moved}`,
    lines: [
      'Kính gửi Ông/Bà,',
      `Nhiệm vụ ${code} mà Ông/Bà theo dõi ${moved}.`,
      ended ? 'Đây là thư cuối cùng về nhiệm vụ này.' : `Ngừng theo dõi bất cứ lúc nào: ${stop}`,
    ],
    link,
    button: 'Xem nhiệm vụ',
  })
}

interface FollowedContext {
  readonly link: string
  readonly stop: string
  readonly ended: boolean
}
