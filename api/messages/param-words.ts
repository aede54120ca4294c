import type { ProcessKind, Role } from '../../domain/life'
import {
  acceptanceDocumentTitles,
  changeSubjectTitles,
  closingStepTitles,
  documentTitles,
  teamRoleTitles,
  terminationGroundTitles,
} from '../../regulations/titles'
import { actTitle } from '../acts'
import { lineWords, sourceWords, teamSeatWords } from './money-words'
import { kindWords, representationWords, roleWords, seatWords } from './words'

const degreeWords: Readonly<Record<string, string>> = {
  none: 'chưa có',
  university: 'đại học',
  master: 'thạc sĩ',
  doctor: 'tiến sĩ',
}

const sumWords: Readonly<Record<string, string>> = {
  state: 'ngân sách nhà nước',
  counterpart: 'vốn đối ứng',
  remuneration: 'thù lao',
}

const totalWords: Readonly<Record<string, string>> = {
  stateTotal: 'tổng ngân sách nhà nước',
  counterpartTotal: 'tổng vốn đối ứng',
}

const roleOfTeam = (code: string): string | undefined => teamRoleTitles[code as keyof typeof teamRoleTitles]
const placeOf = (code: string) => lineWords[code] ?? roleOfTeam(code) ?? totalWords[code]
const ofAcceptance = (code: string): string | undefined =>
  acceptanceDocumentTitles[code as keyof typeof acceptanceDocumentTitles]?.name
const ofSeat = (code: string) => seatWords[code] ?? teamSeatWords[code]

/** How the codes in a refusal's values are said in Vietnamese, by the name of the value. */
export const paramWords: Readonly<Record<string, (code: string) => string | undefined>> = {
  act: actTitle,
  kind: (code) => kindWords[code as ProcessKind],
  roles: (code) => roleWords[code as Role],
  role: (code) => roleOfTeam(code) ?? roleWords[code as Role],
  line: (code) => lineWords[code],
  lines: (code) => lineWords[code],
  seat: ofSeat,
  seats: ofSeat,
  party: (code) => representationWords[code],
  documents: (code) => documentTitles[code] ?? ofAcceptance(code),
  subject: (code) => changeSubjectTitles[code as keyof typeof changeSubjectTitles]?.toLowerCase(),
  ground: (code) => terminationGroundTitles[code],
  missing: (code) => closingStepTitles[code],
  step: (code) => closingStepTitles[code],
  degree: (code) => degreeWords[code],
  needed: (code) => degreeWords[code],
  source: (code) => sumWords[code] ?? sourceWords[code],
  where: (code) => placeOf(code.split('.')[0] ?? ''),
}
