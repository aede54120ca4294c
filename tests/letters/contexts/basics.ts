import { instant } from '../../../domain/instant'
import type { LetterBasics, LetterDue, Sitting } from '../../../templates/letter'

const origin = 'https://detai.example.org'

/** The common fields, with a deadline and its clause when one is given. */
export function basics(more: Partial<LetterBasics> = {}): LetterBasics {
  return {
    recipientName: 'PGS.TS. Trần Thị Bình',
    taskCode: 'NV-2024-08',
    taskTitle: 'Nghiên cứu cải tiến thiết bị bơm nước phục vụ sản xuất lúa',
    link: `${origin}/nhiem-vu/NV-2024-08`,
    clause: 'Điều 12 Thông tư 20/2023/TT-BKHCN',
    sentAt: instant('2024-05-06T02:30:00.000Z'),
    ...more,
  }
}

/** A deadline at 24:00 of a Vietnamese day, which is 17:00 UTC. */
export function due(day: string, label: string, workingDaysLeft: number): LetterDue {
  return { at: instant(`${day}T17:00:00.000Z`), label, workingDaysLeft }
}

/** A sitting of an afternoon, online as well. */
export const sitting: Sitting = {
  id: 'sitting-2024-08',
  startsAt: instant('2024-05-21T07:00:00.000Z'),
  endsAt: instant('2024-05-21T10:30:00.000Z'),
  mode: 'hybrid',
  place: 'Phòng họp 2, Sở Khoa học và Công nghệ',
  onlineLink: `${origin}/phien/8`,
  sequence: 0,
}

/** Two received files. */
export const files = [
  {
    name: 'Đơn đăng ký.pdf',
    sizeBytes: 184_320,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  {
    name: 'Thuyết minh nhiệm vụ.docx',
    sizeBytes: 2_470_113,
    sha256: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  },
]

/** The forms of an application. */
export const forms = [
  { code: 'B1-1', name: 'Đơn đăng ký chủ trì nhiệm vụ' },
  { code: 'B1-2a', name: 'Thuyết minh đề tài công nghệ' },
  { code: 'B1-3', name: 'Tóm tắt hoạt động của tổ chức đăng ký' },
]
