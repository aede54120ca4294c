import { useNavigate, useSearchParams } from 'react-router'
import { queries } from '../api/query'
import { SignInForm } from '../shell/sign-in-form'
import { shell, text } from '../text/common'

/** Only a path of this site: nobody is led elsewhere by a link to the sign-in. */
function ownPath(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : '/viec'
}

/** Signing in, and back to the page that was wanted. */
export function SignInPage() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  return (
    <main className="wrap sign-in-page" id="noi-dung">
      <div className="card sign-in">
        <div className="cb">
          <h1>{shell.signInTitle}</h1>
          <p className="muted">{shell.signInLead}</p>
          <SignInForm
            onDone={() => {
              queries.clear()
              const wanted = ownPath(params.get('tiep'))
              // A receipt's page is the server's own.
              if (wanted.startsWith('/bien-nhan/')) window.location.replace(wanted)
              else void navigate(wanted, { replace: true })
            }}
          />
          <p className="small muted">{shell.forgotten}</p>
        </div>
      </div>
      <p className="small">
        <a href="/">{text.publicPages}</a>
      </p>
    </main>
  )
}
