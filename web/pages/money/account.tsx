import { useState } from 'react'
import { useParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Empty, Read } from '../../components/loading'
import { Status, type Tone } from '../../components/status'
import { Card, Facts, Note, PageHead } from '../../components/surface'
import { day, formatNumber, localDay, moment } from '../../format'
import { useMe } from '../../shell/session'
import { beneficiary as words } from '../../text/beneficiary'
import { money } from '../../text/money'
import '../../styles/admin.css'
import '../../styles/money.css'
import { AccountDecision } from './account-decision'
import { AccountForm } from './account-form'

/** The account of an organisation in all its versions. */
export type Account = AnswerOf<'getBeneficiaryAccount'>
/** One of them. */
export type Version = Account['items'][number]

/** An organisation's account: the version in use, the one that waits, the ones before. */
export function AccountPage() {
  const { id = '' } = useParams()
  const read = reads.useQuery('get', '/api/beneficiary-accounts/{organisationId}', {
    params: { path: { organisationId: id } },
  })
  return <Read of={read}>{(data) => <AccountOf {...{ data }} />}</Read>
}

function AccountOf({ data }: { readonly data: Account }) {
  const { organisation, items, may } = data
  const { activeRoles } = useMe()
  const [editing, setEditing] = useState(false)
  const [done, setDone] = useState<string>()
  const close = (told?: string) => {
    setEditing(false)
    setDone(told)
  }
  const isOffice = activeRoles.some(
    (role) => role !== 'principalInvestigator' && role !== 'hostRepresentative',
  )
  const back = isOffice
    ? ([
        [money.title, '/tai-chinh'],
        [words.title, '/tai-chinh/tai-khoan'],
      ] as const)
    : []
  const label = items.length > 0 ? words.change : words.register
  return (
    <div className="col">
      <Crumbs to={back} here={organisation?.name ?? ''} />
      <PageHead
        title={words.title}
        lead={organisation?.name}
        aside={may.register && !editing && <Button onClick={() => setEditing(true)}>{label}</Button>}
      />
      <div className="stack">
        {done && <Note tone="ok" title={done} />}
        {editing && <AccountForm {...{ data }} title={label} onClose={close} />}
        {items.length === 0 && !editing && <Empty title={words.nothing}>{words.nothingNext}</Empty>}
        {items.map((version) => (
          <VersionCard key={version.id} {...{ version, data }}>
            {version.decided === null && may.decide && (
              <AccountDecision organisation={organisation?.id ?? ''} id={version.id} onDone={close} />
            )}
          </VersionCard>
        ))}
        {items[0] && <p className="small muted">{items[0].whole ? words.recorded : words.masked}</p>}
      </div>
    </div>
  )
}

function statusOf({ id, decided, validFrom }: Version, current: string | null, today: string) {
  const status = (tone: Tone, said: string) => ({ tone, said })
  if (decided === null) return status('waiting', words.statusWaiting)
  if (!decided.confirmed) return status('paused', words.statusRejected)
  if (id === current) return status('done', words.statusCurrent)
  return validFrom > today ? status('later', words.statusFuture) : status('paused', words.statusFormer)
}

/** One version: the number, its holder, by which document, and through whose hands it went. */
function VersionCard({
  version,
  data: { current },
  children,
}: {
  readonly version: Version
  readonly data: Account
  readonly children: React.ReactNode
}) {
  const { number, holder, heldAt, institution, branch, validFrom, document, reason, made, decided } = version
  const today = localDay(useMe().businessTime)
  const { tone, said } = statusOf(version, current, today)
  return (
    <Card title={words.version(formatNumber(version.version))} aside={<Status {...{ tone }}>{said}</Status>}>
      <p className="amt code">{number}</p>
      <Facts
        rows={[
          [words.holder, holder],
          [words.heldAt, `${institution}${branch ? `, ${branch}` : ''} (${heldAt.title})`],
          [words.validFrom, day(validFrom)],
          [words.document, document],
          [words.reason, reason],
          [words.made, words.by(made.by?.name, moment(made.at))],
          [
            decided?.confirmed ? words.confirmed : words.rejected,
            decided && words.by(decided.by?.name, moment(decided.at)),
          ],
          [words.rejectedFor, decided?.reason],
        ]}
      />
      {children}
    </Card>
  )
}
