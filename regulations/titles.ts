import type { acceptanceDocuments } from './parameters/acceptance'
import type { changeSubjects, pointsTableNames, teamRoles } from './parameters/words'

type Titles<W extends readonly string[]> = Readonly<Record<W[number], string>>

const plan = 'Tính khả thi về kế hoạch và kinh phí thực hiện'
const capability = 'Năng lực của tổ chức và cá nhân thực hiện'
const products = 'Sản phẩm khoa học và công nghệ'

/** Vietnamese names of the scoring criteria, by table (TT 20/2023 điều 12). */
export const criterionTitles: Readonly<
  Record<(typeof pointsTableNames)[number], Readonly<Record<string, string>>>
> = {
  applied: {
    overview: 'Tổng quan tình hình nghiên cứu',
    contentStaffMethod: 'Nội dung, nhân lực, phương pháp nghiên cứu và kỹ thuật sử dụng',
    products,
    applicability: 'Khả năng ứng dụng hoặc sử dụng kết quả vào sản xuất và đời sống',
    planBudget: plan,
    capability,
  },
  social: {
    overview: 'Tổng quan tình hình nghiên cứu',
    content: 'Nội dung và hoạt động hỗ trợ nghiên cứu',
    approach: 'Cách tiếp cận và phương pháp nghiên cứu',
    planBudget: plan,
    productsBenefitTransfer: 'Sản phẩm, lợi ích kết quả và phương án chuyển giao',
    capability,
  },
  pilot: {
    overview: 'Tổng quan về các vấn đề công nghệ và thị trường',
    content: 'Nội dung và phương án triển khai',
    technology: 'Tính mới và tính khả thi của công nghệ',
    developmentEffect: 'Khả năng phát triển và hiệu quả kinh tế - xã hội dự kiến',
    products,
    finance: 'Phương án tài chính',
    capability,
  },
}

/** Vietnamese names of the contents that a determination ballot passes or fails (TT 06/2023 điều 13, 14). */
export const determinationCriterionTitles: Readonly<Record<string, string>> = {
  urgency: 'Tính cấp thiết, tầm quan trọng đối với phát triển kinh tế - xã hội của tỉnh',
  importance: 'Tính liên ngành, liên vùng, quy mô và tầm quan trọng của vấn đề',
  noDuplication: 'Không trùng lặp với nhiệm vụ đã và đang thực hiện',
  stateResourcesNeeded: 'Sự cần thiết huy động nguồn lực nhà nước và khả năng ứng dụng kết quả',
  outsideFunds: 'Xuất xứ công nghệ và khả năng huy động nguồn lực ngoài ngân sách',
}

/** Vietnamese names of the seats of an appraisal team. */
export const teamSeatTitles: Readonly<Record<string, string>> = {
  head: 'Tổ trưởng',
  deputy: 'Tổ phó',
  fundManager: 'Đại diện đơn vị quản lý kinh phí',
  councilMember: 'Thành viên hội đồng tuyển chọn',
  secretary: 'Thư ký tổ thẩm định',
}

/** Vietnamese names of those who perform a task and are paid by it. */
export const teamRoleTitles: Titles<typeof teamRoles> = {
  principalInvestigator: 'Chủ nhiệm nhiệm vụ',
  scientificSecretary: 'Thư ký khoa học',
  mainMember: 'Thành viên chính',
  member: 'Thành viên',
  technician: 'Kỹ thuật viên, nhân viên hỗ trợ',
}

/** Vietnamese names of the documents of an application. */
export const documentTitles: Readonly<Record<string, string>> = {
  legalStatus: 'Tài liệu chứng minh tư cách pháp lý',
  'B1-1': 'Đơn đăng ký chủ trì thực hiện nhiệm vụ',
  'B1-2a': 'Thuyết minh đề tài ứng dụng và phát triển công nghệ',
  'B1-2b': 'Thuyết minh đề tài khoa học xã hội và nhân văn',
  'B1-2c': 'Thuyết minh dự án',
  'B1-2d': 'Thuyết minh đề án',
  'B1-3': 'Tóm tắt hoạt động khoa học và công nghệ của tổ chức chủ trì',
  'B1-4': 'Lý lịch khoa học',
  'B1-5': 'Giấy xác nhận phối hợp thực hiện nhiệm vụ',
  'B1-6': 'Tóm tắt hoạt động của tổ chức phối hợp',
  expertCv: 'Lý lịch khoa học của chuyên gia',
  financialReports: 'Báo cáo tài chính 02 năm gần nhất',
  counterpartPlan: 'Phương án huy động vốn đối ứng',
  quotes: 'Báo giá thiết bị, nguyên vật liệu, dịch vụ',
  'BM-09': 'Đơn đăng ký (BM-09)',
  'BM-10': 'Thuyết minh nhiệm vụ (BM-10)',
  'BM-11': 'Thuyết minh liên kết (BM-11)',
  'BM-12': 'Phương án đồng tài trợ (BM-12)',
  'BM-15': 'Dự toán kinh phí (BM-15)',
  other: 'Tài liệu khác',
}

/** Vietnamese names of the lines of an estimate. */
export const estimateLineTitles: Readonly<Record<string, string>> = {
  remuneration: 'Thù lao tham gia nhiệm vụ',
  materials: 'Nguyên liệu, vật liệu, năng lượng',
  equipment: 'Sửa chữa, mua sắm, thuê tài sản',
  seminarsTravel: 'Hội nghị, hội thảo, công tác phí',
  hiredServices: 'Dịch vụ thuê ngoài',
  survey: 'Điều tra, khảo sát',
  other: 'Chi khác',
  overhead: 'Quản lý chung nhiệm vụ',
}

