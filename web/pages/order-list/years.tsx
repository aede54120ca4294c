import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Read } from '../../components/loading'
import { Card, PageHead } from '../../components/surface'
import { formatNumber } from '../../format'
import { orderList as words } from '../../text/order-list'
import { work } from '../../text/work'

/** The years' lists of orders, each with what waits in it. */
export function OrderListsPage() {
  const read = reads.useQuery('get', '/api/order-lists')
  return (
    <>
      <Crumbs to={[[work.title, '/viec']]} here={words.title} />
      <PageHead title={words.title} lead={words.lead} />
      <Read of={read}>
        {({ years }) => (
          <div className="stack">
            {years.map(({ year, waiting }) => (
              <Card key={year} title={words.year(String(year))}>
                {waiting.length === 0 ? (
                  <p className="muted">{words.nothingWaits}</p>
                ) : (
                  <ul className="plain">
                    {waiting.map(({ act, title, count }) => (
                      <li key={act}>{words.waits(formatNumber(count), title.toLowerCase())}</li>
                    ))}
                  </ul>
                )}
                <p className="acts after">
                  <ButtonLink to={`/danh-muc/${year}`}>{words.open(String(year))}</ButtonLink>
                </p>
              </Card>
            ))}
          </div>
        )}
      </Read>
    </>
  )
}
