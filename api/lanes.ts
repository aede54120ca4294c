/**
 * Lets at most `width` pieces of work of one name run at once; the others wait in line. Temporal takes few
 * updates of a
 * workflow at a time, and the whole is faster when they queue here.
 */
export function lanes(width: number): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, { running: number; readonly waiting: (() => void)[] }>()
  return async (name, work) => {
    const line = lines.get(name) ?? { running: 0, waiting: [] }
    lines.set(name, line)
    if (line.running >= width) await new Promise<void>((turn) => line.waiting.push(turn))
    else line.running++
    try {
      return await work()
    } finally {
      const next = line.waiting.shift()
      if (next) next()
      else if (--line.running === 0) lines.delete(name)
    }
  }
}
