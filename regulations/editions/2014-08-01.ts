import { carried, decree95, verified } from '../cited'
import { composeEdition } from '../compose'
import { acceptance2014 } from './2014-08-01/acceptance'
import { clock2014, closing2014, followUp2014, reminders2014 } from './2014-08-01/after-acceptance'
import {
  award2014,
  call2014,
  contracting2014,
  determination2014,
  ordering2014,
  selection2014,
} from './2014-08-01/before-contract'
import { council2014 } from './2014-08-01/council'
import { execution2014 } from './2014-08-01/execution'
import { appraisal2023 } from './2023-11-27/appraisal'

/**
 * NĐ 08/2014, NĐ 95/2014, TT 11/2014, 09/2014, 04/2015;
 * what was not read of that time is taken over, assumed.
 */
export const edition2014 = composeEdition({
  id: '2014',
  title: 'Chế độ năm 2014',
  inForce: '2014-08-01',
  law: {
    council: council2014,
    ordering: ordering2014,
    determination: determination2014,
    call: call2014,
    selection: selection2014,
    appraisal: {
      ...carried(
        appraisal2023,
        'Định mức và quy định thẩm định trước năm 2023 chưa đọc được; dùng tạm giá trị hiện có',
      ),
      finalLumpNeedsProducts: verified(true, 'điểm a khoản 1 Điều 15', decree95),
    },
    award: award2014,
    contracting: contracting2014,
    execution: execution2014,
    acceptance: acceptance2014,
    closing: closing2014,
    followUp: followUp2014,
    reminders: reminders2014,
    clock: clock2014,
  },
})
