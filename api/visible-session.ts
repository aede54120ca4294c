import { type ProcessRow, processByStream } from '../db/processes'
import { type CouncilDetail, councilDetail } from '../db/reads/councils'
import type { SessionState } from '../domain/councils/state'
import type { Standing } from '../domain/rights'
import { type CouncilView, councilView } from '../domain/rights/council-view'
import { refuse } from '../domain/verdict'
import { lawFor } from '../regulations'
import type { Law } from '../regulations/schema'
import { sessionStream } from '../workflows/contract'
import type { AppDeps } from './deps'
import { reject } from './http'
import { standingToSession } from './standing'
import type { Viewer } from './viewer'

/** A session that a viewer may know of, with what they are to it. */
export interface VisibleSession {
  readonly id: string
  readonly stream: string
  readonly process: ProcessRow
  readonly state: SessionState
  readonly law: Law
  readonly council: CouncilDetail
  readonly standing: Standing
  readonly view: Exclude<CouncilView, 'none'>
}

/** A session that the viewer may know of. One that they may not is answered like an unknown id. */
export async function visibleSession(
  { db }: AppDeps,
  viewer: Viewer,
  { sessionId: id = '' }: Readonly<Record<string, string>>,
): Promise<VisibleSession> {
  const stream = sessionStream(id)
  const [process, council] = await Promise.all([processByStream(db, stream), councilDetail(db, id)])
  if (!process || !council) throw reject(refuse('request/not-found'))
  const state = process.state as SessionState
  const { standing } = await standingToSession(db, viewer, stream, state.agenda[0]?.taskId)
  const view = councilView(viewer.roles, standing.relations)
  if (view === 'none') throw reject(refuse('request/not-found'))
  const law = lawFor(process.law.editionId, process.law.overlay)
  return { id, stream, process, state, law, council, standing, view }
}

/** A session that the viewer takes part in or administers: not one that they are kept out of. */
export async function openSession(
  deps: AppDeps,
  viewer: Viewer,
  params: Readonly<Record<string, string>>,
): Promise<VisibleSession> {
  const session = await visibleSession(deps, viewer, params)
  if (session.view === 'recused') throw reject(refuse('rights/conflicted'))
  return session
}

/** A session of which the viewer is a member: they alone have ballots and drafts there. */
export async function ownSession(
  deps: AppDeps,
  viewer: Viewer,
  params: Readonly<Record<string, string>>,
): Promise<VisibleSession> {
  const session = await openSession(deps, viewer, params)
  if (!session.standing.relations.includes('councilMember')) throw reject(refuse('rights/not-yours'))
  return session
}
