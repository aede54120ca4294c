import { kindOf, mayRetry, problemFrom } from '../api/problem'

/** A draft as the server keeps it; without a value where none was begun, or it was sent or dropped. */
export interface KeptDraft<T> {
  readonly version: number
  readonly value: T | undefined
  readonly savedAt: string | undefined
}

/** Where drafts are kept for good. `write` rejects as stale (409) unless `base` is the last version. */
export interface DraftRemote<T> {
  read(): Promise<KeptDraft<T>>
  write(base: number, value: T): Promise<{ readonly version: number; readonly savedAt: string }>
  drop(): Promise<void>
}

/** What was typed and is not on the server yet. `token` tells which tab's writing it is. */
export interface WaitingDraft<T> {
  readonly token: string
  readonly base: number | undefined
  readonly value: T
}

/** What waits on this machine for the network: it outlives a reload, and goes when it is saved. */
export interface DraftOutbox<T> {
  read(): Promise<WaitingDraft<T> | undefined>
  /** Puts an entry in the place of the one with the token `over`; another one stays, and is told. */
  write(entry: WaitingDraft<T>, over: string | undefined): Promise<WaitingDraft<T> | undefined>
  clear(token: string | undefined): Promise<void>
}

/**
 * How safe what was typed is: nothing typed, being saved, on the server, on this machine until there is a
 * network or the person has signed in again, or nowhere.
 */
export type SaveState =
  | { readonly kind: 'untouched' | 'saving' | 'local' | 'signedOut' | 'failed' }
  | { readonly kind: 'saved'; readonly at: string }

/** Another version that was written elsewhere; the person chooses. Without a value: sent or dropped there. */
export interface DraftConflict<T> {
  readonly where: 'server' | 'tab'
  readonly theirs: T | undefined
  readonly savedAt: string | undefined
}

/** A draft at a moment. */
export interface DraftNow<T> {
  readonly loading: boolean
  readonly value: T
  readonly state: SaveState
  readonly conflict: DraftConflict<T> | undefined
}

/** A draft that looks after itself. */
export interface DraftKeeper<T> {
  now(): DraftNow<T>
  listen(listener: () => void): () => void
  /** Reads what is kept; returns how to stop. */
  start(): () => void
  change(next: T): void
  /** Changes what is typed at that moment: for what ends later, such as a file that was being sent. */
  update(make: (value: T) => T): void
  /** Saves at once what waits. */
  save(): Promise<void>
  choose(which: 'mine' | 'theirs'): void
  /** Forgets the draft everywhere, as after sending it. */
  discard(): Promise<void>
}

interface Parts<T> {
  readonly initial: T
  readonly remote: DraftRemote<T>
  readonly outbox: DraftOutbox<T>
  /** Runs something after a while; returns how to call it off. */
  later(ms: number, run: () => void): () => void
  token(): string
}

/** Whether two values say the same; PostgreSQL keeps the members of an object in an order of its own. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => isSame(Reflect.get(one, name), Reflect.get(other, name)))
}

const settleMs = 1_000
const retryMs = 15_000

/** Keeps a draft: on this machine with every change, on the server a second after the last one. */
export function draftKeeper<T>(parts: Parts<T>): DraftKeeper<T> {
  return new Keeper(parts)
}

class Keeper<T> implements DraftKeeper<T> {
  private shown: DraftNow<T>
  private readonly listeners = new Set<() => void>()
  /** The version on the server that the value goes on from; not known until the server has answered. */
  private base: number | undefined
  private theirBase: number | undefined
  private theirToken: string | undefined
  private token: string | undefined
  private edits = 0
  private dirty = false
  private outboxFails = false
  private callOff: () => void = () => undefined
  private writing: Promise<void> = Promise.resolve()
  private opening: Promise<void> | undefined
  private saving: Promise<void> | undefined

  constructor(private readonly parts: Parts<T>) {
    const { initial: value } = parts
    this.shown = { loading: true, value, state: { kind: 'untouched' }, conflict: undefined }
  }

  now = (): DraftNow<T> => this.shown

  listen = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  start = () => {
    if (this.shown.loading) this.opening ??= this.open()
    else if (this.dirty) this.wait(settleMs)
    return () => {
      this.callOff()
      if (this.dirty) void this.save()
    }
  }

  change = (value: T) => {
    this.edits += 1
    this.dirty = true
    this.show({ value, state: { kind: 'saving' } })
    this.keepHere()
    if (!this.shown.conflict) this.wait(settleMs)
  }

  update = (make: (value: T) => T) => this.change(make(this.shown.value))

  save = async () => {
    this.callOff()
    while (this.saving) await this.saving
    if (!this.dirty || this.shown.conflict) return
    this.saving = this.saveOnce()
    await this.saving
    this.saving = undefined
  }

