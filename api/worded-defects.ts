import { z } from 'zod'
import type { Names } from '../db/reads/names'
import type { Refusal, RefusalParam } from '../domain/verdict'
import { worded } from './messages/render'

/** A rule that is not satisfied, in words. */
export const defectShape = z
  .object({ code: z.string(), title: z.string(), detail: z.string(), clause: z.string().optional() })
  .meta({ id: 'Defect' })

/** The values of a refusal that are ids of people. */
const ofPeople = ['person', 'people']

/** A defect in words, with the names of people in place of their ids. */
export function defectOf(refusal: Refusal, person: Names): z.input<typeof defectShape> {
  const nameIn = (value: RefusalParam): RefusalParam => {
    if (typeof value === 'string') return person(value).name
    return Array.isArray(value) ? value.map((id: string) => person(id).name) : value
  }
  const params = Object.fromEntries(
    Object.entries(refusal.params).map(([name, value]) => [
      name,
      ofPeople.includes(name) ? nameIn(value) : value,
    ]),
  )
  const { title, detail } = worded({ ...refusal, params })
  const { code, clause } = refusal
  return { code, title, detail, ...(clause ? { clause } : {}) }
}
