type Listener = () => void

/** News for whoever listens. */
function news() {
  const listeners = new Set<Listener>()
  return {
    tell(): void {
      for (const listener of listeners) listener()
    },
    /** Returns how to stop listening. */
    listen(listener: Listener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The session has ended while a page was open: whoever shows the sign-in shows it. */
export const sessionLost = news()

/** The person has signed in again over the page: what waited for that goes on. */
export const sessionBack = news()
