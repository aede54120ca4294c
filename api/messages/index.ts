import { administrationMessages } from './administration'
import { appraisalMessages } from './appraisal'
import { ballotMessages } from './ballots'
import { beneficiaryMessages } from './beneficiary'
import { callMessages } from './call'
import { classifiedMessages } from './classified'
import { contractMessages } from './contract'
import { councilMessages } from './councils'
import { delegationMessages } from './delegation'
import { draftMessages } from './drafts'
import { eligibilityMessages } from './eligibility'
import { estimateMessages } from './estimate'
import { executionMessages } from './execution'
import { filesMessages } from './files'
import { identityMessages } from './identity'
import type { Message, Messages } from './message'
import { moneyMessages } from './money'
import { orderingMessages } from './ordering'
import { processMessages } from './process'
import { requestMessages } from './request'
import { resultMessages } from './results'
import { sessionMessages } from './session'
import { trancheMessages } from './tranche'

/** Every message by its code: one file per area, one line here. */
export const messages: Messages = {
  ...requestMessages,
  ...sessionMessages,
  ...identityMessages,
  ...administrationMessages,
  ...delegationMessages,
  ...classifiedMessages,
  ...processMessages,
  ...orderingMessages,
  ...estimateMessages,
  ...eligibilityMessages,
  ...councilMessages,
  ...ballotMessages,
  ...callMessages,
  ...filesMessages,
  ...draftMessages,
  ...appraisalMessages,
  ...contractMessages,
  ...moneyMessages,
  ...trancheMessages,
  ...beneficiaryMessages,
  ...executionMessages,
  ...resultMessages,
}

/** The words for a code that no catalogue holds; a test finds such codes before a person does. */
export const unworded: Message = {
  title: 'Yêu cầu không được chấp nhận',
  detail: 'Quy định không cho phép thực hiện việc này.',
}
