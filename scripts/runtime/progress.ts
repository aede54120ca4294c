const WIDTH = 40
const STEPS_IN_A_FILE = 10

/** Where progress is shown: a terminal, or a file or pipe. */
export interface Screen {
  isTTY?: boolean
  write(text: string): unknown
}

/**
 * Shows how far a long piece of work is: a bar that grows in place on a terminal, a line at each tenth
 * elsewhere.
 * Call it as often as there is news.
 */
export function progressBar(label: string, stream: Screen = process.stdout) {
  let shown = -1
  return (done: number, total: number): void => {
    const share = total === 0 ? 1 : done / total
    const step = Math.floor(share * (stream.isTTY ? 100 : STEPS_IN_A_FILE))
    if (step === shown) return
    shown = step
    const counted = `${done.toLocaleString('vi-VN')}/${total.toLocaleString('vi-VN')}`
    if (!stream.isTTY) {
      stream.write(`${label}: ${counted}\n`)
      return
    }
    const filled = Math.round(share * WIDTH)
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
    stream.write(`\r${label} [${bar}] ${counted}${done === total ? '\n' : ''}`)
  }
}
