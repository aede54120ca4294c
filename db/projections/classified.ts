import { type ActTexts, showFiles } from './execution'
import { dataOf, type Projectors } from './projector'

/** What is noted of a classified task, where that is taken in at all. */
export const classifiedProjectors: Projectors = {
  async classifiedContentNoted(trx, fact) {
    const { text = '' } = dataOf<ActTexts>(fact).content ?? {}
    await trx('classified_contents').insert({
      ...{ task_id: fact.taskId, fact_key: fact.key, text, noted_at: fact.at, noted_by: fact.by },
    })
    await showFiles(trx, fact, 'classifiedContent')
  },
}
