import { Button, ButtonLink } from '../../components/button'
import { Empty } from '../../components/loading'
import { Status, type Tone } from '../../components/status'
import { Card, PageHead } from '../../components/surface'
import { Table } from '../../components/table'
import { day } from '../../format'
import { type Me, useMe } from '../../shell/session'
import { signOut } from '../../shell/sign-out'
import { account } from '../../text/account'
import { shell } from '../../text/common'
import { delegations } from '../../text/delegations'

type Held = Me['roles'][number]

const vietnamHours = 7
const localDay = (at: string): string =>
  new Date(Date.parse(at) + vietnamHours * 3_600_000).toISOString().slice(0, 10)

function stateOf({ from, to }: Held, today: string): readonly [Tone, string] {
  if (from > today) return ['waiting', account.future]
  return to !== null && to < today ? ['done', account.ended] : ['running', account.current]
}

/** One's own account: roles with their organisations and dates, and signing out. */
export function AccountPage() {
  const { name, roles, businessTime } = useMe()
  const today = localDay(businessTime)
  return (
    <>
      <PageHead title={account.title} lead={account.lead} meta={<b>{name}</b>} />
      <div className="stack">
        {roles.length === 0 ? (
          <Empty title={account.none}>{account.noneNext}</Empty>
        ) : (
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
        )}
        <Card title={delegations.title}>
          <p className="muted">{delegations.lead}</p>
          <p className="after">
            <ButtonLink to="/tai-khoan/uy-quyen">{delegations.open}</ButtonLink>
          </p>
        </Card>
        <Card title={account.session}>
          <p className="muted">{account.sessionEnds}</p>
          <p className="after">
            <Button onClick={() => void signOut()}>{shell.signOut}</Button>
          </p>
        </Card>
      </div>
    </>
  )
}
