import { z } from 'zod'
import { stages, taskOutcomes, taskTypes } from '../../domain/life'
import { fieldTitles } from '../messages/field-words'
import { kindWords, outcomeWords, typeWords } from '../messages/words'
import { defineRead } from '../route'
import { named } from '../shapes'

const withNames = (words: Readonly<Record<string, string>>, codes: readonly string[]) =>
  codes.map((code) => ({ code, title: words[code] ?? code }))

const answer = {
  stages: withNames(kindWords, stages),
  types: withNames(typeWords, taskTypes),
  fields: withNames(fieldTitles, Object.keys(fieldTitles)),
  outcomes: withNames(outcomeWords, taskOutcomes),
}

/** The codes of tasks with their names: what lists are narrowed to, and what a field's code says. */
export const codesRoutes = [
  defineRead({
    name: 'listCodes',
    path: '/codes',
    tag: 'Nhiệm vụ',
    title: 'Các mã của nhiệm vụ',
    summary: 'Tên tiếng Việt của giai đoạn, loại, lĩnh vực và kết quả của nhiệm vụ.',
    access: 'public',
    answer: z
      .object({
        stages: z.array(named),
        types: z.array(named),
        fields: z.array(named),
        outcomes: z.array(named),
      })
      .meta({ id: 'Codes' }),
    handle: async () => answer,
  }),
]
