import { Link, Navigate, useNavigate, useSearchParams } from 'react-router'
import { queries, reads } from '../api/query'
import { Note } from '../components/surface'
import { Entrance } from '../shell/entrance'
import { SecondStep } from '../shell/second-step'
import { SignInForm } from '../shell/sign-in-form'
import { passwords } from '../text/account'
import { providerFaults, shell } from '../text/common'

/** Only a path of this site: nobody is led elsewhere by a link to the sign-in. */
function ownPath(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : '/viec'
}

/** Signing in, and back to the page that was wanted. */
export function SignInPage() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const wanted = ownPath(params.get('tiep'))
  const done = () => {
    queries.clear()
    // A receipt's page is the server's own.
    if (wanted.startsWith('/bien-nhan/')) window.location.replace(wanted)
    else void navigate(wanted, { replace: true })
  }
  // Back from a provider: in already, or with the second factor still missing.
  const step = params.get('buoc')
  if (step === 'xong') return <Navigate to={wanted} replace />
  const fault = providerFaults[params.get('loi') ?? '']
  return (
    <Entrance title={shell.signInTitle} lead={shell.signInLead}>
      {fault && (
        <div role="alert">
          <Note tone="err" title={fault.title}>
            <p>{fault.detail}</p>
          </Note>
        </div>
      )}
      {step === 'ma' ? <SecondStep onDone={done} /> : <SignInForm onDone={done} />}
      <ByProvider {...{ wanted }} />
      <p>
        <Link to="/quen-mat-khau">{passwords.forgotten}</Link>
      </p>
    </Entrance>
  )
}

/** The way by an account that somebody else keeps, where there is one: the browser leaves this site. */
function ByProvider({ wanted }: { readonly wanted: string }) {
  const ways = reads.useQuery('get', '/api/session/ways', {}, { staleTime: Number.POSITIVE_INFINITY })
  const provider = ways.data?.provider
  if (!provider) return null
  return (
    <p className="acts">
      <a className="btn" href={`/api/session/provider?tiep=${encodeURIComponent(wanted)}`}>
        {shell.byProvider(provider.name)}
      </a>
    </p>
  )
}
