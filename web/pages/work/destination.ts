/** An act that waits, as far as it says where it is done. */
interface Waiting {
  readonly act: string
  readonly stream: string
}

type Page = (stream: string) => string

const sessionOf: Page = (stream) => `/phien/${stream.slice('session/'.length)}`

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
}

/** The one page where an act is done. */
export function pageOf({ act, stream }: Waiting): string {
  return ownPages[act]?.(stream) ?? `/viec/${act}/${stream}`
}
