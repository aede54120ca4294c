import type { Letter, LetterBasics } from '../letter'

/** No dossier satisfies the council's conditions. */
export interface SelectionNoneWins extends LetterBasics {
  /** The conditions that were not met, in words. */
  reasons: readonly string[]
}

/** To each host that took part, to the proposer and to the officer. */
export const selectionNoneWins: Letter<SelectionNoneWins> = {
  template: 'selection/selection-none-wins',
  asks: () => false,
  subject: ({ taskCode }) => `Kết quả tuyển chọn nhiệm vụ ${taskCode}: không có hồ sơ đạt`,
}
