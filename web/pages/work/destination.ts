/** An act that waits, as far as it says where it is done. */
interface Waiting {
  readonly act: string
  readonly stream: string
}

type Page = (stream: string) => string

const sessionOf: Page = (stream) => `/phien/${stream.slice('session/'.length)}`

const taskOf = (stream: string) => stream.split('/')[1] ?? ''
const acceptanceOf: Page = (stream) => `/nghiem-thu/${taskOf(stream)}`
const reportsOf: Page = (stream) => `/bao-cao/${taskOf(stream)}`
const openingOf: Page = (stream) => `/mo-ho-so/${taskOf(stream)}`
const rankingOf: Page = (stream) => `/hoi-dong/xep-hang/${taskOf(stream)}`
const trancheOf: Page = (stream) => `/giai-ngan/${taskOf(stream)}/${stream.split('/').at(-1)}`
const appraisalOf: Page = (stream) => `/tham-dinh/${taskOf(stream)}`
const contractOf: Page = (stream) => `/tai-chinh/hop-dong/${taskOf(stream)}`
const changesOf =
  (subject?: string): Page =>
  (stream) =>
    `/nhiem-vu/${taskOf(stream)}/dieu-chinh${subject ? `?noi-dung=${subject}` : ''}`
const fundingActs = [
  ...['requestTranche', 'submitSettlement', 'confirmSettlement', 'returnSettlement'],
  ...['returnUnspent', 'approveFinalSettlement', 'payRefund'],
]

/** Acts that are done on a page of their own. */
const ownPages: Readonly<Record<string, Page>> = {
  fileAcceptanceDossier: acceptanceOf,
  checkAcceptanceDossier: acceptanceOf,
  supplementAcceptanceDossier: acceptanceOf,
  decideRefund: acceptanceOf,
  sendConclusion: acceptanceOf,
  submitReport: reportsOf,
  reviewReport: reportsOf,
  liquidateContract: (stream) => `/thanh-ly/${taskOf(stream)}`,
  waiveClosingStep: (stream) => `/thanh-ly/${taskOf(stream)}`,
  checkTranche: trancheOf,
  approveTranche: trancheOf,
  refuseTranche: trancheOf,
  payTranche: trancheOf,
  returnTranche: trancheOf,
  recallTranche: trancheOf,
  receiveTranche: trancheOf,
  appointAppraisalTeam: appraisalOf,
  sendAppraisalPapers: appraisalOf,
  askAppraisalQuestion: appraisalOf,
  answerAppraisalQuestion: appraisalOf,
  concludeAppraisal: appraisalOf,
  prepareContract: contractOf,
  signContractAsHost: contractOf,
  signContractAsAgency: contractOf,
  approveAppropriation: (stream) => `/tai-chinh?nam=${stream.split('/')[1]}`,
  ...Object.fromEntries(
    fundingActs.map((act) => [act, (stream: string) => `/tai-chinh/nhiem-vu/${taskOf(stream)}/${act}`]),
  ),
  holdSitting: sessionOf,
  concludeSitting: sessionOf,
  castBallot: sessionOf,
  unlockBallot: sessionOf,
  enterPaperBallot: sessionOf,
  confirmPaperBallot: sessionOf,
  confirmCount: sessionOf,
  reopenVote: sessionOf,
  acceptInvitation: sessionOf,
  declareConflict: (stream) => `${sessionOf(stream)}/hoi-tranh`,
  adoptOrderText: sessionOf,
  appointCouncil: (stream) => `/hoi-dong/moi?viec=${encodeURIComponent(stream)}`,
  openDossiers: openingOf,
  screenDossier: openingOf,
  tellOpeningResult: openingOf,
  decideTie: rankingOf,
  tellApplicants: rankingOf,
  supplementProposal: (stream) => `/de-xuat/${taskOf(stream)}`,
  submitApplication: (stream) => `/ho-so/${taskOf(stream)}`,
  requestAmendment: changesOf(),
  changeMember: changesOf(),
  proposeTermination: changesOf('cham-dut'),
  confirmBeneficiaryAccount: (stream) => `/tai-chinh/tai-khoan/${stream.slice('organisation/'.length)}`,
}

/** The one page where an act is done. */
export function pageOf({ act, stream }: Waiting): string {
  return ownPages[act]?.(stream) ?? `/viec/${act}/${stream}`
}
