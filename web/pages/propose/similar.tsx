import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { reads } from '../../api/query'
import { Card } from '../../components/surface'
import { formatNumber } from '../../format'
import { propose } from '../../text/propose'

const shortest = 8
const shown = 5
const settleMs = 400

/** What somebody types, once they have stopped for a moment. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), settleMs)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}

/** Tasks whose names are like the one being typed: to look at, never in the way. */
export function SimilarTasks({ title = '' }: { readonly title: string | undefined }) {
  const text = useSettled(title.trim())
  const { data } = reads.useQuery(
    'get',
    '/api/similar',
    { params: { query: { title: text } } },
    { enabled: text.length >= shortest, placeholderData: keepPreviousData, throwOnError: false },
  )
  const found = text.length >= shortest ? data?.items.slice(0, shown) : undefined
  return (
    <Card
      title={propose.similar}
      flush
      aside={found && <span className="muted">{propose.similarCount(formatNumber(found.length))}</span>}
    >
      <div aria-live="polite">
        {found && found.length > 0 && (
          <ul className="cb files">
            {found.map(({ id, code, title: name, stage, outcome }) => (
              <li key={id}>
                <div className="grow">
                  <p className="small muted">
                    <span className="code">{code}</span> · {(outcome ?? stage).title}
                  </p>
                  <Link to={`/nhiem-vu/${code}`} target="_blank">
                    {name}
                  </Link>
                </div>
              </li>
            ))}
          </ul>
        )}
        <p className="small muted card-foot">
          {found ? (found.length > 0 ? propose.similarNote : propose.similarNone) : propose.similarWait}
        </p>
      </div>
    </Card>
  )
}
