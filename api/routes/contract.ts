import { z } from 'zod'
import { organisationName } from '../../db/organisations'
import { contractOf } from '../../db/reads/money'
import { processesOf } from '../../db/reads/task'
import { share } from '../../domain/money'
import type { ContractingState } from '../../domain/stages/contracting'
import { advisedPlan } from '../../domain/tranche-rules'
import { refuse } from '../../domain/verdict'
import { lawFor } from '../../regulations'
import { actionShape, actionsOn } from '../actions'
import { reject } from '../http'
import { defineRead } from '../route'
import { reference } from '../shapes'
import { termOfStageShape, termsOf } from '../stage-answer'
import { visibleTask } from './visible-task'

const dong = z.number().meta({ description: 'Đồng.' })
const tranche = z.object({ number: z.number(), amountDong: dong })

interface Product {
  readonly id: string
  readonly name: string
}

/** The products of the order, by their codes; each may be a product of the contract. */
function productsIn(details: Readonly<Record<string, unknown>>): Product[] {
  const { productTexts } = details
  if (!Array.isArray(productTexts)) return []
  return productTexts.flatMap((item: unknown) => {
    const found = z.object({ id: z.string(), name: z.string() }).safeParse(item)
    return found.success ? [found.data] : []
  })
}

/** What a contract is drawn up from. */
export const contractRoutes = [
  defineRead({
    name: 'getContractTerms',
    path: '/tasks/{taskId}/contract',
    tag: 'Ký hợp đồng',
    title: 'Nội dung để soạn hợp đồng',
    summary: 'Kinh phí, thời gian, sản phẩm, mức tạm ứng lần đầu kèm căn cứ, và các đợt cấp gợi ý.',
    access: 'signedIn',
    answer: z
      .object({
        task: z.object({ id: z.string(), code: z.string(), title: z.string().nullable() }),
        host: reference,
        status: z.string(),
        contractDong: dong,
        counterpartDong: dong,
        durationMonths: z.number(),
        firstAdvance: z.object({
          mostDong: dong.nullable().meta({ description: 'Không có khi mức tính theo dự toán năm.' }),
          clause: z.string(),
          assumed: z.boolean(),
        }),
        advised: z.array(tranche),
        products: z.array(z.object({ id: z.string(), name: z.string() })),
        draft: z
          .object({
            ...{ number: z.string(), products: z.array(z.string()), tranches: z.array(tranche) },
            signedOn: z.string().nullable().meta({ description: 'Ngày hợp đồng đủ hai chữ ký.' }),
          })
          .nullable(),
        terms: z.array(termOfStageShape),
        actions: z.array(actionShape),
      })
      .meta({ id: 'ContractTerms' }),
    async handle({ deps, viewer, params, at }) {
      const { task, standing } = await visibleTask(deps, viewer, params.taskId, 'full')
      const process = (await processesOf(deps.db, task.id)).findLast(({ kind }) => kind === 'contracting')
      if (!process) throw reject(refuse('request/not-found'))
      const { execution } = lawFor(process.law.editionId, process.law.overlay)
      const { award, status, signedOn = null } = process.state as ContractingState
      const { firstAdvanceShare, advanceBase, percentRounding } = execution
      const ofContract = advanceBase.value === 'contractStateBudget'
      const most = share(award.stateDong, firstAdvanceShare.value, percentRounding.value)
      const row = await contractOf(deps.db, task.id)
      const { id, code, title } = task
      return {
        task: { id, code, title },
        host: { id: award.host, name: await organisationName(deps.db, award.host) },
        ...{ status, contractDong: award.stateDong, counterpartDong: award.counterpartDong },
        durationMonths: award.durationMonths,
        firstAdvance: {
          mostDong: ofContract ? most : null,
          clause: firstAdvanceShare.cite,
          assumed: firstAdvanceShare.status === 'assumed',
        },
        advised: advisedPlan(award.stateDong, execution).map(({ no, amountDong }) => ({
          ...{ number: no, amountDong },
        })),
        products: productsIn(task.details),
        terms: await termsOf(deps.db, id, process, at),
        draft: row ? { number: row.number, products: row.products, tranches: row.plan, signedOn } : null,
        actions:
          process.closedAt === null
            ? actionsOn(process, standing.before(process.stream), { taskId: id })
            : [],
      }
    },
  }),
]
