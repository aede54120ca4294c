import { queue } from './queue'
import type { Flow } from './world'

/** Every flow that is gone through in the browser, by its name. */
export const flows: Readonly<Record<string, Flow>> = {
  'from the queue to a receipt and back': queue,
}
