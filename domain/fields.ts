/**
 * Fields of the social sciences and humanities: they choose
 * the social form of description and the social points table.
 */
const socialFields: readonly string[] = ['F-XH']

/** Whether a task's field is of the social sciences and humanities. */
export function isSocialField(field: string): boolean {
  return socialFields.includes(field)
}
