import { z } from 'zod'
import { refuse } from '../../domain/verdict'
import { reject } from '../http'
import { receiptAnswer, receiptOfKey, receiptShape } from '../receipts'
import { defineRead } from '../route'
import { callerId } from '../session'

const tag = 'Biên nhận'

/** Receipts of what parties handed in. */
export const receiptsRoutes = [
  defineRead({
    name: 'getReceipt',
    path: '/receipts/{number}',
    tag,
    title: 'Xem biên nhận',
    summary: 'Người nộp xem được toàn bộ biên nhận. Người khác chỉ biết biên nhận còn giá trị hay không.',
    access: 'public',
    answer: receiptShape,
    handle: ({ deps, req, params, at }) => receiptAnswer(deps, callerId(req), params.number ?? '', at),
  }),
  defineRead({
    name: 'getReceiptOfAct',
    path: '/receipts/of/{key}',
    tag,
    title: 'Số biên nhận của một việc',
    summary: 'Số biên nhận và trang biên nhận của việc mà chính người gọi đã nộp, theo Idempotency-Key.',
    access: 'signedIn',
    answer: z.object({ number: z.string(), page: z.string() }),
    async handle({ deps, viewer, params }) {
      const number = await receiptOfKey(deps, viewer.ids, params.key ?? '')
      if (number === undefined) throw reject(refuse('request/not-found'))
      return { number, page: `/bien-nhan/${encodeURIComponent(number)}` }
    },
  }),
]
