import { administration } from './administration'
import { disbursement } from './disbursement'
import { dossier } from './dossier'
import { leadership } from './leadership'
import { propose } from './propose'
import { publicSite } from './public-site'
import { queue } from './queue'
import { scoring } from './scoring'
import { sitting } from './sitting'
import { taskPage } from './task-page'
import type { Flow } from './world'

/** Every flow that is gone through in the browser, by its name. */
export const flows: Readonly<Record<string, Flow>> = {
  'the public site, without scripts': publicSite,
  'from the sign-in to the queue and back': queue,
  'a task is found, and why it waits': taskPage,
  'A: an order is proposed': async (page, world) => void (await propose(page, world)),
  'B: a dossier is sealed and handed in': dossier,
  'C: a member scores': scoring,
  'D: a council sits': sitting,
  'E: money is asked for, checked, approved and paid': disbursement,
  'leaders look over the whole': leadership,
  'an administrator keeps the register': administration,
}
