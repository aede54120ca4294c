import { acceptance } from './acceptance'
import { account } from './account'
import { administration } from './administration'
import { closing } from './closing'
import { disbursement } from './disbursement'
import { dossier } from './dossier'
import { keeping } from './keeping'
import { leadership } from './leadership'
import { propose } from './propose'
import { publicSite } from './public-site'
import { queue } from './queue'
import { scoring } from './scoring'
import { sitting } from './sitting'
import { taskPage } from './task-page'
import type { Flow } from './world'

/** The flows that are gone through in the browser, by their names; A to F are the six of the whole life. */
export const flows: Readonly<Record<string, Flow>> = {
  'the public site, without scripts': publicSite,
  'from the sign-in to the queue and back': queue,
  'A, an agency proposes': propose,
  'nothing that is written is lost': keeping,
  'an officer narrows the list and does what a task waits for': taskPage,
  'B, a host seals a dossier': dossier,
  'C, an expert scores': scoring,
  'D, a council sits': sitting,
  'E, a tranche is disbursed': disbursement,
  'F, a result is accepted': acceptance,
  'F, a contract is closed': closing,
  'a leader opens figures down to their tasks': leadership,
  'an administrator keeps people, the calendar and letters': administration,
  'somebody keeps their own account safe': account,
}
