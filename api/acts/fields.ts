import { z } from 'zod'
import { isInstant, isLocalDate } from '../../domain/instant'

/** No small values: the act's name says all, or its texts do. */
export const nothing = z.object({})

/** An id or a code. */
export const code = z.string().trim().min(1).max(100)

/** A line of text. */
export const shortText = z.string().trim().min(1).max(1000)

/** A text of several paragraphs. */
export const longText = z.string().trim().min(1).max(20_000)

/** Whole đồng, zero or more. */
export const amountDong = z.int().nonnegative()

/** A count of days or months, at least one. */
export const days = z.int().positive()

/** 'YYYY-MM-DD', a day of the calendar in Vietnam. */
export const localDay = z
  .string()
  .refine(isLocalDate, 'Phải là ngày dạng 2026-01-31.')
  .meta({ format: 'date' })

/** A moment as ISO 8601 in UTC with milliseconds. */
export const moment = z
  .string()
  .refine(isInstant, 'Phải là thời điểm dạng 2026-01-31T09:00:00.000Z.')
  .meta({ format: 'date-time' })
