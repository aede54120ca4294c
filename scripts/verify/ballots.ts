import type { Db } from '../../db/connection'
import { ask, type Question } from './questions'
import type { Checks } from './report'

/**
 * Ballots as they were acknowledged, but for those unlocked since, beside ballots as they are kept. A ballot
 * whose member is in conflict is kept and voided, so that it counts nowhere.
 */
const questions: readonly Question[] = [
  {
    sql: `select coalesce(cast_by, kept.member) || ' on ' || coalesce(concerns, kept.task_id) || ' in '
            || coalesce(cast_in, 'session/' || kept.session_id) as what,
            count(*) = 1 and bool_and(acknowledged.ballot = kept.ballot) as holds
          from (
            select stream as cast_in, data ->> 'sitting' as sat, data ->> 'taskId' as concerns,
              data ->> 'member' as cast_by, coalesce(data -> 'selection' ->> 'application', '') as dossier,
              coalesce(data -> 'determination', data -> 'selection', data -> 'acceptance') as ballot
            from journal cast_first where type in ('ballotCast', 'paperBallotConfirmed') and not exists (
              select from journal opened where opened.stream = cast_first.stream
                and opened.type = 'ballotUnlocked' and opened.seq > cast_first.seq
                and opened.data ->> 'sitting' = cast_first.data ->> 'sitting'
                and opened.data ->> 'taskId' = cast_first.data ->> 'taskId'
                and opened.data ->> 'member' = cast_first.data ->> 'member'
                and coalesce(opened.data ->> 'application', '')
                  = coalesce(cast_first.data -> 'selection' ->> 'application', ''))) acknowledged
          full join ballots kept on cast_in = 'session/' || kept.session_id and sat = kept.sitting::text
            and concerns = kept.task_id and dossier = kept.application and cast_by = kept.member
          group by 1, coalesce(sat, kept.sitting::text), coalesce(dossier, kept.application)`,
    wrong: 'the ballot is not kept exactly once, as it was acknowledged',
  },
  {
    sql: `select member || ' on ' || task_id || ' in session/' || session_id as what, voided = exists (
            select from journal j where j.stream = 'session/' || session_id and j.type = 'conflictDeclared'
            and j.by_person = member) as holds
          from ballots`,
    wrong: 'the ballot of a member in conflict counts, or one without a conflict does not',
  },
  {
    sql: `select kept.member || ' on ' || kept.task_id || ' in session/' || kept.session_id as what,
            entry.confirmed_by is not null and entry.confirmed_by <> entry.entered_by as holds
          from ballots kept left join paper_entries entry
            using (session_id, sitting, task_id, application, member)
          where kept.on_paper`,
    wrong: 'the ballot on paper was not entered by two people',
  },
]

/** I2, of the ballots: each that was acknowledged is there exactly once, as it was cast. */
export async function checkBallots(db: Db, checks: Checks): Promise<void> {
  await ask(db, checks, questions)
}
