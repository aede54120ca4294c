import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { DraftOutbox, WaitingDraft } from './draft-keeper'

interface Schema extends DBSchema {
  drafts: { key: string; value: WaitingDraft<unknown> }
}

let opening: Promise<IDBPDatabase<Schema>> | undefined

function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('detai', 1, {
    upgrade: (db) => {
      db.createObjectStore('drafts')
    },
  })
  return opening
}

/** The outbox of a person's form in this browser. Another person who signs in here never meets it. */
export function browserOutbox<T>(personId: string, form: string): DraftOutbox<T> {
  const place = `${personId}/${form}`
  return {
    async read() {
      return (await (await database()).get('drafts', place)) as WaitingDraft<T> | undefined
    },
    async write(entry, over) {
      const change = (await database()).transaction('drafts', 'readwrite')
      const there = (await change.store.get(place)) as WaitingDraft<T> | undefined
      const isOther = there !== undefined && there.token !== over
      if (!isOther) await change.store.put(entry, place)
      await change.done
      return isOther ? there : undefined
    },
    async clear(token) {
      const change = (await database()).transaction('drafts', 'readwrite')
      if ((await change.store.get(place))?.token === token) await change.store.delete(place)
      await change.done
    },
  }
}
