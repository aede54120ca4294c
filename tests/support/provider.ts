import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** An account that the provider keeps: what it says of whoever signs in there. */
export type ProviderAccount = Readonly<Record<string, string | boolean>>

/** A real OpenID provider on a free port. */
export interface RunningProvider {
  readonly issuer: string
  /** Who sits before the browser: the account that signs in next. */
  signsIn: string
  readonly accounts: Map<string, ProviderAccount>
  stop(): Promise<void>
}

/** The client that the product is to the provider. */
export const client = { id: 'detai', secret: 'mot-bi-mat-chi-de-thu-nghiem-khong-dung-that' }

/** Starts a provider that knows one client, insists on PKCE, and signs in whom the test says. */
export async function startProvider(redirectUri: string): Promise<RunningProvider> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const accounts = new Map<string, ProviderAccount>()
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub', 'cccd'], email: ['email', 'email_verified'] },
    cookies: { keys: ['khoa-cookie-cua-thu-nghiem'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...accounts.get(accountId) }),
    }),
    // Nobody is asked whether the client may know: the installation's own administrators have said so.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const running: RunningProvider = {
    ...{ issuer, accounts, signsIn: '' },
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  const answer = provider.callback()
  server.on('request', (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return void answer(req, res)
    void provider.interactionFinished(req, res, { login: { accountId: running.signsIn } })
  })
  return running
}
