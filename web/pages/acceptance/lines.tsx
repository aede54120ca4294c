import { FileLink } from '../../components/files'
import { Icon } from '../../components/icon'
import { Status } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { Table } from '../../components/table'
import { formatNumber, moment } from '../../format'
import { acceptance as words } from '../../text/acceptance'
import { valueWords } from '../../text/values'
import { type Acceptance, type DeliveredLine, levelTone } from './words'

type File = DeliveredLine['files'][number]

/** Files that an act of the dossier brought. */
export function Files({ files }: { readonly files: readonly File[] }) {
  if (files.length === 0) return null
  return (
    <ul className="files">
      {files.map(({ sha256, name }) => (
        <li key={`${sha256} ${name}`}>
          <Icon name="document" />
          <span className="grow">
            <FileLink {...{ sha256, name }} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The table of what was ordered and what came. */
export function DeliveredTable({ of: { lines, defects } }: { readonly of: Acceptance }) {
  const own = (product: string) => defects.filter(({ item }) => item === product)
  return (
    <Card title={words.table} flush>
      <Table<DeliveredLine>
        caption={words.table}
        rows={lines}
        keyOf={({ product }) => product}
        columns={[
          {
            title: words.product,
            cell: ({ product, name, quality }) => (
              <>
                {name}
                {quality && <span className="small muted block">{words.qualityAsk(quality)}</span>}
                {own(product).map(({ text }) => (
                  <span key={text} className="msg">
                    <Icon name="triangle" />
                    {text}
                  </span>
                ))}
              </>
            ),
          },
          {
            title: words.ordered,
            numeric: true,
            cell: ({ ordered, unit }) => `${formatNumber(ordered)} ${unit}`,
          },
          {
            title: words.delivered,
            numeric: true,
            cell: ({ delivered, unit }) =>
              delivered === null ? words.notDelivered : `${formatNumber(delivered)} ${unit}`,
          },
          {
            title: words.amount,
            cell: ({ amount }) => amount && <Status tone={levelTone[amount]}>{valueWords(amount)}</Status>,
          },
          {
            title: words.said,
            cell: ({ said, files }) => (
              <>
                {said && <span className="para">{said}</span>}
                <Files files={files} />
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}

/** The papers of the dossier, those that it must hold first. */
export function DossierPapers({ of: { documents, files, note } }: { readonly of: Acceptance }) {
  const sorted = documents.filter(({ required, present }) => required || present)
  return (
    <Card title={words.documents} flush>
      <Table
        caption={words.documents}
        rows={sorted}
        keyOf={({ code }) => code}
        columns={[
          { title: words.documents, cell: ({ name }) => name },
          {
            title: words.state,
            cell: ({ present, required }) => (
              <Status tone={present ? 'done' : required ? 'late' : 'waiting'}>
                {present ? words.present : required ? words.absent : words.notNeeded}
              </Status>
            ),
          },
        ]}
      />
      {(files.length > 0 || note) && (
        <div className="cb">
          {note && <p className="para">{note}</p>}
          <Files files={files} />
        </div>
      )}
    </Card>
  )
}

/** The moments of the acceptance that have come. */
export function Progress({ of }: { readonly of: Acceptance }) {
  const at = (value: string | null) => value && moment(value)
  if (!of.filedAt) return null
  return (
    <Card title={words.progress}>
      <Facts
        rows={[
          [words.filed, at(of.filedAt)],
          [words.supplements, of.supplements > 0 && formatNumber(of.supplements)],
          [words.checked, at(of.completeAt)],
          [words.noticed, at(of.noticePostedAt)],
          [words.told, at(of.concludedAt)],
          [words.mendingSent, at(of.mendingSubmittedAt)],
          [words.mended, at(of.mendedAt)],
        ]}
      />
      {of.filedTooLate && <Status tone="late">{words.tooLate}</Status>}
    </Card>
  )
}
