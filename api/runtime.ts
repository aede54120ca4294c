import type { ActReceipt } from '../workflows/contract'
import type { Sending } from './acts/send'
import type { AppDeps } from './deps'
import type { Metrics } from './metrics'

/** What the handlers of one application share besides what it was given. */
export interface ApiRuntime extends AppDeps {
  readonly metrics: Metrics
  /** Sends an act to its workflow; refusals are thrown as `Refused`. */
  readonly send: (sending: Sending) => Promise<ActReceipt>
}
