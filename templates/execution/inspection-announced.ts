import { formatInstant } from '../formats'
import { type Letter, type LetterBasics, type Sitting, sittingEntry } from '../letter'

/** The manager will check the work at the host's. */
export interface InspectionAnnounced extends LetterBasics {
  visit: Sitting
  teamNames: readonly string[]
  /** What will be looked at. */
  topics: readonly string[]
}

/** To the host, its principal investigator and the members of the inspection. */
export const inspectionAnnounced: Letter<InspectionAnnounced> = {
  template: 'execution/inspection-announced',
  asks: () => true,
  subject: ({ taskCode, visit }) => `Kiểm tra nhiệm vụ ${taskCode} lúc ${formatInstant(visit.startsAt)}`,
  calendar: ({ visit, ...context }) =>
    sittingEntry(
      { ...context, sitting: visit },
      { summary: `Kiểm tra thực hiện nhiệm vụ ${context.taskCode}`, status: 'confirmed' },
    ),
}