  choose = (which: 'mine' | 'theirs') => {
    const { conflict, value } = this.shown
    if (!conflict) return
    const { where, theirs } = conflict
    this.show({ conflict: undefined })
    if (where === 'server') this.base = this.theirBase
    this.token = this.theirToken ?? this.token
    if (which === 'mine') return this.change(value)
    if (where === 'tab') {
      this.base = this.theirBase
      this.dirty = true
      this.show({ value: theirs ?? this.parts.initial, state: { kind: 'saving' } })
      return this.wait(settleMs)
    }
    this.settle(theirs ?? this.parts.initial, conflict.savedAt)
  }

  discard = async () => {
    this.callOff()
    while (this.saving) await this.saving
    this.dirty = false
    this.base = undefined
    try {
      await this.writing
      await this.parts.outbox.clear(this.token)
      await this.parts.remote.drop()
      this.show({ value: this.parts.initial, state: { kind: 'untouched' }, conflict: undefined })
    } catch {
      this.show({ state: { kind: 'failed' } })
    }
  }

  private async open(): Promise<void> {
    const waiting = await this.parts.outbox.read().catch(() => this.withoutOutbox())
    const kept = await this.parts.remote.read().catch(() => undefined)
    if (waiting) {
      this.token = waiting.token
      this.base = waiting.base
      this.dirty = true
      this.show({ loading: false, value: waiting.value, state: { kind: 'local' } })
      if (kept) this.meet(kept)
      return this.wait(kept ? 0 : retryMs)
    }
    this.base = kept?.version
    this.show({ loading: false })
    if (kept?.value !== undefined) this.settle(kept.value, kept.savedAt)
  }

  /** What is typed here meets what the server has: either it goes on from it, or the person chooses. */
  private meet({ version, value: theirs, savedAt }: KeptDraft<T>): void {
    const follows = this.base === version || (this.base === undefined && theirs === undefined)
    this.theirBase = version
    this.theirToken = undefined
    if (follows) this.base = version
    // The answer to a save was lost on the way: what is there is what was sent.
    else if (isSame(theirs, this.shown.value)) {
      this.base = version
      this.settle(this.shown.value, savedAt)
    } else this.show({ conflict: { where: 'server', theirs, savedAt } })
  }

  private async saveOnce(): Promise<void> {
    const { edits } = this
    try {
      if (this.base === undefined) this.meet(await this.parts.remote.read())
      if (this.base === undefined || this.shown.conflict) return
      const { version, savedAt } = await this.parts.remote.write(this.base, this.shown.value)
      this.base = version
      if (edits === this.edits) this.settle(this.shown.value, savedAt)
      else this.wait(settleMs)
    } catch (error) {
      await this.failed(error)
    }
  }

  private async failed(error: unknown): Promise<void> {
    const problem = problemFrom(error)
    const kept =
      kindOf(problem) === 'stale' ? await this.parts.remote.read().catch(() => undefined) : undefined
    if (kept) return this.meet(kept)
    const signedOut = problem.status === 401
    const waits = mayRetry(problem) || signedOut || kindOf(problem) === 'stale'
    const here = signedOut ? 'signedOut' : 'local'
    this.show({ state: { kind: waits && !this.outboxFails ? here : 'failed' } })
    if (waits) this.wait(retryMs)
  }

  private settle(value: T, at: string | undefined): void {
    this.dirty = false
    this.show({ value, state: at ? { kind: 'saved', at } : { kind: 'untouched' } })
    this.writing = this.writing
      .then(() => (this.dirty ? undefined : this.parts.outbox.clear(this.token)))
      .catch(() => this.withoutOutbox())
  }

  /** Puts the newest value into the outbox; several changes while one is written are written as one. */
  private keepHere(): void {
    const { edits } = this
    this.writing = this.writing
      .then(async () => {
        if (edits !== this.edits || !this.dirty) return
        const token = this.parts.token()
        const entry = { token, base: this.base, value: this.shown.value }
        const other = await this.parts.outbox.write(entry, this.token)
        if (!other) this.token = token
        else this.meetTab(other)
      })
      .catch(() => this.withoutOutbox())
  }

  private meetTab({ token, base, value: theirs }: WaitingDraft<T>): void {
    this.callOff()
    this.theirBase = base
    this.theirToken = token
    this.show({ conflict: { where: 'tab', theirs, savedAt: undefined } })
  }

  private withoutOutbox(): undefined {
    this.outboxFails = true
    return undefined
  }

  private wait(ms: number): void {
    this.callOff()
    this.callOff = this.parts.later(ms, () => void this.save())
  }

  private show(part: Partial<DraftNow<T>>): void {
    this.shown = { ...this.shown, ...part }
    for (const listener of this.listeners) listener()
  }
}
