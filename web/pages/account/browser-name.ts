import { machines, sessions } from '../../text/account'

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/coc_coc|CocCoc/i, machines.cocCoc],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

const nameIn = (names: typeof browsers, agent: string) => names.find(([form]) => form.test(agent))?.[1]

/** What a browser calls itself, in words that its owner knows it by. */
export function browserName(agent: string): string {
  const browser = nameIn(browsers, agent)
  const system = nameIn(systems, agent)
  if (browser && system) return machines.on(browser, system)
  return browser ?? system ?? (agent || sessions.unknownBrowser)
}
