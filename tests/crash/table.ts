import type { PartName } from '../../scripts/runtime/part'
import { cells, type Moment, moments, outcomes, steps, victims } from './cells'
import { faults } from './faults'

const momentNames = Object.keys(moments) as Moment[]
const parts = Object.keys(victims) as PartName[]

/** A Markdown table as the formatter leaves it: columns as wide as their widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

/** The table of the document: for whom it is read, and from the same data as the tests. */
export function crashTables(): string {
  const stepRows = steps.map(({ kind, acts }) => [kind, ...momentNames.map((moment) => acts[moment].act)])
  const outcomeRows = parts.flatMap((part) =>
    momentNames.map((moment) => [victims[part], moments[moment], outcomes[part][moment]]),
  )
  const faultRows = Object.values(faults).map(({ step, fault, outcome }) => [step, fault, outcome])
  return [
    'Steps: in each kind of process, the act around which a part is killed.',
    table(['process', ...momentNames.map((moment) => `killed ${moments[moment]} of`)], stepRows),
    `Outcomes: each part at each moment, for every step above (${parts.length * cells.length} cells).`,
    table(['kill -9 of', 'moment', 'outcome'], outcomeRows),
    `Further faults (${faultRows.length} cells).`,
    table(['step', 'fault', 'outcome'], faultRows),
  ].join('\n\n')
}
