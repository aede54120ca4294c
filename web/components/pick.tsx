import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { reads } from '../api/query'
import { day, formatNumber, localDay } from '../format'
import { useMe } from '../shell/session'
import { forms } from '../text/forms'
import { Button } from './button'
import { Field, FieldError, type FieldProps, inputProps } from './field'

const shortest = 2
const shown = 8

/** Something that can be chosen from a directory. */
export interface Found {
  readonly id: string
  readonly name: string
  readonly about?: string
  /** Why it cannot be chosen. */
  readonly gone?: string
}

interface PickProps extends FieldProps {
  readonly value: string | undefined
  /** Is told what was chosen, with its name for who keeps it. */
  readonly onChange: (value: string | undefined, name?: string) => void
  /** The name of what is chosen already, where the page knows it. */
  readonly named?: string | undefined
}

interface SearchProps extends PickProps {
  readonly found: readonly Found[]
  readonly search: string
  readonly onSearch: (search: string) => void
}

function SearchField({ value, onChange, named, found, search, onSearch, ...field }: SearchProps) {
  const [chosen, setChosen] = useState(named)
  if (value !== undefined) {
    return (
      <div className="f">
        <span className="label">{field.label}</span>
        <p className="chosen" id={inputProps(field).id} tabIndex={-1}>
          <b>{chosen ?? named ?? value}</b>
          <Button look="text" onClick={() => onChange(undefined)}>
            {forms.change}
            <span className="vh">: {field.label}</span>
          </Button>
        </p>
        <FieldError {...field} />
      </div>
    )
  }
  const asked = search.trim().length >= shortest
  return (
    <Field {...field} hint={field.hint ?? forms.find}>
      <input
        {...inputProps({ ...field, hint: field.hint ?? forms.find })}
        type="search"
        autoComplete="off"
        value={search}
        onChange={(event) => onSearch(event.target.value)}
      />
      <p className="vh" role="status">
        {asked ? forms.found(formatNumber(found.length)) : ''}
      </p>
      {asked && found.length === 0 && <p className="hint">{forms.nothingFound}</p>}
      {asked && found.length > 0 && (
        <ul className="picks">
          {found.map(({ id, name, about, gone }) =>
            gone ? (
              <li key={id} className="gone">
                <b>{name}</b>
                <span className="small">{gone}</span>
              </li>
            ) : (
              <li key={id}>
                <button
                  type="button"
                  onClick={() => {
                    setChosen(name)
                    onChange(id, name)
                    onSearch('')
                  }}
                >
                  <b>{name}</b>
                  {about && <span className="small muted">{about}</span>}
                </button>
              </li>
            ),
          )}
        </ul>
      )}
    </Field>
  )
}

/** A person out of the directory, found by name; the value is the person's id. */
export function PersonField(props: PickProps) {
  const [search, setSearch] = useState('')
  const { data } = reads.useQuery(
    'get',
    '/api/people',
    { params: { query: { q: search.trim(), limit: shown } } },
    { enabled: search.trim().length >= shortest, placeholderData: keepPreviousData },
  )
  const found = (data?.items ?? []).map(({ id, name, degree, seats }) => ({
    ...{ id, name },
    about: [degree, ...new Set(seats.map(({ organisation }) => organisation?.name))]
      .filter(Boolean)
      .join(' · '),
  }))
  return <SearchField {...props} {...{ found, search }} onSearch={setSearch} />
}

/** An organisation that works today, found by name; the value is its id. */
export function OrganisationField(props: PickProps) {
  const [search, setSearch] = useState('')
  const today = localDay(useMe().businessTime)
  const { data } = reads.useQuery(
    'get',
    '/api/organisations',
    { params: { query: { q: search.trim(), limit: shown } } },
    { enabled: search.trim().length >= shortest, placeholderData: keepPreviousData },
  )
  const found = (data?.items ?? []).map(({ id, name, shortName, validTo }) => ({
    ...{ id, name },
    ...(shortName ? { about: shortName } : {}),
    ...(validTo && validTo < today ? { gone: forms.organisationGone(day(validTo)) } : {}),
  }))
  return <SearchField {...props} {...{ found, search }} onSearch={setSearch} />
}
