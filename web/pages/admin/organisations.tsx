import { keepPreviousData } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Select } from '../../components/inputs'
import type { Column } from '../../components/table'
import { day } from '../../format'
import { bodies, bodyKinds } from '../../text/admin'
import { narrowed } from './list-filter'
import { RegisterPage, RowName } from './register'

type Body = AnswerOf<'getOrganisation'>

const path = '/quan-tri/to-chuc'
const aliveValues = ['true', 'false'] as const
const aliveWords = { true: bodies.aliveOnly, false: bodies.endedOnly }

/** Every organisation by name, with its time and its successor. */
export function OrganisationsPage() {
  const [params, setParams] = useSearchParams()
  const [q, cursor] = [params.get('q'), params.get('sau')]
  const alive = aliveValues.find((one) => one === params.get('con'))
  const query = { ...(q ? { q } : {}), ...(alive ? { alive } : {}), ...(cursor ? { cursor } : {}) }
  const list = reads.useQuery(
    'get',
    '/api/admin/organisations',
    { params: { query } },
    { placeholderData: keepPreviousData },
  )
  return (
    <RegisterPage
      {...{ path, list, columns }}
      words={bodies}
      filters={
        <Select
          path="alive"
          label={bodies.alive}
          value={alive}
          options={aliveValues.map((value) => ({ value, label: aliveWords[value] }))}
          onChange={(next) => setParams(narrowed(params, 'con', next))}
        />
      }
    />
  )
}

function lifeOf({ validFrom, validTo }: Body): string {
  const parts = [validFrom && bodies.since(day(validFrom)), validTo && bodies.until(day(validTo))]
  return parts.filter(Boolean).join(' ') || bodies.always
}

const columns: readonly Column<Body>[] = [
  {
    title: bodies.name,
    cell: ({ id, name, shortName }) => <RowName to={`${path}/${id}`} name={name} under={shortName} />,
  },
  { title: bodies.kind, cell: ({ kind }) => bodyKinds[kind] ?? kind },
  { title: bodies.life, cell: lifeOf },
  { title: bodies.successor, cell: ({ successor }) => successor?.name ?? '' },
]
