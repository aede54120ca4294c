import { useState } from 'react'
import { Button } from '../../components/button'
import { FieldGroup } from '../../components/field'
import { Choice, LongField, Tick } from '../../components/inputs'
import { OrganisationField, PersonField } from '../../components/pick'
import { dossier as words } from '../../text/dossier'
import { valueWords } from '../../text/values'
import type { Chosen, Dossier } from './dossier'

const lumpSums = ['final', 'partial'] as const

/** What a page of the dossier needs. */
export interface PartProps {
  readonly dossier: Dossier
  readonly change: (part: Partial<Dossier>) => void
}

const chosen = (id: string | undefined, name: string | undefined): Chosen | undefined =>
  id === undefined ? undefined : { id, name: name ?? id }

/** Who hosts, leads and takes part, and how the money is to be spent. */
export function PeoplePart({ dossier, change, hosts }: PartProps & { readonly hosts: readonly Chosen[] }) {
  const { host, pi, secretary, lumpSum, excellent, summary } = dossier
  return (
    <>
      <Choice
        path="host"
        label={words.host}
        options={hosts.map(({ id, name }) => ({ value: id, label: name }))}
        value={host}
        onChange={(next) => change({ host: next })}
      />
      <PersonField
        path="pi"
        label={words.pi}
        value={pi?.id}
        named={pi?.name}
        onChange={(id, name) => change({ pi: chosen(id, name) })}
      />
      <PersonField
        path="secretary"
        label={words.secretary}
        optional
        value={secretary?.id}
        named={secretary?.name}
        onChange={(id, name) => change({ secretary: chosen(id, name) })}
      />
      <Partners {...{ dossier, change }} />
      <Choice
        path="lumpSum"
        label={words.lumpSum}
        options={lumpSums.map((value) => ({ value, label: valueWords(value), hint: words.lumpHints[value] }))}
        value={lumpSum}
        onChange={(next) => change({ lumpSum: next })}
      />
      <Tick
        path="excellent"
        label={words.excellent}
        value={excellent}
        onChange={(next) => change({ excellent: next })}
      />
      <LongField
        path="summary"
        label={words.summary}
        hint={words.summaryHint}
        optional
        value={summary}
        onChange={(next) => change({ summary: next })}
      />
    </>
  )
}

function Partners({ dossier: { partners = [] }, change }: PartProps) {
  const [adding, setAdding] = useState(false)
  return (
    <FieldGroup path="partners" label={words.partners} optional>
      <ul className="files">
        {partners.map(({ id, name }) => (
          <li key={id}>
            <b className="grow">{name}</b>
            <Button look="text" onClick={() => change({ partners: partners.filter((one) => one.id !== id) })}>
              {words.removePartner}
              <span className="vh">: {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {adding ? (
        <OrganisationField
          path="partner"
          label={words.addPartner}
          value={undefined}
          onChange={(id, name) => {
            setAdding(false)
            if (id && !partners.some((one) => one.id === id)) {
              change({ partners: [...partners, { id, name: name ?? id }] })
            }
          }}
        />
      ) : (
        <Button onClick={() => setAdding(true)}>{words.addPartner}</Button>
      )}
    </FieldGroup>
  )
}
