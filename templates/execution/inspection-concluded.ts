import type { LocalDate } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'

/** What an inspection found. */
export interface InspectionConcluded extends LetterBasics {
  inspectedOn: LocalDate
  conclusion: string
  requests: readonly string[]
}

/** To the host and its principal investigator. */
export const inspectionConcluded: Letter<InspectionConcluded> = {
  template: 'execution/inspection-concluded',
  asks: () => false,
  subject: ({ taskCode }) => `Kết luận kiểm tra nhiệm vụ ${taskCode}`,
}
