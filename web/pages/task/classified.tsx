import { useState } from 'react'
import { Button } from '../../components/button'
import { FileLink } from '../../components/files'
import { Status } from '../../components/status'
import { Card, Facts, Note, PageHead } from '../../components/surface'
import { day, dayOf, moment } from '../../format'
import { ActForm } from '../../forms/act-form'
import { classified as words } from '../../text/classified'
import { text } from '../../text/common'
import type { Task } from './parts'

type Action = Task['actions'][number]

/** A classified task: only what a networked system may keep, and how it moves on. */
export function ClassifiedView({ task }: { readonly task: Task }) {
  const { code, outcome, stage, followed, openedAt, closedAt } = task
  const date = (value: string | null | undefined) => value && day(value)
  return (
    <>
      <PageHead
        title={words.titleOf(code)}
        meta={<Status tone={outcome ? 'done' : 'running'}>{outcome?.title ?? stage?.title}</Status>}
      />
      <div className="stack">
        <Note tone="lock">
          {followed?.closedNetwork ? (
            <p>{words.closedNetwork(followed.closedNetwork)}</p>
          ) : (
            <>
              <p>{words.why}</p>
              <p>{words.shown}</p>
            </>
          )}
        </Note>
        <Card>
          <Facts
            rows={[
              [words.stage, stage?.title],
              [words.since, date(followed?.stageSince)],
              [words.startsOn, date(followed?.startsOn)],
              [words.endsOn, date(followed?.endsOn)],
              [words.registered, openedAt && dayOf(openedAt)],
              [words.closed, closedAt && dayOf(closedAt)],
            ]}
          />
        </Card>
        <Contents contents={followed?.contents ?? []} />
        <Acts actions={task.actions.filter(({ allowed }) => allowed)} />
      </div>
    </>
  )
}

/** What was noted in a closed network, with its files. */
function Contents({ contents }: { readonly contents: NonNullable<Task['followed']>['contents'] }) {
  if (contents.length === 0) return null
  return (
    <Card title={words.contents}>
      <ul className="sides">
        {contents.map(({ text: noted, at, by, files }) => (
          <li key={`${at} ${by.id}`}>
            <p className="small muted">{words.notedBy(by.name, moment(at))}</p>
            <p className="pre">{noted}</p>
            {files.map((file) => (
              <p key={file.sha256}>
                <FileLink {...file} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Acts({ actions }: { readonly actions: readonly Action[] }) {
  const [open, setOpen] = useState<string>()
  const [done, setDone] = useState<string>()
  if (actions.length === 0) return null
  const current = actions.find(({ act }) => act === open)
  const close = (said?: string) => {
    setOpen(undefined)
    setDone(said)
  }
  return (
    <>
      <div role="status">{done && <Note tone="ok">{words.done(done)}</Note>}</div>
      {current ? (
        <Card title={current.title} aside={<Button onClick={() => close()}>{text.cancel}</Button>}>
          <ActForm
            key={current.act}
            act={current.act}
            address={current}
            form={`${current.act} ${current.stream}`}
            {...(current.act in words.effects ? { effect: words.effects[current.act] } : {})}
            onDone={() => close(current.title)}
          />
        </Card>
      ) : (
        <p className="acts">
          {actions.map(({ act, title }, index) => (
            <Button key={act} {...(index === 0 ? { look: 'primary' } : {})} onClick={() => setOpen(act)}>
              {title}
            </Button>
          ))}
        </p>
      )}
    </>
  )
}
