import { choice, choices, flag, integer, table, term } from '../kinds'
import { descriptionKinds } from './words'

/** Documents of an application: forms by their code, other papers by a name. */
export const applicationDocuments = [
  'legalStatus',
  'B1-1',
  'B1-2a',
  'B1-2b',
  'B1-2c',
  'B1-2d',
  'B1-3',
  'B1-4',
  'B1-5',
  'B1-6',
  'expertCv',
  'financialReports',
  'counterpartPlan',
  'quotes',
  'BM-09',
  'BM-10',
  'BM-11',
  'BM-12',
  'BM-15',
  'other',
] as const

const document = choices('Tài liệu', applicationDocuments)

/** The call for applications, the dossiers, their opening and screening. */
export const call = {
  notice: term('Thời gian thông báo tuyển chọn'),
  secondCall: term('Thời hạn thông báo lần 2, kể từ ngày bắt đầu thông báo lần 1'),
  secondCallGrounds: choices('Trường hợp thông báo lại', [
    'noApplication',
    'noValidApplication',
    'cancelled',
    'noneSelected',
    'authorityDecision',
  ]),
  replaceUntilDeadline: flag('Được rút, thay, bổ sung hồ sơ trước hạn nộp'),
  sealedUntilOpening: flag('Hồ sơ được niêm phong đến khi mở'),
  opening: term('Thời hạn mở hồ sơ sau hạn nộp'),
  openingResult: term('Thời hạn báo kết quả mở hồ sơ'),
  requiredDocuments: table('Tài liệu bắt buộc theo loại thuyết minh', descriptionKinds, document),
  registeredDocuments: choices('Tài liệu được thay bằng mã số khi đã có trên hệ thống', applicationDocuments),
  conditionalDocuments: table(
    'Tài liệu phải có theo điều kiện',
    ['partners', 'experts', 'counterpartFunds', 'afterRecommendation'],
    document,
  ),
  optionalDocuments: choices('Tài liệu không bắt buộc', applicationDocuments),
  quoteValidity: term('Hiệu lực của báo giá tính đến khi nộp'),
  barsJudgedAt: choice('Thời điểm xét điều kiện tham gia', ['deadline', 'opening']),
  hostBars: choices('Trường hợp tổ chức không được tham gia', [
    'unregisteredResult',
    'missingApplicationReport',
    'lateAcceptanceDossier',
    'unpaidRecovery',
    'suspendedForBreach',
  ]),
  hostSuspensionBar: term('Thời gian không được tham gia của tổ chức bị đình chỉ do sai phạm'),
  principalInvestigatorBars: choices('Trường hợp cá nhân không được làm chủ nhiệm', [
    'leadsAnotherTask',
    'lateAcceptanceDossier',
    'suspendedForBreach',
    'unpaidRecovery',
  ]),
  principalInvestigatorSuspensionBar: term('Thời gian không được làm chủ nhiệm sau khi bị đình chỉ'),
  lateAcceptanceDossier: term('Hồ sơ nghiệm thu nộp chậm quá thời hạn này thì không được tham gia'),
  principalInvestigatorDegree: choice('Trình độ tối thiểu của chủ nhiệm', ['university', 'master', 'doctor']),
  principalInvestigatorYearsInField: integer('Số năm gần nhất hoạt động trong lĩnh vực'),
  cancellationGrounds: choices('Trường hợp hủy kết quả', [
    'fraud',
    'ineligible',
    'doubleFunding',
    'missedRevision',
    'missedCompletion',
    'hostWithdraws',
    'investigatorChanged',
  ]),
  cancellationNotice: term('Thời hạn báo hủy kết quả'),
}
