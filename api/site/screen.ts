import type { Response } from 'express'
import { formatInstant } from '../../templates/formats'
import { businessNow } from '../business-time'
import type { AppDeps } from '../deps'
import type { ProblemView } from './problems'
import { type PageName, renderPage } from './render'

/** What is said of a page besides its contents. */
interface Head {
  readonly title: string
  readonly description?: string
  /** Its one address, where search engines may show it. */
  readonly path?: string
  readonly section?: string
}

/** Shows a page with its head and contents. */
type Show = (res: Response, page: PageName, head: Head, contents: object) => Promise<void>

const ofSite =
  'Theo dõi nhiệm vụ khoa học và công nghệ cấp tỉnh: đợt gọi hồ sơ, kết quả, tiến độ từng nhiệm vụ.'

/** What pages are shown by. */
export interface Screen {
  readonly show: Show
  readonly problem: (res: Response, view: ProblemView) => void
}

/** Shows pages with the time of the request, and problems without. */
export function screen(deps: AppDeps): Screen {
  const isTraining = deps.clock === 'training'
  return {
    async show(res, page, { title, description = ofSite, path, section = '' }, contents) {
      const time = formatInstant(await businessNow(deps))
      const canonical = path === undefined ? null : deps.origin + path
      const frame = { title, description, canonical, section, time, isTraining }
      res.type('html').send(renderPage(page, frame, contents))
    },
    problem(res, view) {
      const frame = { title: view.heading, description: ofSite, canonical: null, section: '' }
      const hour = { time: '', isTraining }
      res
        .status(view.status)
        .type('html')
        .send(renderPage('problem', { ...frame, ...hour }, view))
    },
  }
}