/** Vietnamese words for the rules that break a tie. */
export const tieRuleTitles: Readonly<Record<string, string>> = {
  lessStateMoney: 'Kinh phí đề xuất từ ngân sách ít hơn',
  excellentTask: 'Đã có nhiệm vụ xếp loại xuất sắc',
  higherContentScore: 'Điểm nội dung và phương án triển khai cao hơn',
  chairScore: 'Điểm của người chủ trì phiên họp cao hơn',
  authorityDecision: 'Cấp có thẩm quyền quyết định',
}

/** Vietnamese words for what bars a host or an investigator. */
export const barTitles: Readonly<Record<string, string>> = {
  unregisteredResult: 'Chưa đăng ký, giao nộp kết quả nhiệm vụ khác',
  missingApplicationReport: 'Chưa báo cáo ứng dụng kết quả nhiệm vụ khác',
  lateAcceptanceDossier: 'Nộp chậm hồ sơ nghiệm thu nhiệm vụ khác',
  unpaidRecovery: 'Chưa hoàn trả đầy đủ kinh phí thu hồi',
  suspendedForBreach: 'Bị đình chỉ nhiệm vụ do sai phạm',
  leadsAnotherTask: 'Đang làm chủ nhiệm nhiệm vụ khác',
}

/** Vietnamese words for the relations that keep a person off a council. */
export const relationTitles: Readonly<Record<string, string>> = {
  spouse: 'Vợ hoặc chồng',
  parent: 'Bố, mẹ',
  child: 'Con',
  sibling: 'Anh, chị, em ruột',
  coAuthor: 'Đồng tác giả công trình',
  sameEmployer: 'Cùng cơ quan',
  other: 'Quan hệ khác ảnh hưởng đến sự khách quan',
}

/**
 * Documents of an acceptance dossier: the form, where there is one, else the document's order, and its name.
 */
export const acceptanceDocumentTitles: Readonly<
  Record<(typeof acceptanceDocuments)[number], { readonly code: string; readonly name: string }>
> = {
  request: { code: 'PL5-CVĐNNT', name: 'Công văn đề nghị nghiệm thu' },
  generalReport: { code: 'PL5-BCTH', name: 'Báo cáo tổng hợp và báo cáo tóm tắt kết quả' },
  productReport: { code: 'A-4', name: 'Báo cáo về sản phẩm của nhiệm vụ' },
  contractCopy: { code: 'HĐ', name: 'Bản sao hợp đồng và thuyết minh' },
  confirmations: { code: 'XN', name: 'Văn bản xác nhận công bố, đào tạo, sử dụng kết quả' },
  rawData: { code: 'SL', name: 'Số liệu và sổ nhật ký của nhiệm vụ' },
  authorsAgreement: { code: 'TT', name: 'Thỏa thuận của các tác giả về thứ tự tên' },
  moneyReport: { code: 'A-3-BCSDKP', name: 'Báo cáo tình hình sử dụng kinh phí' },
  selfEvaluation: { code: 'PL5-TĐG', name: 'Báo cáo tự đánh giá' },
  other: { code: 'TL', name: 'Tài liệu khác' },
}

/** Vietnamese names of what a change of a running task touches. */
export const changeSubjectTitles: Titles<typeof changeSubjects> = {
  extension: 'Gia hạn thời gian thực hiện',
  shortening: 'Rút ngắn thời gian thực hiện',
  name: 'Tên nhiệm vụ',
  objectives: 'Mục tiêu',
  products: 'Sản phẩm',
  contents: 'Nội dung',
  principalInvestigator: 'Chủ nhiệm nhiệm vụ',
  hostOrganization: 'Tổ chức chủ trì',
  member: 'Thành viên thực hiện',
  materials: 'Nguyên vật liệu',
  equipment: 'Thiết bị',
  counterpartBudget: 'Kinh phí đối ứng',
  nonLumpBudget: 'Kinh phí không khoán',
  lumpSumKind: 'Phương thức khoán',
  lumpSumTotal: 'Tổng kinh phí khoán',
  overseasTrips: 'Đoàn ra',
  other: 'Nội dung khác',
}

/** Vietnamese names of the grounds on which a contract is ended early. */
export const terminationGroundTitles: Readonly<Record<string, string>> = {
  unnecessary: 'Việc thực hiện không còn cần thiết',
  noCapacity: 'Không đủ điều kiện, năng lực thực hiện tiếp',
  offTarget: 'Không đạt mục tiêu, sai nội dung',
  forceMajeure: 'Sự kiện bất khả kháng',
  misuse: 'Sử dụng kinh phí sai mục đích',
  noAcceptanceDossier: 'Không nộp hồ sơ nghiệm thu',
}

/** Vietnamese names of what is done before a contract is liquidated. */
export const closingStepTitles: Readonly<Record<string, string>> = {
  registration: 'đăng ký kết quả',
  recognition: 'công nhận kết quả',
  finalSettlement: 'quyết toán kinh phí',
  handover: 'bàn giao kết quả',
  liquidation: 'thanh lý hợp đồng',
  finalDossier: 'nộp hồ sơ cuối cùng',
  refund: 'nộp đủ tiền hoàn trả',
  assets: 'bàn giao tài sản',
}
