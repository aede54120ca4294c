import type { AnswerOf } from '../../api/client'
import { Status } from '../../components/status'
import { Card } from '../../components/surface'
import { Table } from '../../components/table'
import { capitalised, formatNumber } from '../../format'
import { councils } from '../../text/councils'

/** Members against parties. */
export type Ties = AnswerOf<'getCouncilTies'>
type Member = Ties['members'][number]

function Bars({ bars }: { readonly bars: boolean }) {
  return <Status tone={bars ? 'late' : 'later'}>{bars ? councils.bars : councils.allowed}</Status>
}

function MemberTies({ ties }: Pick<Member, 'ties'>) {
  if (ties.length === 0) return <span className="muted">{councils.noTies}</span>
  return (
    <ul>
      {ties.map((tie) => (
        <li key={`${tie.ground.code} ${tie.with?.id} ${tie.relation?.code}`}>
          <Bars bars={tie.bars} /> {tie.relation?.title ?? tie.ground.title}{' '}
          {tie.with && `${councils.withWhom} ${tie.with.name}`}
          {tie.clause && <span className="small muted line">{tie.clause}</span>}
        </li>
      ))}
    </ul>
  )
}

/** What is on record between those who sit and the parties: one row a member. */
export function TiesCard({ ties }: { readonly ties: Ties }) {
  const { parties, members } = ties
  return (
    <Card
      title={councils.ties}
      aside={
        <span className="muted">{`${formatNumber(members.length)} × ${formatNumber(parties.length)}`}</span>
      }
      flush
    >
      <div className="cb">
        <p className="small muted">{parties.length === 0 ? councils.noParties : councils.tiesLead}</p>
        {parties.length > 0 && <p className="small">{parties.map(({ party }) => party.name).join(' · ')}</p>}
      </div>
      {parties.length > 0 && (
        <Table
          caption={councils.ties}
          rows={members}
          keyOf={({ person }) => person.id}
          columns={[
            {
              title: councils.member,
              cell: ({ person, role, recused }) => (
                <>
                  {person.name}
                  <span className="small muted line">
                    {capitalised(role.title)} {recused && `· ${councils.replies.recused.toLowerCase()}`}
                  </span>
                </>
              ),
            },
            { title: councils.ties, cell: ({ ties: own }) => <MemberTies ties={own} /> },
          ]}
        />
      )}
    </Card>
  )
}
