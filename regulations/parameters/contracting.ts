import { flag, term, text } from '../kinds'

/** From the award to the signed contract. */
export const contracting = {
  sign: term('Thời hạn ký hợp đồng sau quyết định phê duyệt'),
  template: text('Mẫu hợp đồng'),
  acceptanceDossierMax: term('Thời gian hoàn thiện hồ sơ nghiệm thu tối đa trong thời gian thực hiện'),
  durationIncludesAcceptanceDossier: flag(
    'Thời gian thực hiện bao gồm thời gian hoàn thiện hồ sơ nghiệm thu',
  ),
}
