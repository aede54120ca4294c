import { useSearchParams } from 'react-router'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { fieldId } from '../../components/problem-note'
import { Card, Note } from '../../components/surface'
import { formatNumber } from '../../format'
import { dossier as words } from '../../text/dossier'
import { type Dossier, type DossierFile, type Gap, progressOf, teamTotal, totalsOf } from './dossier'
import { FormFiles, OptionalFiles, ProgressStatus } from './files'
import { moneyAbout, teamAbout } from './money'

interface Form {
  readonly code: string
  readonly title: string
}

interface ListProps {
  readonly dossier: Dossier
  readonly forms: readonly Form[]
  readonly gaps: readonly Gap[]
  readonly update: (make: (dossier: Dossier) => Dossier) => void
}

const pages = ['people', 'money', 'team'] as const

/** Whether a part of the dossier is a page of its own. */
export const isPage = (section: string | null): section is (typeof pages)[number] =>
  pages.some((one) => one === section)

/** Everything that the dossier is made of, by the forms of its call, and how far each part is. */
export function TaskList({ dossier, forms, gaps, update }: ListProps) {
  const sections = [...pages.slice(0, 1), ...forms.map(({ code }) => code), 'money']
  const done = sections.filter((section) => progressOf(dossier, section, gaps) === 'full').length
  const counted = words.full(formatNumber(done), formatNumber(sections.length))
  const { state, counterpart } = totalsOf(dossier)
  const abouts = {
    people: words.abouts.people,
    money: moneyAbout(state + counterpart),
    team: teamAbout(dossier.team?.length ?? 0, teamTotal(dossier)),
  }
  return (
    <Card title={words.papers} flush aside={<span className="muted">{counted}</span>}>
      <ol className="papers">
        <PageRow section="people" about={abouts.people} {...{ dossier, gaps }} />
        {forms.map(({ code, title }) => (
          <li key={code}>
            <FormFiles
              form={code as DossierFile['form']}
              title={`${code} · ${title}`}
              {...{ dossier, update }}
            />
            <ProgressStatus progress={progressOf(dossier, code, gaps)} />
          </li>
        ))}
        <PageRow section="money" about={abouts.money} {...{ dossier, gaps }} />
        <PageRow section="team" about={abouts.team} {...{ dossier, gaps }} />
      </ol>
      <OptionalFiles required={forms.map(({ code }) => code)} {...{ dossier, update }} />
      <p className="small muted card-foot">{words.filesHint}</p>
    </Card>
  )
}

const verbs = { none: words.start, partly: words.goOn, full: words.see }

function PageRow({
  section,
  about,
  dossier,
  gaps,
}: {
  readonly section: (typeof pages)[number]
  readonly about: string
  readonly dossier: Dossier
  readonly gaps: readonly Gap[]
}) {
  const [, setParams] = useSearchParams()
  const progress = progressOf(dossier, section, gaps)
  return (
    <li>
      <div className="f" id={fieldId(section)} tabIndex={-1}>
        <b>{words.sections[section]}</b>
        <p className="small muted">{about}</p>
        <Button onClick={() => setParams({ phan: section })}>
          {verbs[progress]}
          <span className="vh">: {words.sections[section]}</span>
        </Button>
      </div>
      <ProgressStatus progress={progress} />
    </li>
  )
}

/** All that is missing at once, each with the way to it, and the step that seals. */
export function CheckAside({
  gaps,
  submit,
  onSeal,
}: {
  readonly gaps: readonly Gap[]
  readonly submit: string
  readonly onSeal: () => void
}) {
  const [, setParams] = useSearchParams()
  const count = formatNumber(gaps.length)
  return (
    <aside className="stack">
      {gaps.length > 0 ? (
        <Note tone="err" title={words.check(count)}>
          <ul className="defects">
            {gaps.map(({ section, message }) => (
              <li key={message}>
                <a
                  href={`#${fieldId(section)}`}
                  onClick={(event) => {
                    if (!isPage(section)) return
                    event.preventDefault()
                    setParams({ phan: section })
                  }}
                >
                  {message}
                </a>
              </li>
            ))}
          </ul>
          <p className="small">{words.checkNote}</p>
        </Note>
      ) : (
        <Note tone="ok" title={words.checkNone}>
          <p>{words.checkNoneNote}</p>
        </Note>
      )}
      <Note tone="lock">
        <h2>
          <Icon name="lock" /> {words.sealTitle}
        </h2>
        <p>{words.sealNote}</p>
      </Note>
      <Card>
        <Button look="primary" locked={gaps.length > 0 ? words.locked(count) : undefined} onClick={onSeal}>
          {submit}
        </Button>
      </Card>
    </aside>
  )
}
