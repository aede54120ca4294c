import { type Letter, type LetterBasics, withDue } from '../letter'

/** The description must be revised; `due` is when. */
export interface DescriptionRevisionDue extends LetterBasics {
  /** Who asks: 'hội đồng', 'tổ thẩm định kinh phí'. */
  askedBy: string
  requests: readonly string[]
}

/** To the host and its principal investigator. */
export const descriptionRevisionDue: Letter<DescriptionRevisionDue> = {
  template: 'selection/description-revision-due',
  asks: () => true,
  subject: (context) => withDue(`Hoàn thiện thuyết minh nhiệm vụ ${context.taskCode}`, context),
}
