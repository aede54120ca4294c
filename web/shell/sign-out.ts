import { api } from '../api/client'
import { queries } from '../api/query'

/** Ends the session on the server and forgets everything that was read and typed in it. */
export async function signOut(): Promise<void> {
  await api.DELETE('/api/session')
  queries.clear()
  sessionStorage.clear()
  window.location.assign('/dang-nhap')
}
