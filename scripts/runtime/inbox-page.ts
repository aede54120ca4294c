import type { Message, MessageSummary } from './mailbox'

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(value: string): string {
  return value.replaceAll(/[&<>"']/g, (mark) => MARKS[mark] ?? mark)
}

const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#f5f7f8;color:#14212b}
body,input,button{font:16px/24px "Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
header{background:#0a3346;color:#fff;border-bottom:3px solid #e6b23c;padding:12px 16px}
header a{color:#fff;text-decoration:none;font-weight:700}
main{max-width:1120px;margin:0 auto;padding:16px}
h1{font-size:24px;line-height:32px;margin:8px 0 16px}
form{display:flex;flex-wrap:wrap;gap:8px;margin-bottom:16px}
input,button{min-height:44px;padding:8px 12px;border:1px solid #7b8a95;border-radius:6px}
input{flex:1 1 240px;background:#fff}
button{background:#0b5a7b;border-color:#0b5a7b;color:#fff;font-weight:600}
li{background:#fff;border:1px solid #d9e0e5;border-radius:6px;margin-bottom:8px;padding:12px 16px}
li,dd,pre{overflow-wrap:anywhere}
ul{list-style:none;margin:0;padding:0}
a{color:#0b5a7b;text-underline-offset:3px}
:focus-visible{outline:3px solid #ffc72c;outline-offset:2px}
.small{font-size:14px;line-height:20px;color:#45545f}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0 0 16px}
dt{color:#45545f} dd{margin:0}
iframe{width:100%;height:70vh;border:1px solid #d9e0e5;border-radius:6px;background:#fff}
pre{background:#fff;border:1px solid #d9e0e5;border-radius:6px;padding:16px;white-space:pre-wrap}
nav{display:flex;gap:16px;margin-top:16px}
`

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)} · Hộp thư thử</title><style>${STYLE}</style></head>
<body><header><a href="/">detai · Hộp thư thử</a></header><main>${content}</main></body></html>`
}

function moment(instant: string): string {
  const shown = new Intl.DateTimeFormat('vi-VN', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Asia/Ho_Chi_Minh',
  })
  return shown.format(new Date(instant))
}

/** One page of the list: the letters, the words searched for, and where the list goes on. */
export interface InboxView {
  messages: readonly MessageSummary[]
  total: number
  query: string
  /** Number of letters before this page. */
  offset: number
  pageSize: number
}

function pageLink(view: InboxView, offset: number, label: string): string {
  const query = new URLSearchParams({ q: view.query, offset: String(offset) })
  return `<a href="/?${escaped(query.toString())}">${label}</a>`
}

function row({ id, subject, to, receivedAt, attachments }: MessageSummary): string {
  const files = attachments.length > 0 ? ` · Đính kèm: ${escaped(attachments.join(', '))}` : ''
  return `<li><a href="/messages/${escaped(id)}">${escaped(subject || '(không có tiêu đề)')}</a>
<div class="small">Gửi tới: ${escaped(to.join(', '))}</div>
<div class="small">Lúc ${moment(receivedAt)}${files}</div></li>`
}

/** The list of caught letters as an HTML page. */
export function inboxPage(view: InboxView): string {
  const { messages, total, query, offset, pageSize } = view
  const end = offset + messages.length
  const newer = offset > 0 ? pageLink(view, Math.max(0, offset - pageSize), 'Thư mới hơn') : ''
  const older = end < total ? pageLink(view, end, 'Thư cũ hơn') : ''
  const list = messages.length > 0 ? `<ul>${messages.map(row).join('')}</ul>` : '<p>Chưa có thư nào.</p>'
  return page(
    'Danh sách thư',
    `<h1>Thư đã gửi: ${total.toLocaleString('vi-VN')}</h1>
<form method="get" action="/" role="search">
<input type="search" name="q" aria-label="Tìm thư" placeholder="Tìm theo tiêu đề hoặc người nhận"
value="${escaped(query)}"><button>Tìm</button></form>
${list}<nav>${newer}${older}</nav>`,
  )
}

/** One letter as an HTML page; its own HTML is shown in a frame that runs no script and loads nothing. */
export function messagePage(message: Message): string {
  const files = message.files.map(
    ({ filename }, number) =>
      `<a href="/api/messages/${escaped(message.id)}/attachments/${number}">${escaped(filename)}</a>`,
  )
  const rows = [
    ['Từ', escaped(message.from)],
    ['Gửi tới', escaped(message.to.join(', '))],
    ['Lúc', moment(message.receivedAt)],
    ['Mã thư', escaped(message.messageId)],
    ...(files.length > 0 ? [['Đính kèm', files.join(', ')]] : []),
    ['Bản gốc', `<a href="/api/messages/${escaped(message.id)}/raw">Tải về (.eml)</a>`],
  ]
  const html = message.html
    ? `<iframe title="Nội dung thư" sandbox="allow-popups allow-popups-to-escape-sandbox"
src="/messages/${escaped(message.id)}/html"></iframe>`
    : ''
  const details = rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')
  return page(
    message.subject,
    `<h1>${escaped(message.subject)}</h1><dl>${details}</dl>
${html}<h2>Bản chữ thường</h2><pre>${escaped(message.text)}</pre>`,
  )
}

/** The page for an address that names no letter. */
export function missingPage(): string {
  return page('Không có thư này', '<h1>Không có thư này</h1><p><a href="/">Về danh sách thư</a></p>')
}
