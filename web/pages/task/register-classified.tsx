import { useState } from 'react'
import type { ActReceipt } from '../../api/act'
import { Crumbs } from '../../components/crumbs'
import { Receipt } from '../../components/receipt'
import { Card, Note, PageHead } from '../../components/surface'
import { ActForm } from '../../forms/act-form'
import { classified as words } from '../../text/classified'
import { tasks } from '../../text/tasks'

const act = 'registerClassifiedMetadata'
const address = { method: 'POST', href: '/api/tasks/classified' } as const

/** Registering a classified task: its stage and its dates; the code is given by the system. */
export function RegisterClassifiedPage() {
  const [receipt, setReceipt] = useState<ActReceipt>()
  if (receipt) return <Receipt title={words.registeredNow} {...{ receipt }} next={words.next} />
  return (
    <>
      <Crumbs to={[[tasks.title, '/nhiem-vu']]} here={words.register} />
      <PageHead title={words.register} />
      <div className="stack">
        <Note tone="lock">
          <p>{words.why}</p>
          <p>{words.shown}</p>
        </Note>
        <Card>
          <ActForm {...{ act, address }} form={act} onDone={setReceipt} />
        </Card>
      </div>
    </>
  )
}
