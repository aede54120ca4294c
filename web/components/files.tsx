import { useRef, useState } from 'react'
import { sendFile } from '../api/upload'
import { formatBytes, percent } from '../format'
import { text } from '../text/common'
import { forms } from '../text/forms'
import { Button } from './button'
import { FieldGroup, type FieldProps } from './field'
import { Icon } from './icon'
import type { Bound } from './inputs'
import { ProblemNote } from './problem-note'

/** A piece of evidence as acts take it: its name, and the hash under which the server keeps it. */
export interface Evidence {
  readonly name: string
  readonly sha256: string
  /** Who has signed it digitally, where the form keeps that. */
  readonly signers?: readonly string[]
  /** Whether something was added to it after that. */
  readonly addedAfterSigning?: boolean
}

type Signatures = Required<Pick<Evidence, 'signers' | 'addedAfterSigning'>>

const unsigned: Signatures = { signers: [], addedAfterSigning: false }

/** What is told of a file's digital signatures, each a sentence without its full stop. */
export const signatureWords = ({ signers, addedAfterSigning }: Signatures): readonly string[] => [
  ...(signers.length > 0 ? [forms.signedBy(signers)] : []),
  ...(addedAfterSigning ? [forms.addedAfterSigning] : []),
]

const shortHash = (sha256: string) => `${sha256.slice(0, 4)}…${sha256.slice(-4)}`

/** A file's hash as people compare it: both ends, and the whole on pointing. */
export function Hash({ sha256 }: { readonly sha256: string }) {
  return (
    <span className="hash" title={sha256}>
      {forms.sealOfFile} {shortHash(sha256)}
    </span>
  )
}

/** A file that was sent: who signed it, its hash, and the way to take it out again. */
function FileRow({
  name,
  sha256,
  onRemove,
  ...signatures
}: Required<Evidence> & { readonly onRemove: () => void }) {
  return (
    <li>
      <Icon name="document" />
      <span className="grow">
        <b>{name}</b>
        <br />
        <span className="small muted">
          {signatureWords(signatures).map((words) => `${words}. `)}
          <Hash sha256={sha256} />
        </span>
      </span>
      <Button look="text" onClick={onRemove}>
        {text.remove}
        <span className="vh">: {name}</span>
      </Button>
    </li>
  )
}

/** Files that prove something: sent one by one, with progress, and named. */
export function EvidenceField({
  value = [],
  onChange,
  keepsSigners = false,
  ...field
}: FieldProps & Bound<readonly Evidence[]> & { readonly keepsSigners?: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number }>()
  const [error, setError] = useState<unknown>()
  const [signatures, setSignatures] = useState<Readonly<Record<string, Signatures>>>({})
  const add = async (files: readonly File[]) => {
    setError(undefined)
    const sent: Evidence[] = []
    try {
      for (const file of files) {
        setSending({ name: file.name, share: 0 })
        const kept = await sendFile(file, (share) => setSending({ name: file.name, share }))
        const { name, sha256, signers, addedAfterSigning } = kept
        sent.push({ name, sha256, ...(keepsSigners ? { signers, addedAfterSigning } : {}) })
        setSignatures((known) => ({ ...known, [sha256]: { signers, addedAfterSigning } }))
      }
    } catch (fault) {
      setError(fault)
    }
    setSending(undefined)
    const fresh = sent.filter(({ sha256 }) => !value.some((one) => one.sha256 === sha256))
    if (fresh.length > 0) onChange([...value, ...fresh])
  }
  return (
    <FieldGroup {...field}>
      <ul className="files">
        {value.map((file, index) => (
          <FileRow
            key={file.sha256}
            {...{ ...unsigned, ...signatures[file.sha256], ...file }}
            onRemove={() => onChange(value.filter((_one, at) => at !== index))}
          />
        ))}
      </ul>
      {sending && (
        <p role="status" className="small">
          {sending.name}: {forms.uploading(percent(sending.share))}
          <span className="prog">
            <i style={{ width: `${Math.round(sending.share * 100)}%` }} />
          </span>
        </p>
      )}
      {error !== undefined && <ProblemNote error={error} />}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          void add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button busy={sending !== undefined} onClick={() => input.current?.click()}>
        {forms.chooseFile}
      </Button>
    </FieldGroup>
  )
}

/** A file that the viewer may read, with its size and hash. */
export function FileLink({
  sha256,
  name,
  sizeBytes,
}: {
  readonly sha256: string
  readonly name: string
  readonly sizeBytes?: number
}) {
  return (
    <>
      <a href={`/api/files/${sha256}`}>{name}</a>
      <br />
      <span className="small muted">
        {sizeBytes !== undefined && `${formatBytes(sizeBytes)} · `}
        <Hash sha256={sha256} />
      </span>
    </>
  )
}
