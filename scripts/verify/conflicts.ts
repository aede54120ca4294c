import type { Trx } from '../../db/connection'
import type { StoredEntry } from '../../db/journal'
import type { Effects } from '../../db/projections/project'
import { organisationsOn } from '../../db/reads/council-stages'
import type { Side } from '../../domain/council/conflict'
import type { SessionBrief } from '../../domain/councils/state'
import type { CouncilResult } from '../../domain/councils/told'
import { processOpened } from '../../domain/fact'
import { toLocalDate } from '../../domain/instant'
import { lawFor } from '../../regulations'
import type { Law } from '../../regulations/schema'
import type { Checks } from './report'

/** One council as its facts tell of it. */
interface Council {
  readonly law: Law
  readonly brief: SessionBrief
  readonly declared: Set<string>
  readonly ballots: { readonly taskId: string; readonly sitting: number; readonly member: string }[]
}

/** What the facts of a council say, as far as it is needed here. */
interface Said {
  readonly taskId: string
  readonly sitting: number
  readonly member: string
  readonly result: CouncilResult
}

/**
 * I5, of councils: nobody acts in a council after declaring a conflict, casts another's ballot, or has a
 * ballot counted while in conflict with the task. It looks at the facts and at what is on record about
 * people, not at the rules that let the members act.
 */
export class ConflictCheck {
  private readonly councils = new Map<string, Council>()

  constructor(private readonly checks: Checks) {}

  /** Takes the next entry of the journal. */
  async take(trx: Trx, entry: StoredEntry): Promise<void> {
    if (entry.kind !== 'councilSession') return
    if (entry.type === processOpened) this.open(entry)
    const council = this.councils.get(entry.stream)
    if (!council) return
    const { by, seq, type, stream } = entry
    if (by !== null) {
      this.checks.expect(
        !council.declared.has(by),
        () => `journal ${seq}: ${by} had declared a conflict and went on (${type}, ${stream})`,
      )
    }
    if (type === 'conflictDeclared' && by !== null) council.declared.add(by)
    if (type === 'ballotCast') this.cast(council, entry)
    if (type === 'sittingConcluded') await this.conclude(trx, council, entry)
  }

  private open({ stream, data, effects }: StoredEntry): void {
    const { law } = effects as Effects
    if (!law) return
    const brief = data as Readonly<Record<string, unknown>> & SessionBrief
    const council = { law: lawFor(law.editionId, law.overlay), brief, declared: new Set<string>() }
    this.councils.set(stream, { ...council, ballots: [] })
  }

  private cast({ ballots }: Council, { seq, by, stream, data }: StoredEntry): void {
    const { taskId, sitting, member } = data as Readonly<Record<string, unknown>> & Said
    this.checks.expect(by === member, () => `journal ${seq}: ${by} cast the ballot of ${member} (${stream})`)
    ballots.push({ taskId, sitting, member })
  }

  private async conclude(trx: Trx, council: Council, entry: StoredEntry): Promise<void> {
    const { taskId, sitting, result } = entry.data as Readonly<Record<string, unknown>> & Said
    const { seq, stream } = entry
    const cast = council.ballots.filter((ballot) => ballot.taskId === taskId && ballot.sitting === sitting)
    const free = cast.filter(({ member }) => !council.declared.has(member))
    const { count, members } = countedIn(result)
    this.checks.expect(
      count === free.length && !members.some((member) => council.declared.has(member)),
      () => `journal ${seq}: ${count} ballots were counted, ${free.length} without a conflict (${stream})`,
    )
    const voters = [...new Set(free.map(({ member }) => member))]
    const tied = await tiesOf(trx, voters, council, entry, taskId)
    for (const [member, tie] of tied)
      this.checks.expect(false, () => `journal ${seq}: ${member} is ${tie}, their ballot counted (${stream})`)
  }
}

/** How many ballots a result counts, and the members whom it names. */
function countedIn(result: CouncilResult): { readonly count: number; readonly members: readonly string[] } {
  if ('turnout' in result) return { count: result.turnout.cast, members: result.invalidBallots }
  const members = result.ranking.flatMap(({ validBallots, invalidBallots }) => [
    ...validBallots,
    ...invalidBallots.map(({ member }) => member),
  ])
  return { count: members.length, members }
}

/** The relations that keep a person from judging these parties, as the law of the council lists them. */
function barring({ selection, acceptance }: Law, kind: SessionBrief['kind']): readonly string[] {
  if (kind === 'determination') return []
  if (kind === 'acceptance') return acceptance.excludedRelations.value
  return [...selection.excludedRelations.value, ...selection.partialRelations.value]
}

/** Members who take part in the task, belong to a partner, or were on record as related to a performer. */
async function tiesOf(
  trx: Trx,
  members: readonly string[],
  { law, brief }: Council,
  { at, recordedAt }: StoredEntry,
  taskId: string,
): Promise<Map<string, string>> {
  const sides: readonly Side[] = brief.agenda.find((task) => task.taskId === taskId)?.sides ?? []
  const performers = sides.flatMap(({ keyPeople, otherPeople = [] }) => [...keyPeople, ...otherPeople])
  const partners = brief.kind === 'selection' ? sides.flatMap((side) => side.partners) : []
  const organisations = await organisationsOn(trx, members, toLocalDate(at))
  const relatives = await trx('person_relations')
    .whereIn('kind', [...barring(law, brief.kind)])
    .where('recorded_at', '<', recordedAt)
    .select<{ person_id: string; other_id: string; kind: string }[]>('person_id', 'other_id', 'kind')
  const found = new Map<string, string>()
  for (const { person_id: one, other_id: other, kind } of relatives) {
    if (members.includes(one) && performers.includes(other)) found.set(one, `${kind} of ${other}`)
    if (members.includes(other) && performers.includes(one)) found.set(other, `${kind} of ${one}`)
  }
  for (const member of members) {
    const own = organisations.get(member)?.find((organisation) => partners.includes(organisation))
    if (own) found.set(member, `of the partner ${own}`)
    if (performers.includes(member)) found.set(member, 'a performer')
  }
  return found
}
