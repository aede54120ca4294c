import type { Shot } from '../shot'
import { workShots } from './work'

/** Every page in its main states. */
export const shots: readonly Shot[] = [...workShots]
