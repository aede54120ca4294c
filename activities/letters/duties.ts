/** What is due, in Vietnamese, by the act that a deadline waits for: letters name a duty in these words. */
export const duties: Readonly<Record<string, string>> = {
  acceptProposal: 'Kiểm tra tính đầy đủ của phiếu đề xuất',
  supplementProposal: 'Bổ sung phiếu đề xuất',
}
