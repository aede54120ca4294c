import { Empty } from '../../components/loading'
import { Status, type Tone } from '../../components/status'
import { Card } from '../../components/surface'
import { Table } from '../../components/table'
import { day, localDay } from '../../format'
import { type Me, useMe } from '../../shell/session'
import { account } from '../../text/account'

type Held = Me['roles'][number]

function stateOf({ from, to }: Held, today: string): readonly [Tone, string] {
  if (from > today) return ['waiting', account.future]
  return to !== null && to < today ? ['done', account.ended] : ['running', account.current]
}

/** The roles that somebody holds, in which organisations and when. */
export function RolesCard() {
  const { roles, businessTime } = useMe()
  const today = localDay(businessTime)
  if (roles.length === 0) return <Empty title={account.none}>{account.noneNext}</Empty>
  return (
    <Card title={account.roles} flush>
      <Table
        caption={account.roles}
        rows={roles}
        keyOf={({ role, organisation, from }) => `${role} ${organisation.id} ${from}`}
        columns={[
          { title: account.role, cell: ({ title }) => <b>{title}</b> },
          { title: account.organisation, cell: ({ organisation }) => organisation.name },
          { title: account.from, cell: ({ from }) => <span className="nw">{day(from)}</span> },
          {
            title: account.to,
            cell: ({ to }) => (to ? <span className="nw">{day(to)}</span> : account.open),
          },
          {
            title: account.state,
            cell: (held) => {
              const [tone, words] = stateOf(held, today)
              return <Status {...{ tone }}>{words}</Status>
            },
          },
        ]}
      />
    </Card>
  )
}
