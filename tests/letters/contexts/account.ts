import { instant, localDate } from '../../../domain/instant'
import type { LetterContexts } from '../../../templates/letters'
import { basics } from './basics'

const origin = 'https://detai.example.org'
const { clause: _none, ...about } = basics({ taskCode: '', taskTitle: null })

/** Realistic contexts of the letters about somebody's account, one each. */
export const account = {
  passwordReset: {
    ...about,
    link: `${origin}/dat-lai-mat-khau/1f0c2d3e-5a6b-4c7d-8e9f-0a1b2c3d4e5f#Q2hpIGxhIG1vdCB2aSBkdSB0aG9p`,
    until: instant('2024-05-06T03:00:00.000Z'),
  },
  emailProof: {
    ...about,
    link: `${origin}/tai-khoan/xac-nhan-thu/1f0c2d3e-5a6b-4c7d-8e9f-0a1b2c3d4e5f#Q2hpIGxhIG1vdCB2aSBkdQ`,
    until: instant('2024-05-06T03:00:00.000Z'),
  },
  accountChanged: {
    ...about,
    link: `${origin}/tai-khoan`,
    what: 'passwordChanged',
    from: '203.0.113.7',
  },
  delegation: {
    ...about,
    link: `${origin}/tai-khoan/uy-quyen`,
    revoked: false,
    role: 'dostLeader',
    delegatorName: 'TS. Lê Thị Hạnh',
    organisationName: 'Sở Khoa học và Công nghệ',
    from: localDate('2024-05-06'),
    to: localDate('2024-05-17'),
    document: '15/GUQ-SKHCN ngày 03/05/2024',
    acts: null,
  },
  beneficiaryAccount: {
    ...about,
    link: `${origin}/tai-chinh/tai-khoan/ORG-1`,
    organisationName: 'Viện Nghiên cứu minh họa',
    confirmed: true,
    account: '******6789',
    before: '******4321',
    institution: 'Kho bạc Nhà nước tỉnh minh họa',
    document: '27/CV-VNC ngày 03/05/2024',
  },
} satisfies Partial<LetterContexts>
