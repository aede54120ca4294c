import type { CouncilKind } from '../council/composition'
import { acceptancePractice } from './acceptance-practice'
import { determinationPractice } from './determination-practice'
import type { Practice } from './practice'
import { selectionPractice } from './selection-practice'

/** The three councils' ways of working, by kind. */
export const practices: Readonly<Record<CouncilKind, Practice>> = {
  determination: determinationPractice,
  selection: selectionPractice,
  acceptance: acceptancePractice,
}
