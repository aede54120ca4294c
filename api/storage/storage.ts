import type { Readable } from 'node:stream'

/** A content that lies in the storage, as it was brought in. */
export interface StoredContent {
  readonly sizeBytes: number
  /** The content from its beginning. The stream ends in an error where it was changed meanwhile. */
  open(): Readable
}

/** A content that has come in whole and is not stored yet: it is kept or discarded. */
export interface ReceivedContent extends StoredContent {
  /** 64 hexadecimal digits. */
  readonly sha256: string
  /**
   * Stores it under its hash; the same content is stored once. Whoever reads it finds it whole or not at all.
   */
  keep(): Promise<void>
  discard(): Promise<void>
}

/** Where contents lie, by their SHA-256 hash. Streams in and out: no content is ever held in memory whole. */
export interface Storage {
  /**
   * Takes a content in. Rejects with the stream's own error when it breaks off; then nothing is left behind.
   */
  receive(content: Readable): Promise<ReceivedContent>
  /** A stored content; undefined when there is none. */
  read(sha256: string): Promise<StoredContent | undefined>
}
