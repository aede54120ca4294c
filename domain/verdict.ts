/** A value that a refusal's text is completed with: names, counts, amounts in đồng, instants. */
export type RefusalParam = string | number | boolean | readonly string[]

/**
 * Why an act is not allowed: a stable code `<area>/<name>`, the clause that says so, and what its text needs.
 * The Vietnamese wording belongs to the surface that shows it (`api/messages`).
 */
export interface Refusal {
  readonly ok: false
  readonly code: string
  readonly clause?: string
  readonly params: Readonly<Record<string, RefusalParam>>
}

/** An act that the rules allow. */
export interface Granted {
  readonly ok: true
}

/** What a rule answers. A rule never throws and never has an effect. */
export type Verdict = Granted | Refusal

/** The one granted verdict. */
export const granted: Granted = { ok: true }

/** Refuses with a code, and optionally the clause (`Cited.cite`) and the values that its text needs. */
export function refuse(
  code: string,
  { clause, ...params }: { clause?: string } & Record<string, RefusalParam | undefined> = {},
): Refusal {
  const given = Object.entries(params).filter(
    (entry): entry is [string, RefusalParam] => entry[1] !== undefined,
  )
  return { ok: false, code, ...(clause === undefined ? {} : { clause }), params: Object.fromEntries(given) }
}

/**
 * The first refusal in order, or granted. Rules are thunks so that a later one may rely on an earlier one.
 */
export function firstRefusal(...rules: readonly (() => Verdict)[]): Verdict {
  for (const rule of rules) {
    const verdict = rule()
    if (!verdict.ok) return verdict
  }
  return granted
}
