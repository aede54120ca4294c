import { publicSite } from './public-site'
import { queue } from './queue'
import type { Flow } from './world'

/** The flows that are gone through in the browser, by their names. */
export const flows: Readonly<Record<string, Flow>> = {
  'the public site, without scripts': publicSite,
  'from the sign-in to the queue and back': queue,
}
