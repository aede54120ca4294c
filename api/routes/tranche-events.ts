import { accountOfHost } from '../../db/beneficiary-accounts'
import { aboutOrganisation } from '../../db/notices'
import { historyOf } from '../../db/reads/history'
import { trancheDetail } from '../../db/reads/tranche'
import { toLocalDate } from '../../domain/instant'
import { refuse } from '../../domain/verdict'
import { eventStream } from '../event-stream'
import { follow } from '../following'
import { reject } from '../http'
import { defineRoute, type RouteInput } from '../route'
import { requestNamed } from '../tranche-account'
import { hiddenFrom } from './history'
import { visibleTask } from './visible-task'

type Asking = Pick<RouteInput, 'deps' | 'viewer' | 'params' | 'at'>

async function openRequest({ deps, viewer, params }: Asking) {
  const { task } = await visibleTask(deps, viewer, params.taskId, 'full')
  if (!(await trancheDetail(deps.db, task.id, requestNamed(params.tranche)))) {
    throw reject(refuse('request/not-found'))
  }
  return task
}

/** The last fact of the task that the viewer may read, and the account that its host is paid into. */
async function lastOf(asking: Asking): Promise<string> {
  const { deps, viewer, at } = asking
  const { id } = await openRequest(asking)
  const right = { ids: viewer.ids, ...hiddenFrom(viewer), councils: false }
  const [[newest], account] = await Promise.all([
    historyOf(deps.db, id, right, { after: 0, limit: 1, newestFirst: true }),
    accountOfHost(deps.db, id, toLocalDate(at)),
  ])
  return `${newest?.seq} ${account}`
}

/** How a request for money is followed while its page is open. */
export const trancheEventRoutes = [
  defineRoute({
    name: 'followTranche',
    method: 'get',
    path: '/tasks/{taskId}/tranches/{tranche}/events',
    tag: 'Kinh phí',
    title: 'Theo dõi một đề nghị cấp tiền',
    summary:
      'Báo mỗi khi hồ sơ nhiệm vụ hoặc tài khoản thụ hưởng thay đổi (sự kiện changed), không kèm nội dung.',
    access: 'signedIn',
    produces: eventStream,
    async handle(input) {
      const { id, hostOrganisation } = await openRequest(input)
      const about = [id, ...(hostOrganisation ? [aboutOrganisation(hostOrganisation)] : [])]
      await follow(input, { about, last: () => lastOf(input) })
      return undefined
    },
  }),
]
