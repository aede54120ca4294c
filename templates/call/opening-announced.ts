import { type Letter, type LetterBasics, type Sitting, sittingEntry } from '../letter'

/** The sealed dossiers of a call will be opened; the host may be present. */
export interface OpeningAnnounced extends LetterBasics {
  hostName: string
  opening: Sitting
}

/** To each host that handed in a dossier. */
export const openingAnnounced: Letter<OpeningAnnounced> = {
  template: 'call/opening-announced',
  asks: () => false,
  subject: ({ taskCode }) => `Lịch mở hồ sơ, nhiệm vụ ${taskCode}`,
  calendar: ({ opening, ...context }) =>
    sittingEntry(
      { ...context, sitting: opening },
      { summary: `Mở hồ sơ tuyển chọn: ${context.taskCode}`, status: 'confirmed' },
    ),
}
