import { ButtonLink } from '../../components/button'
import { Status } from '../../components/status'
import { Card } from '../../components/surface'
import { useMe } from '../../shell/session'
import { counting } from '../../text/counting'
import { allowed, ballotsOf, type Session } from './session-data'
import { ballotName } from './voting-card'

type Paper = NonNullable<Session['paperBallots']>[number]

/** The ballot of the agenda that a paper is, as the address of its page names it. */
function keyOf({ application, taskId }: Paper): string {
  return application ?? taskId
}

/** Ballots on paper as those see them who enter them: whose, by whom, and which wait for a second person. */
export function PaperCard({ session }: { readonly session: Session }) {
  const { id } = useMe()
  const { paperBallots: papers } = session
  if (!papers) return null
  const enter = allowed(session, 'enterPaperBallot')
  const again = allowed(session, 'confirmPaperBallot')
  const ballots = ballotsOf(session)
  const path = `/phien/${session.id}/phieu-giay`
  if (!enter && papers.length === 0) return null
  return (
    <Card title={counting.papers}>
      <div className="flow">
        <p className="small muted">{counting.papersLead}</p>
        {papers.length === 0 && <p>{counting.noPapers}</p>}
        <ul className="who-list">
          {papers.map((paper) => {
            const owed = ballots.find(({ key }) => key === keyOf(paper))
            const { member, enteredBy, confirmedBy, invalid } = paper
            return (
              <li key={`${member.id} ${keyOf(paper)}`}>
                <div>
                  {member.name}
                  <p className="small muted">
                    {owed && ballotName(owed)}. {counting.enteredBy(enteredBy.name)}
                    {confirmedBy && `, ${counting.againBy(confirmedBy.name)}`}
                    {invalid && `. ${invalid.title}`}
                  </p>
                  {again && !confirmedBy && enteredBy.id !== id && (
                    <ButtonLink look="text" to={`${path}?phieu=${keyOf(paper)}&nguoi=${member.id}`}>
                      {counting.again}
                    </ButtonLink>
                  )}
                </div>
                <Status tone={confirmedBy ? 'done' : 'waiting'}>
                  {confirmedBy ? counting.matched : counting.second}
                </Status>
              </li>
            )
          })}
        </ul>
        {enter && (
          <div className="acts">
            <ButtonLink to={path}>{counting.enter}</ButtonLink>
          </div>
        )}
      </div>
    </Card>
  )
}
