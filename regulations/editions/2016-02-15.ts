import { composeOn } from '../compose'
import { edition2014 } from './2014-08-01'
import { advancesCleared2016, changes2016, lumpSum2016, money2016 } from './2016-02-15/money'

/** The money part of TTLT 27/2015; all else as in 2014. */
export const edition2016 = composeOn(edition2014, {
  id: '2016',
  title: 'Chế độ năm 2016 (khoán chi)',
  inForce: '2016-02-15',
  replaces: {
    appraisal: lumpSum2016,
    execution: { ...money2016, ...changes2016 },
    closing: advancesCleared2016,
  },
})
