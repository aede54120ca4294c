import { ButtonLink } from '../../components/button'
import { Card } from '../../components/surface'
import { delegations } from '../../text/delegations'

/** The way to one's delegations. */
export function DelegationsCard() {
  return (
    <Card title={delegations.title}>
      <p className="muted">{delegations.lead}</p>
      <p className="after">
        <ButtonLink to="/tai-khoan/uy-quyen">{delegations.open}</ButtonLink>
      </p>
    </Card>
  )
}
