import { api } from '../../../api/client'
import type { DraftRemote } from '../../../forms/draft-keeper'
import type { OwedBallot } from '../session-data'
import type { BallotDraft } from './ballot-model'

/** Where the draft of a ballot is kept on the server. It goes by itself when the ballot is cast. */
export function ballotRemote(sessionId: string, { item, application }: OwedBallot): DraftRemote<BallotDraft> {
  const params = { path: { sessionId } }
  const taskId = item.task.id
  return {
    async read() {
      const { data } = await api.GET('/api/sessions/{sessionId}/ballots/mine', { params })
      const kept = data?.drafts.find(
        (one) => one.taskId === taskId && (one.application ?? undefined) === application?.id,
      )
      return {
        version: kept?.version ?? 0,
        value: kept?.draft as BallotDraft | undefined,
        savedAt: kept?.savedAt,
      }
    },
    async write(version, draft) {
      const body = {
        ...{ taskId, version, application: application?.id ?? null },
        draft: draft as Record<string, unknown>,
      }
      const { data } = await api.PUT('/api/sessions/{sessionId}/ballots/draft', { params, body })
      if (!data) throw new Error('A good answer has contents')
      return data
    },
    drop: () => Promise.resolve(),
  }
}
