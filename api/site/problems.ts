import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { isUnavailable } from '../http'

/** A page that says why there is nothing to show, and what to do. Texts are Vietnamese. */
export interface ProblemView {
  readonly status: number
  readonly heading: string
  readonly detail: string
  /** What to tell the administrator; null where there is nothing to look up. */
  readonly incident: string | null
}

/** Unknown, classified, or no address at all: told apart by nobody. */
export const notFound: ProblemView = {
  status: 404,
  heading: 'Không tìm thấy trang này',
  detail: 'Địa chỉ hoặc mã nhiệm vụ không có trong phần công khai. Ông/Bà kiểm tra lại rồi tra cứu.',
  incident: null,
}

const unavailable: ProblemView = {
  status: 503,
  heading: 'Hệ thống tạm thời chưa trả lời',
  detail: 'Một phần của hệ thống đang gián đoạn. Ông/Bà thử lại sau ít phút.',
  incident: null,
}

/** The page for an error. Faults are logged under the number that the page shows. */
export function problemFor(error: unknown, logger: Logger): ProblemView {
  if (error instanceof URIError) return { ...notFound, status: 400 }
  if (isUnavailable(error)) {
    logger.warn({ err: error }, 'a part does not answer')
    return unavailable
  }
  const incident = randomUUID()
  logger.error({ err: error, incident }, 'fault')
  return {
    status: 500,
    heading: 'Trang gặp lỗi của hệ thống',
    detail: 'Lỗi đã được ghi lại. Ông/Bà thử lại sau, hoặc báo mã sự cố cho quản trị.',
    incident,
  }
}
