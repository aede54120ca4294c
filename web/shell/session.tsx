import { createContext, type ReactNode, useContext } from 'react'
import { Navigate, useLocation } from 'react-router'
import type { AnswerOf } from '../api/client'
import { problemFrom } from '../api/problem'
import { reads } from '../api/query'
import { Loading } from '../components/loading'
import { ProblemNote } from '../components/problem-note'

/** The signed-in person: name, roles with their organisations, the server's time. */
export type Me = AnswerOf<'getMe'>

const MeContext = createContext<Me | undefined>(undefined)

/** The signed-in person. Only for what stands inside `SignedIn`. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('Nobody is signed in here')
  return me
}

/** Whether the person holds one of the roles today. */
export function useHolds(...roles: readonly string[]): boolean {
  const { activeRoles } = useMe()
  return activeRoles.some((role) => roles.includes(role))
}

/** Shows its contents to whoever is signed in; others go to the sign-in and come back. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { pathname, search } = useLocation()
  const { data, error, refetch } = reads.useQuery('get', '/api/me', {}, { refetchInterval: 60_000 })
  const failed: unknown = error
  const again = () => void refetch()
  if (data) return <MeContext value={data}>{children}</MeContext>
  if (!failed) return <Loading />
  if (problemFrom(failed).code !== 'session/required') {
    return <ProblemNote error={failed} retry={again} />
  }
  return <Navigate to={`/dang-nhap?tiep=${encodeURIComponent(pathname + search)}`} replace />
}
