import { awaiting, inState } from '../found'
import type { Shot } from '../shot'

const officer = 'P-005'
const leader = 'P-003'
const authority = 'P-001'
const auditor = 'P-015'

const evidenceOf = (code: string) => `/minh-chung/${code}`
const closingOf = (code: string) => `/thanh-ly/${code}`
const acceptanceOf = (code: string) => `/nghiem-thu/${code}`

/** What the stages of a task have as pages of their own, from the check of a proposal to the evidence. */
export const stageShots: readonly Shot[] = [
  { name: 'kiem-tra-de-xuat', ...awaiting('acceptProposal') },
  { name: 'danh-muc', person: officer, path: '/danh-muc' },
  { name: 'danh-muc-nam', person: leader, path: '/danh-muc/2026' },
  { name: 'danh-muc-cua-toi', person: authority, path: '/danh-muc/2026?loc=toi' },
  { name: 'quyet-dinh-de-xuat', ...awaiting('proposeAward') },
  { name: 'hop-dong-lap', ...awaiting('prepareContract') },
  { name: 'bao-cao-nop', ...awaiting('submitReport') },
  { name: 'bao-cao', person: officer, path: inState('execution', 'running', (code) => `/bao-cao/${code}`) },
  { name: 'bao-cao-ung-dung', ...awaiting('reportApplication') },
  { name: 'nghiem-thu-lap-ho-so', ...awaiting('fileAcceptanceDossier') },
  { name: 'nghiem-thu-kiem-tra', ...awaiting('checkAcceptanceDossier') },
  { name: 'nghiem-thu-phien', person: officer, path: inState('acceptance', 'papersSent', acceptanceOf) },
  {
    name: 'nghiem-thu-da-dat',
    printed: true,
    person: officer,
    path: inState('acceptance', 'accepted', acceptanceOf),
  },
  { name: 'nghiem-thu-hoan-tra', ...awaiting('decideRefund') },
  { name: 'thanh-ly-cong-nhan', person: officer, path: inState('closing', 'awaitingRecognition', closingOf) },
  { name: 'thanh-ly', ...awaiting('liquidateContract') },
  { name: 'thanh-ly-thu-hoi', person: officer, path: inState('closing', 'recovering', closingOf) },
  { name: 'thanh-ly-da-xong', person: officer, path: inState('closing', 'liquidated', closingOf) },
  { name: 'minh-chung', printed: true, person: auditor, path: inState('closing', 'liquidated', evidenceOf) },
]
