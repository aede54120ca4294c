import type { Dong } from '../../domain/money'
import { type Letter, type LetterBasics, withDue } from '../letter'

/** A contract waits for the signature of the recipient's side; `due` is when. */
export interface ContractToSign extends LetterBasics {
  contractNumber: string
  hostName: string
  stateBudgetDong: Dong
  durationMonths: number
}

/** To the host, or to the leader who signs for the department. */
export const contractToSign: Letter<ContractToSign> = {
  template: 'contracting/contract-to-sign',
  asks: () => true,
  subject: (context) =>
    withDue(`Ký hợp đồng ${context.contractNumber}, nhiệm vụ ${context.taskCode}`, context),
}
