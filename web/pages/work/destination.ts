/** An act that waits, as far as it says where it is done. */
interface Waiting {
  readonly act: string
  readonly stream: string
}

type Page = (stream: string) => string

const sessionOf: Page = (stream) => `/phien/${stream.slice('session/'.length)}`

const changesOf =
  (subject?: string): Page =>
  (stream) => {
    const [, taskId] = stream.split('/')
    return `/nhiem-vu/${taskId}/dieu-chinh${subject ? `?noi-dung=${subject}` : ''}`
  }

/** Acts that are done on a page of their own. */
const ownPages: Readonly<Record<string, Page>> = {
  holdSitting: sessionOf,
  concludeSitting: sessionOf,
  castBallot: sessionOf,
  requestAmendment: changesOf(),
  changeMember: changesOf(),
  proposeTermination: changesOf('cham-dut'),
}

/** The one page where an act is done. */
export function pageOf({ act, stream }: Waiting): string {
  return ownPages[act]?.(stream) ?? `/viec/${act}/${stream}`
}
