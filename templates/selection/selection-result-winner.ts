import { type Letter, type LetterBasics, withDue } from '../letter'

/** The council proposes this host; `due` is when the revised description is expected. */
export interface SelectionResultWinner extends LetterBasics {
  hostName: string
  /** Mean of the valid ballots, and the most that could be had. */
  meanPoints: number
  pointsMax: number
  /** How a tie was broken, in words; null without a tie. */
  tieBrokenBy: string | null
  /** What the council asks to change in the description. */
  requests: readonly string[]
}

/** To the winning host and its principal investigator. */
export const selectionResultWinner: Letter<SelectionResultWinner> = {
  template: 'selection/selection-result-winner',
  asks: () => true,
  subject: (context) =>
    withDue(`Được đề nghị chủ trì nhiệm vụ ${context.taskCode}, hoàn thiện thuyết minh`, context),
}
