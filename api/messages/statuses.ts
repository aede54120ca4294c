import type { ProcessKind } from '../../domain/life'

/** Vietnamese names of the statuses that any process may be in. */
const common: Readonly<Record<string, string>> = {
  new: 'Mới mở',
  running: 'Đang thực hiện',
  ended: 'Đã kết thúc',
}

/** Vietnamese names of the statuses of each process: one line per status of its machine. */
const ofKind: Partial<Record<ProcessKind, Readonly<Record<string, string>>>> = {
  ordering: {
    awaitingCompletenessCheck: 'Chờ kiểm tra tính đầy đủ',
    returnedForSupplement: 'Chờ đơn vị đề xuất bổ sung',
    awaitingOverlapSearch: 'Chờ tra cứu trùng lặp',
    refusalProposed: 'Đã đề nghị từ chối, chờ lãnh đạo quyết định',
    refused: 'Đã từ chối, chờ thông báo cho đơn vị đề xuất',
  },
}

/** The Vietnamese name of a status; undefined when nobody has given it one. */
export function statusWords(kind: ProcessKind, status: string): string | undefined {
  return ofKind[kind]?.[status] ?? common[status]
}
