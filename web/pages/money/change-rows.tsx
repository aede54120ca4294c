import type { AnswerOf } from '../../api/client'
import { dayOf } from '../../format'
import { tranche as words } from '../../text/money'

type Change = AnswerOf<'getTaskChanges'>['items'][number]

/** Changes as a table of before and after; on a phone each is a card. */
export function ChangeRows({
  items,
  caption,
}: {
  readonly items: readonly Change[]
  readonly caption: string
}) {
  return (
    <table className="cards diff">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.subject}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
          <th scope="col">{words.when}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ seq, at, title, what, before, after, by }) => (
          <tr key={seq}>
            <th scope="row">
              <b>{what}</b>
              {what !== title && <span className="small muted block">{title}</span>}
            </th>
            {before === null ? (
              <td className="only-l" />
            ) : (
              <td data-l={words.before}>{<del>{before}</del>}</td>
            )}
            {after === null ? <td className="only-l" /> : <td data-l={words.after}>{<ins>{after}</ins>}</td>}
            <td data-l={words.when}>
              <span>
                {dayOf(at)}
                {by && <span className="small muted block">{by.name}</span>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
