/**
 * The Vietnamese words of a refusal; `{name}` stands for a value of the refusal. Sentences of at most 20
 * words.
 */
export interface Message {
  readonly title: string
  readonly detail: string
  /** What the person can do now. */
  readonly next?: string
}

/** The messages of one area, by the full code `<area>/<name>`. */
export type Messages = Readonly<Record<string, Message>>
