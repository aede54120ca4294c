import { useFieldName } from '../../api/codes'
import { Card, Facts } from '../../components/surface'
import { formatNumber } from '../../format'
import { labelOf } from '../../text/fields'
import { task as words } from '../../text/task'
import type { Task } from './parts'

const said = words.order

/** A text of an act as a page shows it: lines stay lines; what is no text is left out. */
export function shownText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return undefined
  const lines = value.filter((one): one is string => typeof one === 'string')
  return lines.length > 0 ? lines.map((line) => `– ${line}`).join('\n') : undefined
}

const texts = ['grounds', 'urgency', 'objectives', 'contents', 'impact', 'notice'] as const

interface ProductText {
  readonly id: string
  readonly name: string
  readonly unit?: string
  readonly quality?: string
}

function isProduct(value: unknown): value is ProductText {
  return typeof value === 'object' && value !== null && 'name' in value
}

/** The products of the order, one a line, with what quality is asked of each. */
function productsOf(order: Readonly<Record<string, unknown>>): string | undefined {
  const { productTexts } = order
  if (!Array.isArray(productTexts)) return undefined
  const lines = productTexts
    .filter(isProduct)
    .map(
      ({ name, unit, quality }) =>
        `– ${[unit ? `${name} (${unit})` : name, quality].filter(Boolean).join(': ')}`,
    )
  return lines.length > 0 ? lines.join('\n') : undefined
}

/** What was ordered, as the proposer and then the council worded it. */
export function OrderCard({ task }: { readonly task: Task }) {
  const { order = {}, durationMonths, type, reference } = task
  const field = useFieldName(task.field)
  return (
    <Card title={said.title} className="o8">
      <details>
        <summary>{said.show}</summary>
        <div className="after-s pre">
          <Facts
            rows={[
              [said.type, type?.title],
              [said.field, field],
              [said.reference, reference],
              [said.durationLabel, durationMonths ? said.duration(formatNumber(durationMonths)) : undefined],
              ...texts.map((name) => [labelOf('submitProposal', name), shownText(order[name])] as const),
              [labelOf('submitProposal', 'products'), productsOf(order)],
            ]}
          />
        </div>
      </details>
    </Card>
  )
}
