import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'

const folder = join(__dirname, 'views')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** The sheets of every page of the system, which the site's own stands over. */
const shared = join(__dirname, '..', '..', 'web', 'styles')

/** The pages' stylesheet. */
export const stylesheet = [join(shared, 'base.css'), join(folder, 'site.css'), join(shared, 'print.css')]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
/** Its address: a changed stylesheet has another, so that browsers may keep it for good. */
export const stylesheetPath = `/giao-dien/${hashOf(stylesheet)}.css`

/** The sign by which browsers tell the system's pages, and its address, which stays. */
export const sign = read('sign.svg')
/** Where browsers find the sign. */
export const signPath = '/bieu-tuong.svg'

const templates = Handlebars.create()
for (const partial of ['layout', 'icon', 'search', 'term', 'navigation', 'follow-form']) {
  templates.registerPartial(partial, read(`${partial}.hbs`))
}
templates.registerHelper('is', (left: unknown, right: unknown) => left === right)

/** The pages by name: one template each. */
const pages = [
  'home',
  'task',
  'call',
  'lists',
  'receipt',
  'sitting',
  'lookup',
  'problem',
  'follow',
  'following',
] as const
/** The name of a page. */
export type PageName = (typeof pages)[number]

const compiled = new Map(
  pages.map((name) => [name, templates.compile(read(`${name}.hbs`), { strict: true })]),
)

/** What every page shows besides its own contents. */
export interface PageFrame {
  /** Vietnamese. */
  readonly title: string
  /** Vietnamese: what search engines say of the page. */
  readonly description: string
  /** The page's one address; null for what search engines are to leave alone. */
  readonly canonical: string | null
  /** The place in the navigation that the page belongs to; '' for none. */
  readonly section: string
  /** Vietnamese: the server's time, or business time in training. */
  readonly time: string
  readonly isTraining: boolean
}

/** A page as HTML. Every value is escaped by the template. */
export function renderPage(name: PageName, frame: PageFrame, contents: object): string {
  return compiled.get(name)!({ ...frame, stylesheetPath, ...contents })
}
