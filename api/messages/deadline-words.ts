import { actTitle } from '../acts'

/** What a term is about, where the act that it waits for does not say it. */
const words: Readonly<Record<string, string>> = {
  contractEnd: 'Kết thúc hợp đồng',
  yearlyInspection: 'Kiểm tra định kỳ',
  sitting: 'Họp hội đồng',
}

const numbered: Readonly<Record<string, string>> = {
  reportDue: 'Nộp báo cáo định kỳ, kỳ',
  applicationReport: 'Báo cáo ứng dụng kết quả, năm thứ',
}

/** The name of a deadline as people read it. */
export function deadlineWords(name: string, waitsFor: string): string {
  const [, kind = '', number] = /^(\w+)-(\d+)$/.exec(name) ?? []
  const ofNumber = numbered[kind]
  return number && ofNumber ? `${ofNumber} ${number}` : (words[name] ?? actTitle(waitsFor))
}
