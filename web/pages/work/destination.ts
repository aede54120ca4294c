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
const taskIn = (stream: string) => stream.split('/')[1] ?? ''
const openingOf: Page = (stream) => `/mo-ho-so/${taskIn(stream)}`
const rankingOf: Page = (stream) => `/hoi-dong/xep-hang/${taskIn(stream)}`
const taskIdIn = (stream: string) => stream.split('/')[1] ?? ''
const changesOf =
  (subject?: string): Page =>
  (stream) => {
    const [, taskId] = stream.split('/')
    return `/nhiem-vu/${taskId}/dieu-chinh${subject ? `?noi-dung=${subject}` : ''}`
  }

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
const taskIn = (stream: string) => stream.split('/')[1] ?? ''

const trancheOf: Page = (stream) => `/giai-ngan/${taskIn(stream)}/${stream.split('/').at(-1)}`
const appraisalOf: Page = (stream) => `/tham-dinh/${taskIn(stream)}`
const contractOf: Page = (stream) => `/tai-chinh/hop-dong/${taskIn(stream)}`
const fundingActs = [
  ...['requestTranche', 'submitSettlement', 'confirmSettlement', 'returnSettlement'],
  ...['returnUnspent', 'approveFinalSettlement', 'payRefund'],
]

/** Acts that are done on a page of their own. */
const ownPages: Readonly<Record<string, Page>> = {
  checkTranche: trancheOf,
  approveTranche: trancheOf,
  refuseTranche: trancheOf,
  payTranche: trancheOf,
  returnTranche: trancheOf,
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
    fundingActs.map((act) => [act, (stream: string) => `/tai-chinh/nhiem-vu/${taskIn(stream)}/${act}`]),
  ),
  holdSitting: sessionOf,
  concludeSitting: sessionOf,
  castBallot: sessionOf,
  acceptInvitation: sessionOf,
  declareConflict: (stream) => `${sessionOf(stream)}/hoi-tranh`,
  adoptOrderText: sessionOf,
  appointCouncil: (stream) => `/hoi-dong/moi?viec=${encodeURIComponent(stream)}`,
  openDossiers: openingOf,
  screenDossier: openingOf,
  tellOpeningResult: openingOf,
  decideTie: rankingOf,
  tellApplicants: rankingOf,
  supplementProposal: (stream) => `/de-xuat/${taskIdIn(stream)}`,
  submitApplication: (stream) => `/ho-so/${taskIdIn(stream)}`,
  requestAmendment: changesOf(),
  changeMember: changesOf(),
  proposeTermination: changesOf('cham-dut'),
}

/** The one page where an act is done. */
export function pageOf({ act, stream }: Waiting): string {
  return ownPages[act]?.(stream) ?? `/viec/${act}/${stream}`
}
