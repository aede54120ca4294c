import { z } from 'zod'
import type { NamedId, Names } from '../../db/reads/names'
import type { AcceptanceResult } from '../../domain/council/acceptance-rating'
import type { CouncilKind } from '../../domain/council/composition'
import type { DeterminationTally } from '../../domain/council/determination-tally'
import type { ApplicationScore, SelectionResult } from '../../domain/council/selection-scoring'
import type { AgendaTask } from '../../domain/councils/state'
import type { Conclusions } from '../../domain/councils/told'
import { compareShare, type Rational } from '../../domain/fractions'
import type { Cited, Comparator, Law, Share } from '../../regulations/schema'
import { criterionTitles, tieRuleTitles } from '../../regulations/titles'
import { conclusionWords, countWords, invalidBallotWords, shareWords } from '../messages/council-words'
import { named, reference } from '../shapes'

const formula = z
  .object({
    about: z.string(),
    count: z.number(),
    base: z.number(),
    comparator: z.enum(['>', '>=']),
    numerator: z.number(),
    denominator: z.number(),
    holds: z.boolean(),
    clause: z.string(),
    assumed: z.boolean().meta({ description: 'Căn cứ chưa đối chiếu với văn bản.' }),
  })
  .meta({ id: 'ShareOfVotes' })

const ranked = z
  .object({
    application: z.string(),
    host: reference,
    rank: z.int(),
    mean: z.number().nullable(),
    bonus: z.number().nullable(),
    final: z.number().nullable(),
    validBallots: z.int(),
    invalidBallots: z.array(z.object({ total: z.number(), reason: named })),
    reachesPassMark: z.boolean(),
    zeroCriteria: z.array(z.string()),
  })
  .meta({ id: 'RankedApplication' })

/** A council's conclusion on a task with the arithmetic that it follows from. */
export const outcomeShape = z
  .object({
    conclusion: named,
    counts: z.array(z.object({ title: z.string(), count: z.int() })),
    turnout: z.object({ appointed: z.int(), present: z.int(), cast: z.int(), valid: z.int() }).optional(),
    formulas: z.array(formula),
    passMark: z.int().optional(),
    ranking: z.array(ranked).optional(),
    winner: reference.optional(),
    tie: z
      .object({
        tied: z.array(reference),
        steps: z.array(z.object({ rule: named, left: z.array(reference) })),
        left: z.array(z.object({ application: z.string(), host: reference })),
        resolved: z.boolean(),
      })
      .optional(),
  })
  .meta({ id: 'CouncilOutcome' })

type Outcome = z.input<typeof outcomeShape>

const concluded = (code: keyof typeof conclusionWords) => ({ code, title: conclusionWords[code] })

function shareOf(
  about: string,
  count: number,
  base: number,
  share: Cited<Share>,
  comparator: Cited<Comparator>,
) {
  return {
    ...{ about, count, base, ...share.value, comparator: comparator.value, clause: share.cite },
    holds: base > 0 && compareShare(count, base, comparator.value, share.value),
    assumed: share.status === 'assumed' || comparator.status === 'assumed',
  }
}

function ofDetermination(result: DeterminationTally, { determination: law }: Law): Outcome {
  const { recommend, recommendWithChanges, against, invalidBallots, base, turnout, conclusion } = result
  const adopted = shareOf(shareWords.adoption, result.for, base, law.adoptionShare, law.adoptionComparator)
  const changed = shareOf(
    ...([shareWords.withChanges, recommendWithChanges, result.for] as const),
    ...([law.withChangesShare, law.withChangesComparator] as const),
  )
  return {
    conclusion: concluded(conclusion),
    turnout,
    counts: [
      { title: countWords.recommend, count: recommend },
      { title: countWords.recommendWithChanges, count: recommendWithChanges },
      { title: countWords.against, count: against },
      { title: countWords.invalid, count: invalidBallots.length },
    ],
    formulas: recommendWithChanges > 0 && result.adopted ? [adopted, changed] : [adopted],
  }
}

type AcceptanceKept = Omit<AcceptanceResult, 'members'>

function ofAcceptance(result: AcceptanceKept, { acceptance: law }: Law): Outcome {
  const { excellent, pass, fail, invalidBallots, base, turnout, conclusion } = result
  return {
    conclusion: concluded(conclusion),
    turnout,
    counts: [
      { title: countWords.excellent, count: excellent },
      { title: countWords.pass, count: pass },
      { title: countWords.fail, count: fail },
      { title: countWords.invalid, count: invalidBallots.length },
    ],
    formulas: [
      shareOf(shareWords.fail, fail, base, law.failShare, law.failComparator),
      shareOf(shareWords.excellent, excellent, base, law.excellentShare, law.excellentComparator),
    ],
  }
}

const pointsIn = (share: Rational | undefined) => (share ? share.numerator / share.denominator : null)

function rankedOf(score: ApplicationScore, host: NamedId, titles: Readonly<Record<string, string>>) {
  const { application, rank, mean, bonus, final, validBallots, invalidBallots, reachesPassMark } = score
  return {
    ...{ application, rank, host, reachesPassMark },
    ...{ mean: pointsIn(mean), bonus: pointsIn(bonus), final: pointsIn(final) },
    validBallots: validBallots.length,
    invalidBallots: invalidBallots.map(({ total, reason }) => ({
      ...{ total, reason: { code: reason, title: invalidBallotWords[reason] ?? reason } },
    })),
    zeroCriteria: score.zeroCriteria.map((code) => titles[code] ?? code),
  }
}

function ofSelection(result: SelectionResult, task: AgendaTask, law: Law, organisation: Names): Outcome {
  const applications = task.scoring?.applications ?? []
  const hostOf = (application: string) => {
    const index = applications.findIndex(({ id }) => id === application)
    return organisation(task.sides[index]?.host ?? application)
  }
  const titles = task.scoring ? criterionTitles[task.scoring.table] : {}
  const { outcome, winner, ranking, tie } = result
  const left = tie?.steps.at(-1)?.left ?? tie?.tied ?? []
  return {
    conclusion: concluded(outcome),
    ...{ counts: [], formulas: [], passMark: law.selection.passMark.value },
    ranking: ranking.map((score) => rankedOf(score, hostOf(score.application), titles)),
    ...(winner ? { winner: hostOf(winner) } : {}),
    ...(tie
      ? {
          tie: {
            tied: tie.tied.map(hostOf),
            steps: tie.steps.map(({ rule, left: still }) => ({
              ...{ rule: { code: rule, title: tieRuleTitles[rule] ?? rule }, left: still.map(hostOf) },
            })),
            left: left.map((application) => ({ application, host: hostOf(application) })),
            resolved: tie.resolvedBy !== undefined,
          },
        }
      : {}),
  }
}

/** A recorded result, explained. */
export function outcomeOf(
  kind: CouncilKind,
  result: unknown,
  { task, law, organisation }: { readonly task: AgendaTask; readonly law: Law; readonly organisation: Names },
): Outcome {
  const readers: Readonly<Record<CouncilKind, () => Outcome>> = {
    determination: () => ofDetermination(result as DeterminationTally, law),
    selection: () => ofSelection(result as SelectionResult, task, law, organisation),
    acceptance: () => ofAcceptance(result as AcceptanceKept, law),
  }
  return readers[kind]()
}

/** A conclusion with its name. */
export const namedConclusion = (code: string | null) =>
  code === null ? null : concluded(code as Conclusions[keyof Conclusions])
