/** The contents of a dossier as its receipt names them. */
export interface ReceivedDocument {
  readonly form: string
  /** 64 hexadecimal digits. */
  readonly sha256: string
  readonly name: string
  readonly sizeBytes: number
  readonly mediaType: string
}

/** Something that the officer is shown at the opening; it decides nothing by itself. */
export interface OpeningHint {
  readonly about: 'documents' | 'estimate' | 'host' | 'principalInvestigator'
  readonly code: string
  readonly clause?: string
  readonly params: Readonly<Record<string, unknown>>
}
