import { ButtonLink } from '../components/button'
import { PageHead } from '../components/surface'
import { text } from '../text/common'

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <>
      <PageHead title={text.notFoundTitle} lead={text.notFoundDetail} />
      <ButtonLink to="/viec" look="primary">
        {text.toWork}
      </ButtonLink>
    </>
  )
}
