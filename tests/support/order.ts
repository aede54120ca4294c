/** An order of a proposing agency with every field, for tests; `changes` replace fields. */
export function orderOf(
  organisation: string,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: 'researchProject',
    field: 'F-NN',
    organisation,
    resultUserOrganisation: organisation,
    stateDong: 1_500_000_000,
    durationMonths: 15,
    products: [{ id: 'SP1', quantity: 9, measurable: true }],
    title: 'Nghiên cứu chọn giống lúa chịu mặn',
    grounds: 'Kế hoạch cơ cấu lại ngành lúa gạo.',
    urgency: 'Năng suất chưa ổn định.',
    objectives: 'Xây dựng vùng sản xuất giống lúa.',
    contents: ['Khảo nghiệm giống tại các tiểu vùng'],
    impact: 'Kết quả được chuyển giao cho đơn vị sử dụng.',
    productTexts: [{ id: 'SP1', name: 'Điểm khảo nghiệm', unit: 'điểm', quality: 'Theo quy phạm' }],
    ...changes,
  }
}
