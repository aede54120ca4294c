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
  holdSitting: sessionOf,
  concludeSitting: sessionOf,
  castBallot: sessionOf,
}

/** The one page where an act is done. */
export function pageOf({ act, stream }: Waiting): string {
  return ownPages[act]?.(stream) ?? `/viec/${act}/${stream}`
}
