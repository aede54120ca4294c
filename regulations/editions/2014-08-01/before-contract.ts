import { assumed, carried, circular06, circular20, provincial, reading } from '../../cited'
import type { GroupLaw } from '../../schema'
import { award2023 } from '../2023-11-27/award'
import { call2023 } from '../2023-11-27/call'
import { determination2023 } from '../2023-11-27/determination'
import { selection2023 } from '../2023-11-27/selection'

const unread = 'Văn bản áp dụng trước năm 2023 chưa đọc được; dùng tạm giá trị của năm 2023'
const ministry = 'Quy định của bộ giai đoạn 2014-2015'
const ministrySource =
  'Mẫu của bộ giai đoạn 2014-2015 (Thông tư 33/2014, 50/2014); chưa có số điều khoản để đối chiếu'

/** Orders: no text that was read gives the terms; a province sets them. */
export const ordering2014: GroupLaw<'ordering'> = {
  completenessCheck: provincial(
    { count: 5, unit: 'workingDay' },
    'Không văn bản nào đã đọc quy định thời hạn kiểm tra phiếu đề xuất',
  ),
  supplement: provincial(
    { count: 15, unit: 'workingDay' },
    'Không văn bản nào đã đọc quy định thời hạn bổ sung phiếu đề xuất',
  ),
  requiredFields: provincial(
    [
      'title',
      'field',
      'type',
      'grounds',
      'urgency',
      'objectives',
      'contents',
      'products',
      'impact',
      'resultUser',
      'expectedFunding',
      'durationMonths',
    ],
    'Theo mục của phiếu đề xuất nhiệm vụ; phụ lục mẫu chưa đọc được',
  ),
  overlapSearchRequired: assumed(
    true,
    `khoản 2 Điều 9 ${circular06.name}`,
    'Quy định cho cấp quốc gia từ năm 2023; dùng tạm cho giai đoạn trước và cho tỉnh',
  ),
  overlapForm: assumed('M8-KQTrC', 'Mẫu M8-KQTrC', 'Tên mẫu theo biểu mẫu của tỉnh; phụ lục chưa đọc được'),
  overlapScope: reading(['proposed', 'running', 'finished'], 'Văn bản chỉ nêu nhiệm vụ đã và đang thực hiện'),
  refusalNeedsReasons: reading(true, 'Văn bản đã đọc không nói; người đề xuất cần biết lý do'),
  resubmissionAllowed: reading(true, 'Văn bản đã đọc không cấm đề xuất lại'),
}

/** Determination: TT 07/2014 was not read; the ministries' > 3/4 of those present is the one value known. */
export const determination2014: GroupLaw<'determination'> = {
  ...carried(determination2023, unread),
  adoptionShare: assumed({ numerator: 3, denominator: 4 }, ministry, ministrySource),
  adoptionComparator: assumed('>', ministry, ministrySource),
  adoptionBase: assumed('present', ministry, ministrySource),
}

/** The call before 2023, taken over from TT 20/2023. */
export const call2014: GroupLaw<'call'> = carried(call2023, unread)

/** Selection before 2023: the zero rule and the tie rule of the ministries' models. */
export const selection2014: GroupLaw<'selection'> = {
  ...carried(selection2023, unread),
  zeroShare: assumed({ numerator: 1, denominator: 3 }, ministry, ministrySource),
  zeroComparator: assumed('>', ministry, ministrySource),
  tieRules: assumed(['chairScore', 'authorityDecision'], ministry, ministrySource),
  hostMembersAllowedOutsideKeySeats: assumed(1, ministry, ministrySource),
}

/** The award before 2023, taken over from TT 20/2023. */
export const award2014: GroupLaw<'award'> = carried(award2023, unread)

/** Signing by the template of TT 05/2014. */
export const contracting2014: GroupLaw<'contracting'> = {
  sign: provincial(
    { count: 45, unit: 'calendarDay' },
    'Không văn bản nào đã đọc quy định thời hạn từ quyết định đến ký hợp đồng',
  ),
  template: assumed(
    'Thông tư 05/2014/TT-BKHCN',
    'Mẫu hợp đồng kèm theo Thông tư 05/2014/TT-BKHCN',
    'Được dẫn chiếu tại Điều 21 Thông tư 04/2015/TT-BKHCN; chưa đọc bản gốc của mẫu',
  ),
  acceptanceDossierMax: assumed(
    { count: 3, unit: 'month' },
    `điểm a khoản 3 Điều 15 ${circular20.name}`,
    unread,
  ),
  durationIncludesAcceptanceDossier: assumed(true, `điểm a khoản 3 Điều 15 ${circular20.name}`, unread),
}
