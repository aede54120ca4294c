import { useState } from 'react'
import { EvidenceField } from '../../components/files'
import { Select } from '../../components/inputs'
import { Status } from '../../components/status'
import { dossier as words } from '../../text/dossier'
import { valueWords } from '../../text/values'
import { applicationForm, type Dossier, type DossierFile, type Progress } from './dossier'

type FormCode = DossierFile['form']

const optionalForms: readonly FormCode[] = [
  ...(['legalStatus', 'B1-5', 'B1-6', 'expertCv', 'financialReports'] as const),
  ...(['counterpartPlan', 'quotes', 'other'] as const),
]

const tones = { none: 'waiting', partly: 'partly', full: 'done' } as const

/** How far a part is, in words. */
export function ProgressStatus({ progress }: { readonly progress: Progress }) {
  return <Status tone={tones[progress]}>{words.states[progress]}</Status>
}

/** The files of one form: sent at once, checked at once, kept in the draft. */
export function FormFiles({
  form,
  title,
  dossier,
  update,
}: {
  readonly form: FormCode
  readonly title: string
  readonly dossier: Dossier
  readonly update: (make: (dossier: Dossier) => Dossier) => void
}) {
  const own = (dossier.files ?? []).filter((file) => file.form === form)
  return (
    <EvidenceField
      path={form}
      label={title}
      {...(form === applicationForm ? { hint: words.signHint } : {})}
      keepsSigners
      value={own.map(({ form: _same, ...file }) => file)}
      onChange={(files = []) =>
        update((now) => ({
          ...now,
          files: [
            ...(now.files ?? []).filter((file) => file.form !== form),
            ...files.map((file) => ({ ...file, form })),
          ],
        }))
      }
    />
  )
}

/** Documents that are not required of every dossier: chosen by their kind, then sent. */
export function OptionalFiles({
  dossier,
  required,
  update,
}: {
  readonly dossier: Dossier
  readonly required: readonly string[]
  readonly update: (make: (dossier: Dossier) => Dossier) => void
}) {
  const [added, setAdded] = useState<readonly FormCode[]>([])
  const held = (dossier.files ?? []).map(({ form }) => form)
  const shown = [...new Set([...held, ...added])].filter((form) => !required.includes(form))
  const options = optionalForms
    .filter((form) => !required.includes(form) && !shown.includes(form))
    .map((value) => ({ value, label: valueWords(value) }))
  return (
    <div className="cb">
      {shown.map((form) => (
        <FormFiles key={form} title={valueWords(form)} {...{ form, dossier, update }} />
      ))}
      <Select
        path="otherForm"
        label={words.otherForm}
        optional
        options={options}
        value={undefined}
        onChange={(form) => form && setAdded([...added, form])}
      />
    </div>
  )
}
