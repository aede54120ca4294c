import { useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import type { BodyOf } from '../../api/client'
import { type Evidence, EvidenceField } from '../../components/files'
import { FormFrame } from '../../components/form-frame'
import { Icon } from '../../components/icon'
import { LongField, NumberField, Tick } from '../../components/inputs'
import { fieldId } from '../../components/problem-note'
import { Card, Note } from '../../components/surface'
import { formatNumber } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { useKept } from '../../forms/kept'
import { acceptance as words } from '../../text/acceptance'
import { forms } from '../../text/forms'
import type { StageAction } from '../stage/stage'
import { Files } from './lines'
import type { Acceptance, DeliveredLine } from './words'

type Body = BodyOf<'supplementAcceptanceDossier'>
type Document = NonNullable<Body['documents']>[number]

/** What the host types, by product. */
interface Draft {
  readonly delivered: Readonly<Record<string, number>>
  readonly said: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, readonly Evidence[]>>
  readonly documents: readonly string[]
  readonly general: readonly Evidence[]
  readonly note?: string
}

function put<T>(
  of: Readonly<Record<string, T>>,
  name: string,
  value: T | undefined,
): Readonly<Record<string, T>> {
  const { [name]: _before, ...rest } = of
  return value === undefined ? rest : { ...rest, [name]: value }
}

const begun = ({ lines, documents, filedAt }: Acceptance): Draft => ({
  delivered: Object.fromEntries(
    lines.flatMap(({ product, delivered }) => (delivered === null ? [] : [[product, delivered]])),
  ),
  said: Object.fromEntries(lines.flatMap(({ product, said }) => (said === null ? [] : [[product, said]]))),
  files: {},
  documents: documents
    .filter(({ present, required }) => (filedAt ? present : required))
    .map(({ code }) => code),
  general: [],
})

function bodyOf({
  delivered,
  said,
  files,
  documents,
  general,
  note,
}: Draft): Body & BodyOf<'fileAcceptanceDossier'> {
  const ofProducts = Object.entries(files).flatMap(([product, own]) =>
    own.map((file) => ({ ...file, product })),
  )
  return {
    delivered: Object.entries(delivered).map(([product, amount]) => ({ product, delivered: amount })),
    documents: documents as Document[],
    qualityTexts: Object.entries(said).map(([product, text]) => ({ product, text })),
    evidence: [...ofProducts, ...general],
    ...(note ? { note } : {}),
  }
}

/** Every gap that the host can see before sending: amounts not written, papers that must be there. */
function gapsOf(
  { lines, documents }: Acceptance,
  draft: Draft,
): readonly (readonly [path: string, text: string])[] {
  return [
    ...lines
      .filter(({ product }) => draft.delivered[product] === undefined)
      .map(({ product, name }) => [`delivered.${product}`, words.missingNumber(name)] as const),
    ...documents
      .filter(({ code, required }) => required && !draft.documents.includes(code))
      .map(({ code, name }) => [`documents.${code}`, words.missingDocument(name)] as const),
  ]
}

/** The host's dossier: the delivered table line by line, the papers, and what the officer found missing. */
export function DossierForm({
  of,
  action,
  onDone,
}: {
  readonly of: Acceptance
  readonly action: StageAction
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const form = `${action.act} ${action.stream}`
  const [draft, keep, forget] = useKept<Draft>(form, begun(of))
  const [asked, setAsked] = useState(false)
  const sending = useAct('supplementAcceptanceDossier', action, form)
  const gaps = gapsOf(of, draft)
  const supplements = action.act === 'supplementAcceptanceDossier'
  const errors = new Map([...(asked ? gaps : []), ...defectsOf(sending.error)])
  const send = () => {
    setAsked(true)
    if (gaps.length > 0) return
    sending.mutate(bodyOf(draft), {
      onSuccess(receipt) {
        forget()
        onDone(receipt)
      },
    })
  }
  return (
    <FormFrame
      className="stack"
      {...{ send, error: sending.error, busy: sending.isPending }}
      submit={supplements ? words.supplementTitle : words.fileTitle}
      effect={`${supplements ? words.supplementEffect : words.fileEffect} ${forms.kept}`}
    >
      {supplements && <Defects of={of} />}
      {asked && gaps.length > 0 && <Gaps gaps={gaps} />}
      <Card title={words.table} flush>
        <p className="cb muted">{words.tableLead}</p>
        {of.lines.map((line) => (
          <LineForm
            key={line.product}
            {...{ line, draft, keep, errors }}
            defects={defectsAt(of, line.product)}
          />
        ))}
      </Card>
      <Papers {...{ of, draft, keep, errors }} />
    </FormFrame>
  )
}

const defectsAt = ({ defects }: Acceptance, item: string | null) =>
  defects.filter((defect) => defect.item === item).map(({ text }) => text)

function Defects({ of }: { readonly of: Acceptance }) {
  const known = [...of.lines.map(({ product }) => product), ...of.documents.map(({ code }) => code)]
  const general = of.defects.filter(({ item }) => item === null || !known.includes(item))
  return (
    <Note tone="err" title={words.defectsTitle(formatNumber(of.defects.length))}>
      <p>{words.defectsLead}</p>
      {general.length > 0 && (
        <ul className="defects">
          {general.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </Note>
  )
}

function Gaps({ gaps }: { readonly gaps: ReturnType<typeof gapsOf> }) {
  return (
    <div className="note err" role="alert">
      <h2>{words.notSent}</h2>
      <ul className="defects">
        {gaps.map(([path, text]) => (
          <li key={path}>
            <a href={`#${fieldId(path)}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface DraftProps {
  readonly draft: Draft
  readonly keep: (draft: Draft) => void
  readonly errors: ReadonlyMap<string, string>
}

/** The defects of a line, as the officer wrote them. */
function OwnDefects({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <div className="note err">
      {texts.map((text) => (
        <p key={text}>
          <Icon name="triangle" /> <b>{words.defect}:</b> {text}
        </p>
      ))}
    </div>
  )
}

function LineForm({
  line,
  draft,
  keep,
  errors,
  defects,
}: DraftProps & { readonly line: DeliveredLine; readonly defects: readonly string[] }) {
  const { product, name, unit, ordered, quality, files } = line
  return (
    <fieldset className="line-form">
      <legend className="b">{name}</legend>
      <p className="ask">
        {words.orderedAsk(formatNumber(ordered), unit)}
        {quality && ` · ${words.qualityAsk(quality)}`}
      </p>
      <OwnDefects texts={defects} />
      <div className="two-in">
        <NumberField
          path={`delivered.${product}`}
          label={words.delivered}
          unit={unit}
          value={draft.delivered[product]}
          error={errors.get(`delivered.${product}`)}
          onChange={(value) => keep({ ...draft, delivered: put(draft.delivered, product, value) })}
        />
        <LongField
          path={`said.${product}`}
          label={words.said}
          optional
          value={draft.said[product]}
          onChange={(value) => keep({ ...draft, said: put(draft.said, product, value) })}
        />
      </div>
      <Files files={files} />
      <EvidenceField
        path={`files.${product}`}
        label={`${words.proof}: ${name}`}
        optional
        value={draft.files[product]}
        onChange={(value) => keep({ ...draft, files: put(draft.files, product, value) })}
      />
    </fieldset>
  )
}

function Papers({ of, draft, keep, errors }: DraftProps & { readonly of: Acceptance }) {
  const toggle = (code: string, has: boolean | undefined) =>
    keep({
      ...draft,
      documents: has ? [...draft.documents, code] : draft.documents.filter((one) => one !== code),
    })
  return (
    <Card title={words.documents}>
      <p className="muted">{words.documentsLead}</p>
      {of.documents.map(({ code, name, required }) => (
        <div key={code}>
          <Tick
            path={`documents.${code}`}
            label={required ? `${name} (${words.must})` : name}
            value={draft.documents.includes(code)}
            error={errors.get(`documents.${code}`)}
            onChange={(has) => toggle(code, has)}
          />
          <OwnDefects texts={defectsAt(of, code)} />
        </div>
      ))}
      <EvidenceField
        path="general"
        label={words.general}
        optional
        value={draft.general}
        onChange={(value) => keep({ ...draft, general: value ?? [] })}
      />
      <LongField
        path="note"
        label={words.note}
        optional
        value={draft.note}
        onChange={(value) => {
          const { note: _before, ...rest } = draft
          keep(value === undefined ? rest : { ...rest, note: value })
        }}
      />
    </Card>
  )
}
