import { type ReactNode, useState } from 'react'
import { type ActAddress, type ActReceipt, useActOf } from '../api/act'
import { problemFrom } from '../api/problem'
import { reads } from '../api/query'
import { FormFrame } from '../components/form-frame'
import { Read } from '../components/loading'
import { labelOf } from '../text/fields'
import { forms } from '../text/forms'
import { useKept } from './kept'
import type { Schema } from './schema'
import { SchemaFields } from './schema-fields'

/** What a form needs to know of its act. */
export interface ActFormProps {
  readonly act: string
  readonly address: ActAddress
  /** Names the form on its object, so that what is typed is found again: `acceptProposal task/…`. */
  readonly form: string
  /** Values that the page knows; they are sent and not asked for. */
  readonly known?: Readonly<Record<string, unknown>>
  /** What the fields begin with. */
  readonly initial?: Readonly<Record<string, unknown>>
  /** What happens when the button is pressed, said before it is. */
  readonly effect?: ReactNode
  readonly onDone: (receipt: ActReceipt) => void
}

type Values = Readonly<Record<string, unknown>>

/** Any act of the API as a form, made from the API's own description of what the act takes. */
export function ActForm(props: ActFormProps) {
  const described = reads.useQuery(
    'get',
    '/api/acts/{act}',
    { params: { path: { act: props.act } } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  return (
    <Read of={described}>
      {({ title, summary, request }) => (
        <DescribedForm {...props} {...{ title, summary }} schema={request as Schema} />
      )}
    </Read>
  )
}

function DescribedForm({
  act,
  address,
  form,
  known = {},
  initial = {},
  effect,
  onDone,
  title,
  summary,
  schema,
}: ActFormProps & { readonly title: string; readonly summary: string; readonly schema: Schema }) {
  const [values, keep, forget] = useKept<Values>(form, initial)
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map())
  const sending = useActOf<Values>(address, form)
  const asked = Object.keys(schema.properties ?? {}).filter((name) => !(name in known))
  const send = () =>
    sending.mutate(
      { ...sent(values), ...known },
      {
        onSuccess(receipt) {
          forget()
          onDone(receipt)
        },
        onError: (error) => setErrors(defectsOf(error)),
      },
    )
  return (
    <FormFrame
      {...{ send, error: sending.error, busy: sending.isPending }}
      submit={title}
      effect={effect ?? summary}
      labelOf={(path) => labelOf(act, lastName(path))}
    >
      {asked.length === 0 ? (
        <p className="muted">{forms.noContents}</p>
      ) : (
        <SchemaFields
          {...{ act, schema, errors }}
          value={values}
          onChange={keep}
          hidden={Object.keys(known)}
        />
      )}
    </FormFrame>
  )
}

/** Blank lines that were added and not filled are left out. */
function sent(values: Values): Values {
  const filled = (value: unknown) => value !== '' && JSON.stringify(value) !== '{}'
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter(filled) : value,
    ]),
  )
}

/** The last name in a path that is no number: 'products.0.quantity' is about a quantity. */
export function lastName(path: string): string {
  return path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? path
}

/** Every defect that the API told, by the path of its field. */
export function defectsOf(error: unknown): ReadonlyMap<string, string> {
  return new Map(problemFrom(error).errors?.map(({ field, message }) => [field, message]))
}
