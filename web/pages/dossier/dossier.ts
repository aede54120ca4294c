import type { AnswerOf, BodyOf } from '../../api/client'
import { formatNumber } from '../../format'
import { dossier as words } from '../../text/dossier'

type Body = BodyOf<'submitApplication'>

/** Who or what was chosen, with the name as it was then. */
export interface Chosen {
  readonly id: string
  readonly name: string
}

/** A position in the team as it is typed; its amount is worked out. */
export interface Member {
  readonly role?: NonNullable<Body['team']>[number]['role'] | undefined
  readonly person?: Chosen | undefined
  readonly headcount?: number | undefined
  readonly weight?: number | undefined
  readonly months?: number | undefined
  readonly rate?: number | undefined
}

/** A file of the dossier under the form that it fills in. */
export interface DossierFile {
  readonly form: Body['documents'][number]['form']
  readonly sha256: string
  readonly name: string
  /** Who has signed it digitally; absent where that is not known. */
  readonly signers?: readonly string[]
  readonly addedAfterSigning?: boolean
}

/** Who has signed the application form digitally, and whether something was added to it after that. */
export function signaturesOf({ files = [] }: Pick<Dossier, 'files'>) {
  const forms = files.filter(({ form }) => form === applicationForm)
  return {
    signers: [...new Set(forms.flatMap(({ signers = [] }) => signers))],
    addedAfterSigning: forms.some((form) => form.addedAfterSigning === true),
  }
}

/** The form that the investigator and the head of the host sign. */
export const applicationForm = 'B1-1'

/** The money of one line by source. */
export interface LineMoney {
  readonly state?: number | undefined
  readonly counterpart?: number | undefined
}

/** A dossier as it is being filled in. */
export interface Dossier {
  readonly host?: string | undefined
  readonly pi?: Chosen | undefined
  readonly secretary?: Chosen | undefined
  readonly partners?: readonly Chosen[]
  readonly lumpSum?: Body['lumpSum'] | undefined
  readonly excellent?: boolean | undefined
  readonly lines?: Readonly<Record<string, LineMoney>>
  readonly team?: readonly Member[]
  readonly files?: readonly DossierFile[]
  readonly summary?: string | undefined
}

/** The lines of an estimate, in the order of the form. */
export const lineNames = [
  ...['remuneration', 'materials', 'equipment', 'seminarsTravel', 'hiredServices', 'survey', 'other'],
  'overhead',
] as const

/** A position's money: the rate times months times heads, rounded once as the norm does. */
export function amountOf({ rate = 0, months = 0, headcount = 1 }: Member): number {
  return Math.round(rate * months * headcount)
}

/** The money of the whole team. */
export const teamTotal = ({ team = [] }: Dossier): number =>
  team.reduce((total, member) => total + amountOf(member), 0)

/** The sums of an estimate by source. */
export function totalsOf({ lines = {} }: Dossier): { readonly state: number; readonly counterpart: number } {
  const all = Object.values(lines)
  return {
    state: all.reduce((total, { state = 0 }) => total + state, 0),
    counterpart: all.reduce((total, { counterpart = 0 }) => total + counterpart, 0),
  }
}

const filledLines = ({ lines = {} }: Dossier) =>
  Object.entries(lines).filter(([, { state = 0, counterpart = 0 }]) => state + counterpart > 0)

const isWhole = ({ role, months, rate, weight }: Member) =>
  role !== undefined && months !== undefined && rate !== undefined && weight !== undefined

/** A part of the dossier that is filled in on its own: a form by its code, or one of the pages. */
export type Section = 'people' | 'money' | 'team' | string

/** How far a part is. */
export type Progress = keyof typeof words.states

/** Something that is missing, and the part that it is missing in. */
export interface Gap {
  readonly section: Section
  readonly message: string
}

interface Form {
  readonly code: string
  readonly title: string
}

