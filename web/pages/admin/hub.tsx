import { Link } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Read } from '../../components/loading'
import { Status, type Tone } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { formatNumber } from '../../format'
import { admin } from '../../text/admin'
import { Changes } from './changes'
import { AdminPage } from './frame'

type Overview = AnswerOf<'getAdminOverview'>

interface Care {
  readonly words: string
  readonly tone: Tone
  readonly about: string
  readonly path: string
}

const care = (shown: boolean, words: string, tone: Tone, about: string, path: string): Care[] =>
  shown ? [{ words, tone, about, path }] : []

/** What needs care, the worst first. */
function cares(of: Overview): Care[] {
  const { failedLetters, waitingLetters, stuckCommits, provisionalYears, assumedYears, edition } = of
  const { careAbout } = admin
  const assumed = edition?.assumed ?? 0
  const n = formatNumber
  const law = `/quan-tri/quy-dinh?bo=${edition?.id ?? ''}&chua-doi-chieu=1`
  return [
    ...care(
      stuckCommits > 0,
      admin.stuckCommits(n(stuckCommits)),
      'late',
      careAbout.stuck,
      '/quan-tri/su-co',
    ),
    ...care(
      failedLetters > 0,
      admin.failedLetters(n(failedLetters)),
      'late',
      careAbout.letters,
      '/quan-tri/thu',
    ),
    ...care(
      waitingLetters > failedLetters,
      admin.waitingLetters(n(waitingLetters)),
      'running',
      careAbout.letters,
      '/quan-tri/thu?loc=waiting',
    ),
    ...care(
      provisionalYears.length > 0,
      admin.provisionalYears(provisionalYears.join(', ')),
      'soon',
      careAbout.provisional,
      `/quan-tri/lich?nam=${provisionalYears[0] ?? ''}`,
    ),
    ...care(
      assumedYears.length > 0,
      admin.assumedYears(assumedYears.join(', ')),
      'partly',
      careAbout.assumedYears,
      '/quan-tri/lich',
    ),
    ...care(
      of.endingMandates > 0,
      admin.endingMandates(n(of.endingMandates)),
      'soon',
      careAbout.ending,
      '/quan-tri/nguoi',
    ),
    ...care(assumed > 0, admin.assumedValues(n(assumed)), 'partly', careAbout.assumed, law),
  ]
}

/** The first page of administration: what needs care, the register in figures, what was changed lately. */
export function AdminHubPage() {
  const overview = reads.useQuery('get', '/api/admin/overview', {}, { refetchInterval: 30_000 })
  return (
    <AdminPage title={admin.title} lead={admin.lead}>
      <Read of={overview}>
        {(of) => (
          <>
            <CareList items={cares(of)} />
            <Card title={admin.register}>
              <Facts
                rows={[
                  [
                    admin.countPeople,
                    <Link key="p" to="/quan-tri/nguoi">
                      {formatNumber(of.people)}
                    </Link>,
                  ],
                  [
                    admin.countOrganisations,
                    <Link key="o" to="/quan-tri/to-chuc">
                      {formatNumber(of.organisations)}
                    </Link>,
                  ],
                  [admin.countMandates, formatNumber(of.mandates)],
                ]}
              />
            </Card>
          </>
        )}
      </Read>
      <Changes title={admin.recent} />
    </AdminPage>
  )
}

function CareList({ items }: { readonly items: readonly Care[] }) {
  return (
    <Card title={admin.care} flush>
      {items.length === 0 ? (
        <p className="cb">
          <Status tone="done">{admin.nothingToCare}</Status>
        </p>
      ) : (
        <ul className="care">
          {items.map(({ words, tone, about, path }) => (
            <li key={words}>
              <div>
                <Status tone={tone}>{words}</Status>
                <p className="small muted">{about}</p>
              </div>
              <Link className="btn" to={path}>
                {admin.open}
                <span className="vh">: {words}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
