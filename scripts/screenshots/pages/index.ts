import type { Shot } from '../shot'
import { accountShots } from './account'
import { adminShots } from './admin'
import { councilShots } from './council'
import { leadShots } from './lead'
import { moneyShots } from './money'
import { proposeShots } from './propose'
import { sittingShots } from './sitting'
import { stageShots } from './stages'
import { taskShots } from './task'
import { workShots } from './work'

/** Every page in its main states. */
export const shots: readonly Shot[] = [
  ...workShots,
  ...taskShots,
  ...proposeShots,
  ...councilShots,
  ...sittingShots,
  ...stageShots,
  ...moneyShots,
  ...leadShots,
  ...adminShots,
  ...accountShots,
]
