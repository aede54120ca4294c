import type { ReactNode } from 'react'
import { Button } from '../components/button'
import { FieldGroup } from '../components/field'
import { type Evidence, EvidenceField } from '../components/files'
import {
  Choice,
  DayField,
  LongField,
  MomentField,
  MoneyField,
  NumberField,
  Select,
  TextField,
  YesNo,
} from '../components/inputs'
import { OrganisationField, PersonField } from '../components/pick'
import { text } from '../text/common'
import { hintOf, labelOf } from '../text/fields'
import { forms } from '../text/forms'
import { valueWords } from '../text/values'
import { type Schema, solid, type Widget, widgetOf, withValue } from './schema'

const fewOptions = 6

/** What a field of a described body needs: where it stands, its value, and what is wrong. */
interface Part {
  readonly act: string
  readonly name: string
  readonly path: string
  readonly schema: Schema
  readonly optional: boolean
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly errors: ReadonlyMap<string, string>
}

/** Fields for every property of a described object, in the order of the description. */
export function SchemaFields({
  act,
  schema,
  value,
  onChange,
  errors,
  path = '',
  hidden = [],
}: {
  readonly act: string
  readonly schema: Schema
  readonly value: Readonly<Record<string, unknown>>
  readonly onChange: (value: Readonly<Record<string, unknown>>) => void
  readonly errors: ReadonlyMap<string, string>
  readonly path?: string
  /** Properties that the page fills in itself. */
  readonly hidden?: readonly string[]
}) {
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => !hidden.includes(name))
    .map(([name, property]) => (
      <SchemaField
        key={name}
        {...{ act, name, errors }}
        path={path === '' ? name : `${path}.${name}`}
        schema={solid(property)}
        optional={!schema.required?.includes(name)}
        value={value[name]}
        onChange={(next) => onChange(withValue(value, name, next))}
      />
    ))
}

function SchemaField(part: Part) {
  const { act, name, path, schema, optional, value, onChange, errors } = part
  const hint = hintOf(act, name)
  const field = { path, optional, label: labelOf(act, name), error: errors.get(path), hint }
  const drawn = simple[widgetOf(name, schema)]
  if (drawn) return drawn(field, value, onChange, schema)
  if (schema.type === 'array') return <ListField {...part} />
  return (
    <FieldGroup {...field}>
      <div className="nested">
        <SchemaFields
          {...{ act, schema, path, errors, onChange }}
          value={(value ?? {}) as Readonly<Record<string, unknown>>}
        />
      </div>
    </FieldGroup>
  )
}

type Drawn = (
  field: {
    path: string
    optional: boolean
    label: string
    error: string | undefined
    hint: string | undefined
  },
  value: unknown,
  onChange: (value: unknown) => void,
  schema: Schema,
) => ReactNode

const simple: Partial<Record<Widget, Drawn>> = {
  text: (field, value, onChange) => <TextField {...field} value={value as string} {...{ onChange }} />,
  long: (field, value, onChange) => <LongField {...field} value={value as string} {...{ onChange }} />,
  money: (field, value, onChange) => <MoneyField {...field} value={value as number} {...{ onChange }} />,
  number: (field, value, onChange) => <NumberField {...field} value={value as number} {...{ onChange }} />,
  day: (field, value, onChange) => <DayField {...field} value={value as string} {...{ onChange }} />,
  moment: (field, value, onChange) => <MomentField {...field} value={value as string} {...{ onChange }} />,
  yesNo: (field, value, onChange) => <YesNo {...field} value={value as boolean} {...{ onChange }} />,
  person: (field, value, onChange) => <PersonField {...field} value={value as string} {...{ onChange }} />,
  organisation: (field, value, onChange) => (
    <OrganisationField {...field} value={value as string} {...{ onChange }} />
  ),
  evidence: (field, value, onChange) => (
    <EvidenceField {...field} value={value as readonly Evidence[]} {...{ onChange }} />
  ),
  choice(field, value, onChange, { enum: values = [] }) {
    const options = values.map((one) => ({ value: one, label: valueWords(one) }))
    const Field = values.length > fewOptions ? Select : Choice
    return <Field {...field} {...{ options, onChange }} value={value as string} />
  },
}

/** Several values of one kind: each on a line of its own, with a button that adds one. */
function ListField({ act, name, path, schema, optional, value, onChange, errors }: Part) {
  const items = (value ?? []) as readonly unknown[]
  const item = solid(schema.items ?? {})
  const label = labelOf(act, name)
  const change = (at: number, next: unknown) =>
    onChange(items.map((one, index) => (index === at ? (next ?? blankOf(item)) : one)))
  return (
    <FieldGroup {...{ path, label, optional }} error={errors.get(path)} hint={hintOf(act, name)}>
      <ol className="lines">
        {items.map((one, index) => (
          // A line is known by its place: it has no other name until it is sent.
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end
          <li key={`${path} ${index} of ${items.length}`}>
            {item.type === 'object' ? (
              <FieldGroup path={`${path}.${index}`} label={forms.item(index + 1)}>
                <SchemaFields
                  {...{ act, errors }}
                  schema={item}
                  path={`${path}.${index}`}
                  value={(one ?? {}) as Readonly<Record<string, unknown>>}
                  onChange={(next) => change(index, next)}
                />
              </FieldGroup>
            ) : (
              <SchemaField
                {...{ act, name, errors }}
                path={`${path}.${index}`}
                schema={item}
                optional={false}
                value={one}
                onChange={(next) => change(index, next)}
              />
            )}
            <Button look="text" onClick={() => onChange(items.filter((_one, at) => at !== index))}>
              {text.remove} {index + 1}
              <span className="vh">: {label}</span>
            </Button>
          </li>
        ))}
      </ol>
      <Button onClick={() => onChange([...items, blankOf(item)])}>
        {text.add}
        <span className="vh">: {label}</span>
      </Button>
    </FieldGroup>
  )
}

const blankOf = (item: Schema): unknown => (item.type === 'object' ? {} : '')
