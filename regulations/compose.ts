import { type EditionId, type GroupLaw, type GroupName, type Law, schema } from './schema'

/** The law of a time: its name, the day (YYYY-MM-DD, Vietnam) that it takes effect, and its values. */
export interface Edition {
  readonly id: EditionId
  readonly title: string
  readonly inForce: string
  readonly law: Law
}

/** What a newer edition says of itself, and the values that it replaces. */
export interface Changes extends Omit<Edition, 'law'> {
  readonly replaces: { readonly [G in GroupName]?: Partial<GroupLaw<G>> }
}

/** An edition from a whole law; each stage may come from texts of its own time. */
export function composeEdition(edition: Edition): Edition {
  return edition
}

/** An edition that keeps another's law but for what it replaces, stage by stage and value by value. */
export function composeOn(base: Edition, { replaces, ...edition }: Changes): Edition {
  return { ...edition, law: withReplaced(base.law, replaces) }
}

/** The law with some values replaced. The given law stays as it is. */
export function withReplaced(law: Law, replaces: Changes['replaces']): Law {
  const groups = Object.keys(schema) as GroupName[]
  return {
    ...law,
    ...Object.fromEntries(groups.map((group) => [group, { ...law[group], ...replaces[group] }])),
  }
}
