import { useState } from 'react'
import { useChange } from '../../api/change'
import { type AnswerOf, api } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { Read } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Status, type Tone } from '../../components/status'
import { Card, Note } from '../../components/surface'
import { Table } from '../../components/table'
import { dayOf, moment } from '../../format'
import { sessions, tokens } from '../../text/account'
import { SecretList } from './secret-list'
import { TokenForm } from './token-form'

type Token = AnswerOf<'listOwnTokens'>['items'][number]

const tones: Readonly<Record<Token['state'], Tone>> = { open: 'running', expired: 'done', revoked: 'locked' }

/** The tokens of one's own programs: which there are, making one, revoking one. */
export function TokensCard() {
  const own = reads.useQuery('get', '/api/me/tokens')
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<string>()
  const revoking = useChange((tokenId: string) =>
    api.DELETE('/api/me/tokens/{tokenId}', { params: { path: { tokenId } } }),
  )
  if (made) {
    return (
      <Card title={tokens.title}>
        <SecretList
          title={tokens.madeTitle}
          lead={tokens.madeLead}
          secrets={[made]}
          kept={tokens.copied}
          onKept={() => setMade(undefined)}
        />
      </Card>
    )
  }
  const done = (token: string) => {
    setMaking(false)
    setMade(token)
  }
  return (
    <Card title={tokens.title}>
      <p className="muted">{tokens.lead}</p>
      {revoking.error && <ProblemNote error={revoking.error} />}
      {revoking.isSuccess && (
        <div role="status">
          <Note tone="ok">{tokens.revoked}</Note>
        </div>
      )}
      <Read of={own}>
        {({ items, offered }) => (
          <>
            {items.length === 0 && <p className="after">{tokens.none}</p>}
            {items.length > 0 && <TokenTable {...{ items }} onRevoke={(id) => revoking.mutate(id)} />}
            {isMaking ? (
              <TokenForm {...{ offered }} onMade={done} onCancel={() => setMaking(false)} />
            ) : (
              <p className="acts after">
                <Button onClick={() => setMaking(true)}>{tokens.begin}</Button>
              </p>
            )}
          </>
        )}
      </Read>
    </Card>
  )
}

function TokenTable({
  items,
  onRevoke,
}: {
  readonly items: readonly Token[]
  readonly onRevoke: (id: string) => void
}) {
  return (
    <Table
      caption={tokens.title}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        { title: tokens.name, cell: ({ name }) => <b>{name}</b> },
        { title: tokens.scopes, cell: ({ scopes }) => scopes.map(({ title }) => title).join('; ') },
        { title: tokens.until, cell: ({ expiresAt }) => <span className="nw">{dayOf(expiresAt)}</span> },
        {
          title: tokens.used,
          cell: ({ lastUsedAt }) => (lastUsedAt ? moment(lastUsedAt) : tokens.never),
        },
        {
          title: tokens.state,
          cell: ({ state }) => <Status tone={tones[state]}>{tokens.states[state]}</Status>,
        },
        {
          title: sessions.action,
          cell: ({ id, name, state }) =>
            state === 'open' && (
              <Button onClick={() => onRevoke(id)}>
                {tokens.revoke} <span className="vh">{name}</span>
              </Button>
            ),
        },
      ]}
    />
  )
}
