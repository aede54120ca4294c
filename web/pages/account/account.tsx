import { PageHead } from '../../components/surface'
import { useMe } from '../../shell/session'
import { account } from '../../text/account'
import { DelegationsCard } from './delegations-card'
import { FactorCard } from './factor-card'
import { IdentityCard } from './identity-card'
import { PasswordCard } from './password-card'
import { RolesCard } from './roles-card'
import { SessionsCard } from './sessions-card'
import { TokensCard } from './tokens-card'

/** One's own account: roles, and what keeps it safe. Whoever has to enrol a second factor does that first. */
export function AccountPage() {
  const { name, mustEnrol, mustChangePassword } = useMe()
  return (
    <>
      <PageHead title={account.title} lead={account.lead} meta={<b>{name}</b>} />
      <div className="stack">
        <RolesCard />
        <DelegationsCard />
        <FactorCard />
        <PasswordCard />
        {!mustEnrol && !mustChangePassword && <IdentityCard />}
        <SessionsCard />
        {!mustEnrol && !mustChangePassword && <TokensCard />}
      </div>
    </>
  )
}
