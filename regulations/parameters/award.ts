import { integer, term } from '../kinds'

/** The decision on host, investigator, money, lump-sum kind and duration, and its publication. */
export const award = {
  complete: term('Thời hạn hoàn thiện hồ sơ sau thẩm định'),
  decisionFile: term('Thời hạn trình quyết định phê duyệt'),
  decisionFromDeadline: term('Thời hạn quyết định, kể từ hạn nộp hồ sơ'),
  publish: term('Thời hạn công bố kết quả sau khi ký quyết định'),
  keepPublished: term('Thời gian đăng tải tối thiểu'),
  independentExpertsMin: integer('Số chuyên gia tư vấn độc lập tối thiểu'),
  independentExpertReport: term('Thời hạn chuyên gia độc lập gửi báo cáo'),
}
