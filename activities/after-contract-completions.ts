import type { Completion } from './completions'

/** A decision's number as its author gave it, else the product's own code for it: QĐCD-NV-2024-008. */
const numbered =
  (code: string): Completion =>
  async (trx, { data, taskId }) => {
    const { decisionNumber } = (data.content ?? {}) as { readonly decisionNumber?: string }
    if (decisionNumber) return { ...data, decisionNumber }
    const task = await trx('tasks').where({ id: taskId }).first('code')
    const order = typeof data.number === 'number' ? `-${data.number}` : ''
    return { ...data, decisionNumber: `${code}-${task.code}${order}` }
  }

/** What the decisions after the contract need of the database. */
export const afterContractCompletions: Readonly<Record<string, Completion>> = {
  amendmentDecided: numbered('QĐĐC'),
  terminationDecided: numbered('QĐCD'),
  refundDecided: numbered('QĐHT'),
  resultRecognised: numbered('QĐCN'),
}
