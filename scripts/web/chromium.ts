import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Where Debian, Fedora, macOS and Windows keep the browser; the one without windows first: it is lighter. */
const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const found = (): string | undefined =>
  [process.env.CHROMIUM_PATH, ...usual].find((path) => path !== undefined && existsSync(path))

const howTo =
  'Không tìm thấy Chromium. Hãy cài gói chromium và fonts-noto-core, hoặc đặt CHROMIUM_PATH tới trình duyệt.'

/** Installs Debian's browser with a font that has all Vietnamese letters, where that can be done. */
function install(say: (line: string) => void): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  say('Đang cài Chromium và phông chữ cho kiểm thử trang …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  const packages = (browser: string) =>
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-noto-core'], {
      stdio: 'ignore',
      env,
    })
  if (packages('chromium-headless-shell').status !== 0) packages('chromium')
}

/** The path of a Chromium; installs one where it may. Throws with what to do where there is none. */
export function chromiumPath(say: (line: string) => void = () => undefined): string {
  if (!found()) install(say)
  const path = found()
  if (!path) throw new Error(howTo)
  return path
}

/** What the browser is started with: nothing of its own goes out to the network. */
export const chromiumArguments = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]
