import type { Letter, LetterBasics } from '../letter'

/** The council proposes another host. */
export interface SelectionResultLoser extends LetterBasics {
  hostName: string
  /** Own mean and the most that could be had; null without a valid ballot. */
  meanPoints: number | null
  pointsMax: number
  reasons: readonly string[]
  /** Who is proposed; null while it may not be told. */
  winnerName: string | null
}

/** To each host that does not win and its principal investigator; it tells of their own dossier only. */
export const selectionResultLoser: Letter<SelectionResultLoser> = {
  template: 'selection/selection-result-loser',
  asks: () => false,
  subject: ({ taskCode }) => `Kết quả tuyển chọn nhiệm vụ ${taskCode}: không được đề nghị thực hiện`,
}
