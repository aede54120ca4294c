import { useRouteError } from 'react-router'
import { ProblemNote } from '../components/problem-note'

/** A page that failed by its own fault, or whose code could not be fetched. */
export function PageFault() {
  const error = useRouteError()
  return (
    <main className="wrap narrow">
      <ProblemNote error={error} retry={() => window.location.reload()} />
    </main>
  )
}
