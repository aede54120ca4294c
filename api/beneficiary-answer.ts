import { z } from 'zod'
import type { AccountHand, AccountVersion } from '../db/beneficiary-accounts'
import { maskedNumber } from '../domain/beneficiary'
import { hostRoles, seesWholeNumber } from '../domain/rights/beneficiary'
import { isOffice } from '../domain/rights/view'
import { heldAtWords } from './messages/money-words'
import { instantShape, named, orNull, reference, word } from './shapes'
import { organisationsAs, type Viewer } from './viewer'

const hand = {
  at: instantShape,
  by: reference.nullable().meta({ description: 'Chỉ cơ quan quản lý được biết.' }),
}

/** A version of an account, its number whole or masked. */
export const accountShape = z
  .object({
    id: z.string(),
    version: z.number(),
    number: z.string().meta({ description: 'Chỉ còn bốn ký tự cuối với người không cần biết.' }),
    whole: z.boolean(),
    holder: z.string(),
    heldAt: named,
    institution: z.string(),
    branch: z.string().nullable(),
    validFrom: z.string().meta({ format: 'date' }),
    document: z.string(),
    reason: z.string().nullable(),
    made: z.object(hand),
    decided: orNull(z.object({ ...hand, confirmed: z.boolean(), reason: z.string().nullable() })),
  })
  .meta({ id: 'BeneficiaryAccount' })

/** Whether a viewer is told the number of an organisation's account whole. */
export const isToldWhole = (viewer: Viewer, organisation: string): boolean =>
  seesWholeNumber(viewer.roles, organisationsAs(viewer, hostRoles), organisation)

/** A version as a viewer may see it; whoever answers a whole number notes that it was read. */
export function toldAccount(
  viewer: Viewer,
  { organisation, made, decided, heldAt, number, ...version }: AccountVersion,
  whole = isToldWhole(viewer, organisation),
) {
  const told = ({ id, name, at }: AccountHand) => ({ at, by: isOffice(viewer.roles) ? { id, name } : null })
  return {
    ...version,
    number: whole ? number : maskedNumber(number),
    whole,
    heldAt: word(heldAtWords, heldAt),
    made: told(made),
    decided: decided && { ...told(decided), confirmed: decided.confirmed, reason: decided.reason },
  }
}
