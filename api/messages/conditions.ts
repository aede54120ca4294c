import type { TrancheCondition } from '../../domain/tranche-conditions'
import { formatNumber } from './format'

type Figures = Readonly<Record<string, number>>

const dong = (figures: Figures, name: string) => formatNumber(figures[name] ?? 0)

const shareDigits = 1
const share = (part = 0, whole = 0) => {
  if (whole <= 0) return ''
  return ` = ${formatNumber(Number(((part / whole) * 100).toFixed(shareDigits)))}%`
}

const words: Readonly<
  Record<TrancheCondition['code'], { readonly title: string; readonly detail: (figures: Figures) => string }>
> = {
  firstAdvance: {
    title: 'Tạm ứng lần đầu trong mức cho phép',
    detail: (of) => `Đề nghị ${dong(of, 'amountDong')}, nhiều nhất ${dong(of, 'mostDong')} đồng.`,
  },
  settled: {
    title: 'Đã thanh toán đủ phần của các lần tạm ứng trước',
    detail: (of) => {
      const settled = `${dong(of, 'settledDong')} / ${dong(of, 'earlierDong')}`
      const part = share(of.settledDong, of.earlierDong)
      return `${settled}${part}, cần ít nhất ${dong(of, 'neededDong')} đồng.`
    },
  },
  accepted: {
    title: 'Nghiệm thu từ mức đạt',
    detail: () => 'Lần thanh toán cuối chỉ chi sau kết luận nghiệm thu.',
  },
  reports: {
    title: 'Báo cáo định kỳ đầy đủ',
    detail: (of) =>
      `Thiếu ${formatNumber(of.count ?? 0)} kỳ; thiếu từ ${formatNumber(of.most ?? 0)} kỳ thì dừng cấp.`,
  },
  contract: {
    title: 'Trong kinh phí còn lại của hợp đồng',
    detail: (of) => `Đề nghị ${dong(of, 'amountDong')}, hợp đồng còn ${dong(of, 'leftDong')} đồng.`,
  },
  year: {
    title: 'Trong dự toán năm còn lại',
    detail: (of) => `Đề nghị ${dong(of, 'amountDong')}, dự toán còn ${dong(of, 'leftDong')} đồng.`,
  },
}

/** A condition of a tranche in words, with its arithmetic. */
export function conditionWords({ code, figures }: TrancheCondition): { title: string; detail: string } {
  const { title, detail } = words[code]
  return { title, detail: detail(figures) }
}

/** Conditions that follow from who acts and from the task, not from the account. */
export const otherConditions = {
  flow: {
    title: 'Kinh phí đang được cấp',
    frozen: 'Nhiệm vụ đang tạm dừng.',
    open: 'Nhiệm vụ không bị tạm dừng.',
  },
  account: {
    title: 'Đơn vị thụ hưởng có tài khoản đã được xác nhận',
    confirmed: 'Tài khoản do người lập đăng ký, người duyệt xác nhận.',
    none: 'Chưa có tài khoản nào được xác nhận và đang có hiệu lực.',
  },
  hands: { title: 'Người duyệt khác người đề nghị và người kiểm tra' },
} as const
