import type { Message, Messages } from './message'
import { orderingMessages } from './ordering'
import { processMessages } from './process'
import { requestMessages } from './request'
import { sessionMessages } from './session'

/** Every message by its code: one file per area, one line here. */
export const messages: Messages = {
  ...requestMessages,
  ...sessionMessages,
  ...processMessages,
  ...orderingMessages,
}

/** The words for a code that no catalogue holds; a test finds such codes before a person does. */
export const unworded: Message = {
  title: 'Yêu cầu không được chấp nhận',
  detail: 'Quy định không cho phép thực hiện việc này.',
}
