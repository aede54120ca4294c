type Listener = () => void

const listeners = new Set<Listener>()

/** Tells whoever shows the sign-in that the session has ended while a page was open. */
export const sessionLost = {
  tell(): void {
    for (const listener of listeners) listener()
  },
  /** Returns how to stop listening. */
  listen(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
