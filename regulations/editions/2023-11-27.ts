import { circular06, circular20, reading, verified } from '../cited'
import { composeOn } from '../compose'
import { fees2023 } from './2014-08-01/council'
import { edition2016 } from './2016-02-15'
import { appraisal2023 } from './2023-11-27/appraisal'
import { award2023 } from './2023-11-27/award'
import { call2023 } from './2023-11-27/call'
import { determination2023 } from './2023-11-27/determination'
import { selection2023 } from './2023-11-27/selection'

/** TT 03/2023/TT-BTC, TT 02/2023, TT 06/2023 and TT 20/2023, the last of them in force on 2023-11-27. */
export const edition2023 = composeOn(edition2016, {
  id: '2023',
  title: 'Chế độ năm 2023',
  inForce: '2023-11-27',
  replaces: {
    council: {
      ...fees2023,
      sittingModes: verified(['inPerson', 'online', 'hybrid'], 'khoản 1 Điều 10', circular20),
      onlineAttendanceCounts: reading(
        true,
        'Văn bản cho họp trực tuyến nhưng không nói riêng về cách tính có mặt',
      ),
      dissentMayBeRecorded: verified(true, 'khoản 6 Điều 11', circular06),
    },
    ordering: { overlapSearchRequired: verified(true, 'khoản 2 Điều 9', circular06) },
    determination: determination2023,
    call: call2023,
    selection: selection2023,
    appraisal: appraisal2023,
    award: award2023,
    contracting: {
      acceptanceDossierMax: verified({ count: 3, unit: 'month' }, 'điểm a khoản 3 Điều 15', circular20),
      durationIncludesAcceptanceDossier: verified(true, 'điểm a khoản 3 Điều 15', circular20),
    },
    followUp: { missingReportBarsHost: verified(true, 'điểm b khoản 2 Điều 4', circular20) },
  },
})