/** Everything that a dossier lacks to be handed in and to be valid at the opening, all at once. */
export function gapsOf(dossier: Dossier, forms: readonly Form[]): Gap[] {
  const { host, pi, lumpSum, team = [], files = [] } = dossier
  const people = [
    ...(host ? [] : [words.missingHost]),
    ...(pi ? [] : [words.missingPi]),
    ...(lumpSum ? [] : [words.missingLump]),
  ].map((message) => ({ section: 'people', message }))
  const documents = forms
    .filter(({ code }) => !files.some(({ form }) => form === code))
    .map(({ code, title }) => ({ section: code, message: words.missingFile(`${code} ${title}`) }))
  const lines = filledLines(dossier).length > 0 ? [] : [{ section: 'money', message: words.missingLines }]
  const rows = team.flatMap((member, index) =>
    isWhole(member) ? [] : [{ section: 'team', message: words.missingRow(formatNumber(index + 1)) }],
  )
  return [...people, ...documents, ...lines, ...rows]
}

/** How far each page is; a form is full with its first file. */
export function progressOf(dossier: Dossier, section: Section, gaps: readonly Gap[]): Progress {
  const { host, pi, lumpSum, secretary, team = [], files = [] } = dossier
  const begun: Readonly<Record<string, boolean>> = {
    people: [host, pi, lumpSum, secretary].some(Boolean),
    money: filledLines(dossier).length > 0,
    team: team.length > 0,
  }
  const isBegun = begun[section] ?? files.some(({ form }) => form === section)
  if (!isBegun) return 'none'
  return gaps.some((gap) => gap.section === section) ? 'partly' : 'full'
}

/** A whole dossier as the act takes it. Only for one without gaps. */
export function requestOf(dossier: Dossier): Body {
  const { host = '', pi, secretary, partners = [], lumpSum = 'partial', team = [], files = [] } = dossier
  return {
    ...{ host, lumpSum },
    principalInvestigator: pi?.id ?? '',
    scientificSecretary: secretary?.id ?? null,
    partners: partners.map(({ id }) => id),
    hasExcellentTaskIn5Years: dossier.excellent ?? false,
    lines: filledLines(dossier).map(([line, { state = 0, counterpart = 0 }]) => ({
      ...{ line, stateDong: state, counterpartDong: counterpart },
    })),
    team: team.map((member) => ({
      role: member.role ?? 'member',
      headcount: member.headcount ?? 1,
      person: member.person?.id ?? null,
      weight: member.weight ?? 0,
      convertedMonths: member.months ?? 0,
      ratePerMonth: member.rate ?? 0,
      amount: amountOf(member),
    })),
    documents: files.map(({ form, sha256 }) => ({ form, sha256 })),
    ...(dossier.summary?.trim() ? { summary: dossier.summary } : {}),
  }
}

/** A dossier that was handed in, as the form shows it again. */
export function dossierFrom(sent: AnswerOf<'getDossier'>): Dossier {
  const { host, principalInvestigator, lumpSum, hasExcellentTaskIn5Years, lines, documents, texts } = sent
  const named = (id: string) => ({ id, name: id })
  return {
    host: host?.id,
    pi: principalInvestigator ?? undefined,
    ...{ lumpSum, excellent: hasExcellentTaskIn5Years },
    ...(sent.scientificSecretary ? { secretary: named(sent.scientificSecretary) } : {}),
    partners: sent.partners.map(named),
    lines: Object.fromEntries(
      lines.map(({ line, stateDong: state, counterpartDong: counterpart }) => [line, { state, counterpart }]),
    ),
    team: (sent.team as NonNullable<Body['team']>).map((row) => ({
      ...{ role: row.role, headcount: row.headcount, weight: row.weight, rate: row.ratePerMonth },
      months: row.convertedMonths,
      ...(row.person ? { person: named(row.person) } : {}),
    })),
    files: documents.map(({ form, sha256, name }) => ({
      form: form.code as DossierFile['form'],
      ...{ sha256, name },
    })),
    ...(typeof texts.summary === 'string' ? { summary: texts.summary } : {}),
  }
}

const hourMs = 3_600_000
const minuteMs = 60_000
const countdownHours = 24

/** How long is left to a deadline, in the last day by the minute; undefined when it has passed. */
export function leftUntil(deadline: string, now: string): string | undefined {
  const left = Date.parse(deadline) - Date.parse(now)
  if (left <= 0) return undefined
  const hours = Math.floor(left / hourMs)
  if (hours >= countdownHours) return words.daysLeft(formatNumber(Math.floor(hours / countdownHours)))
  return words.hoursLeft(formatNumber(hours), formatNumber(Math.floor((left % hourMs) / minuteMs)))
}
