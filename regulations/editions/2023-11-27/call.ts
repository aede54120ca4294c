import { assumed, circular20, verified } from '../../cited'
import type { GroupLaw } from '../../schema'

/** The call since TT 20/2023 (2023-11-27). */
export const call2023: GroupLaw<'call'> = {
  notice: verified({ count: 30, unit: 'calendarDay' }, 'khoản 2 Điều 3', circular20),
  secondCall: verified({ count: 6, unit: 'month' }, 'khoản 3 Điều 3', circular20),
  secondCallGrounds: assumed(
    ['noApplication', 'noValidApplication', 'cancelled', 'noneSelected', 'authorityDecision'],
    `khoản 3 Điều 3 ${circular20.name}`,
    'Khoản 3 Điều 3 không nêu trường hợp không hồ sơ nào được kiến nghị; phần mềm xếp vào thông báo lại',
  ),
  replaceUntilDeadline: verified(true, 'khoản 3 Điều 6', circular20),
  sealedUntilOpening: verified(true, 'điểm a khoản 1 Điều 6', circular20),
  opening: verified({ count: 7, unit: 'workingDay' }, 'khoản 1 Điều 7', circular20),
  openingResult: assumed(
    { count: 3, unit: 'workingDay' },
    `khoản 5 Điều 7 ${circular20.name}`,
    'Khoản 5 Điều 7 không nêu số ngày báo hồ sơ không hợp lệ; tỉnh tự quy định',
  ),
  requiredDocuments: verified(
    {
      applied: ['B1-1', 'B1-2a', 'B1-3', 'B1-4'],
      social: ['B1-1', 'B1-2b', 'B1-3', 'B1-4'],
      scheme: ['B1-1', 'B1-2d', 'B1-3', 'B1-4'],
      pilot: ['B1-1', 'B1-2c', 'B1-3', 'B1-4'],
    },
    'khoản 2, 3, 4, 5 Điều 5',
    circular20,
  ),
  registeredDocuments: assumed(
    ['legalStatus'],
    `khoản 1, khoản 14 Điều 5 ${circular20.name}`,
    'Khoản 14 cho thay hồ sơ đã có trên hệ thống bằng mã số; phần mềm áp dụng cho tư cách pháp lý',
  ),
  conditionalDocuments: verified(
    {
      partners: ['B1-5', 'B1-6'],
      experts: ['expertCv'],
      counterpartFunds: ['financialReports', 'counterpartPlan'],
      afterRecommendation: ['B1-4', 'quotes'],
    },
    'khoản 6, 7, 8, 9, 10, 11, 13 Điều 5',
    circular20,
  ),
  optionalDocuments: verified(['other'], 'khoản 12 Điều 5', circular20),
  quoteValidity: verified({ count: 90, unit: 'calendarDay' }, 'khoản 11 Điều 5', circular20),
  barsJudgedAt: verified('deadline', 'khoản 2, khoản 4 Điều 4', circular20),
  hostBars: verified(
    [
      'unregisteredResult',
      'missingApplicationReport',
      'lateAcceptanceDossier',
      'unpaidRecovery',
      'suspendedForBreach',
    ],
    'khoản 2 Điều 4',
    circular20,
  ),
  hostSuspensionBar: verified({ count: 1, unit: 'year' }, 'điểm đ khoản 2 Điều 4', circular20),
  principalInvestigatorBars: assumed(
    ['leadsAnotherTask', 'lateAcceptanceDossier', 'suspendedForBreach', 'unpaidRecovery'],
    `khoản 4 Điều 4 ${circular20.name}`,
    'Ba trường hợp đầu theo khoản 4 Điều 4; chưa hoàn trả theo khoản 2 Điều 17 Thông tư liên tịch 27/2015',
  ),
  principalInvestigatorSuspensionBar: verified(
    { count: 3, unit: 'year' },
    'điểm c khoản 4 Điều 4',
    circular20,
  ),
  lateAcceptanceDossier: verified(
    { count: 30, unit: 'calendarDay' },
    'điểm c khoản 2, điểm b khoản 4 Điều 4',
    circular20,
  ),
  principalInvestigatorDegree: verified('university', 'điểm a khoản 3 Điều 4', circular20),
  principalInvestigatorYearsInField: verified(5, 'điểm b khoản 3 Điều 4', circular20),
  cancellationGrounds: verified(
    [
      'fraud',
      'ineligible',
      'doubleFunding',
      'missedRevision',
      'missedCompletion',
      'hostWithdraws',
      'investigatorChanged',
    ],
    'khoản 1, khoản 2 Điều 17',
    circular20,
  ),
  cancellationNotice: verified({ count: 7, unit: 'calendarDay' }, 'khoản 3 Điều 17', circular20),
}
