import type { StoredEntry } from '../../db/journal'
import type { MadeMerge } from '../../db/reads/merges'
import type { Instant } from '../../domain/instant'
import type { Checks } from './report'

/** What one person makes and another decides on. */
interface FourEyes {
  /** Facts that make it; the first begins it anew. */
  readonly made: readonly string[]
  readonly decided: readonly string[]
  /** What tells one such thing from others; the process where there is one at a time. */
  readonly of?: (entry: StoredEntry) => string
}

const ofTask = ({ taskId, data }: StoredEntry) => `${taskId ?? data.taskId}`
const ofNumber = ({ stream, data }: StoredEntry) => `${stream} ${data.number}`
const ofSource = ({ stream, data }: StoredEntry) => `${stream} ${data.source}`

/** A request for money has its number in its own fact, later in the name of its own process. */
const ofRequest = ({ taskId, stream, data, type }: StoredEntry) =>
  `${taskId} ${type === 'trancheRequested' ? data.request : stream.split('/').at(-1)}`

const ofDossier = ({ data: { application } }: StoredEntry) =>
  typeof application === 'object' && application !== null && 'id' in application
    ? `${application.id}`
    : `${application}`

/**
 * Every pair of the product whose two sides are two persons. It stands here a second time, apart from the
 * rules and constraints that hold it, so that a mistake in those is found.
 */
export const fourEyes: readonly FourEyes[] = [
  {
    made: ['proposalSubmitted', 'proposalSupplemented'],
    decided: ['proposalAccepted', 'proposalAdmitted', 'proposalRefused'],
    of: ofTask,
  },
  { made: ['orderListProposed'], decided: ['orderListApproved', 'orderListReturned', 'orderNotApproved'] },
  { made: ['applicationSubmitted', 'applicationReplaced'], decided: ['dossierScreened'], of: ofDossier },
  { made: ['awardDossierCompleted'], decided: ['awardProposed', 'awardApproved', 'awardRefused'] },
  { made: ['awardProposed'], decided: ['awardApproved', 'awardReturned', 'awardRefused'] },
  { made: ['contractPrepared'], decided: ['contractSignedByHost', 'contractSignedByAgency'] },
  { made: ['contractSignedByHost'], decided: ['contractSignedByAgency'] },
  { made: ['contractSignedByAgency'], decided: ['contractSignedByHost'] },
  { made: ['appropriationProposed'], decided: ['appropriationApproved'], of: ofSource },
  {
    made: ['trancheRequested'],
    decided: ['trancheChecked', 'trancheApproved', 'tranchePaid'],
    of: ofRequest,
  },
  { made: ['trancheChecked'], decided: ['trancheApproved', 'tranchePaid'], of: ofRequest },
  { made: ['trancheApproved'], decided: ['tranchePaid'], of: ofRequest },
  {
    made: ['settlementSubmitted'],
    decided: ['settlementConfirmed', 'settlementReturned', 'finalSettlementApproved'],
  },
  { made: ['reportSubmitted'], decided: ['reportReviewed'], of: ofNumber },
  { made: ['amendmentRequested'], decided: ['amendmentDecided'] },
  { made: ['memberChanged', 'changeReported'], decided: ['changeObjectedTo'] },
  { made: ['terminationProposed'], decided: ['taskPaused', 'terminationDecided'] },
  { made: ['terminationReportSubmitted'], decided: ['causeFixed', 'terminationDecided'] },
  {
    made: ['acceptanceDossierFiled', 'acceptanceDossierSupplemented'],
    decided: ['acceptanceDossierChecked'],
  },
  { made: ['mendingSubmitted'], decided: ['mendingConfirmed'], of: ofTask },
  { made: ['failureReportSubmitted'], decided: ['failureCauseFixed', 'refundDecided'] },
  { made: ['recognitionFiled'], decided: ['recognitionFileReturned', 'resultRecognised'] },
  { made: ['applicationReported'], decided: ['followUpClosed'] },
]

/** Facts that made something, with who did. */
type Makers = readonly { readonly by: string | null; readonly type: string }[]

/**
 * I5, of two persons: nobody decides on what they have made themselves, under whichever of their ids. It
 * looks at the facts and the merges alone.
 */
export class FourEyesCheck {
  private readonly makers = new Map<string, Makers>()

  constructor(
    private readonly checks: Checks,
    private readonly merges: readonly MadeMerge[] = [],
  ) {}

  /** Takes the next entry of the journal. */
  take(entry: StoredEntry): void {
    const { type, by, stream } = entry
    for (const [index, { made, decided, of = () => stream }] of fourEyes.entries()) {
      if (!made.includes(type) && !decided.includes(type)) continue
      const key = `${index} ${of(entry)}`
      const makers = this.makers.get(key) ?? []
      if (decided.includes(type)) this.compare(entry, makers)
      if (made.includes(type)) this.makers.set(key, [...(type === made[0] ? [] : makers), { by, type }])
    }
  }

  private compare({ seq, stream, by, type, at }: StoredEntry, makers: Makers): void {
    const decider = this.personOf(by, at)
    const own = makers.find((maker) => this.personOf(maker.by, at) === decider)
    this.checks.expect(
      own === undefined,
      () => `journal ${seq}: ${by} decided (${type}) on what they had made (${own?.type}, ${stream})`,
    )
  }

  /** The id that a person is known by at a time. */
  private personOf(id: string | null, at: Instant): string | null {
    const known = this.merges.filter((merge) => merge.at <= at)
    return known.reduce((one, { kept, merged }) => (one === merged ? kept : one), id)
  }
}
