import type { ReactNode } from 'react'
import { formatDong, formatNumber } from '../../format'
import { ordering as words } from '../../text/ordering'
import { orderOf, type Task } from './place'

/** A part of a proposal: the name by which a defect refers to it, its title, what stands there. */
interface Part {
  readonly field: string
  readonly title: string
  readonly content: ReactNode
}

const paragraph = (text: string | undefined) => (text ? <p className="para">{text}</p> : null)

function listed(items: readonly string[] = []) {
  if (items.length === 0) return null
  return (
    <ul className="plain">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}

function productsOf(task: Task): Part[] {
  const { products = [], productTexts = [] } = orderOf(task)
  return productTexts.map(({ id, name, unit, quality }, index) => ({
    field: `productTexts.${index}`,
    title: words.product(formatNumber(index + 1), name),
    content: (
      <>
        <p>{words.productWords(formatNumber(products.find((one) => one.id === id)?.quantity ?? 0), unit)}</p>
        {quality && (
          <p className="para">
            {words.quality}: {quality}
          </p>
        )}
      </>
    ),
  }))
}

function moneyOf({ stateDong, counterpartDong, durationMonths }: Task): ReactNode {
  return (
    <ul>
      <li>
        {words.state}: {formatDong(stateDong ?? 0)}
      </li>
      <li>
        {words.counterpart}: {formatDong(counterpartDong ?? 0)}
      </li>
      <li>{words.months(formatNumber(durationMonths ?? 0))}</li>
    </ul>
  )
}

/** The proposal part by part, in the order of its form. */
export function partsOf(task: Task): Part[] {
  const { title, grounds, urgency, objectives, contents, impact } = orderOf(task)
  const { fields } = words
  return [
    { field: 'title', title: fields.title, content: paragraph(title ?? task.title ?? undefined) },
    { field: 'grounds', title: fields.grounds, content: paragraph(grounds) },
    { field: 'urgency', title: fields.urgency, content: paragraph(urgency) },
    { field: 'objectives', title: fields.objectives, content: paragraph(objectives) },
    { field: 'contents', title: fields.contents, content: listed(contents) },
    { field: 'impact', title: fields.impact, content: paragraph(impact) },
    ...productsOf(task),
    { field: 'stateDong', title: fields.money, content: moneyOf(task) },
  ]
}
