import { Button } from '../../components/button'
import { FieldGroup } from '../../components/field'
import { Choice, LongField, MoneyField, NumberField, Select, TextField, Tick } from '../../components/inputs'
import { OrganisationField, PersonField } from '../../components/pick'
import { propose } from '../../text/propose'
import { fieldOptions } from '../../text/science'
import { valueWords } from '../../text/values'
import { type Proposal, productsOf, type WantedProduct } from './proposal'

/** What every question needs: the answers so far, who is told of others, and what is wrong. */
export interface Asked {
  readonly proposal: Proposal
  readonly onChange: (proposal: Proposal) => void
  readonly errors: ReadonlyMap<string, string>
}

/** Ties a field to its answer: its path, error, value and who is told of another. */
function bound({ proposal, onChange, errors }: Asked) {
  return <Name extends keyof Proposal>(name: Name) => ({
    path: name,
    error: errors.get(name),
    value: proposal[name],
    onChange: (value: Proposal[Name] | undefined) => onChange({ ...proposal, [name]: value }),
  })
}

/** The first question: what is to be solved, and why now. */
export function ProblemQuestion(asked: Asked) {
  const of = bound(asked)
  return (
    <FieldGroup path="q1" label={propose.q1}>
      <TextField {...of('title')} label={propose.name} hint={propose.nameHint} />
      <LongField {...of('urgency')} label={propose.urgency} hint={propose.urgencyHint} />
      <LongField {...of('grounds')} label={propose.grounds} hint={propose.groundsHint} />
    </FieldGroup>
  )
}

/** The second: what is to be reached, and by doing what. */
export function GoalQuestion(asked: Asked) {
  const of = bound(asked)
  return (
    <FieldGroup path="q2" label={propose.q2}>
      <LongField {...of('objectives')} label={propose.objectives} />
      <LongField {...of('contents')} label={propose.contents} hint={propose.contentsHint} />
    </FieldGroup>
  )
}

/** The third: what comes out, line by line. `fixed`: how many there are can no longer be changed. */
export function ResultQuestion({ fixed = false, ...asked }: Asked & { readonly fixed?: boolean }) {
  const { proposal, onChange, errors } = asked
  const products = productsOf(proposal)
  const set = (next: readonly WantedProduct[]) => onChange({ ...proposal, products: next })
  return (
    <FieldGroup path="q3" label={propose.q3} error={errors.get('products')}>
      {products.map((product, index) => (
        <ProductField
          // biome-ignore lint/suspicious/noArrayIndexKey: a product is known by its place until it is sent
          key={`${index} of ${products.length}`}
          {...{ product, index, errors, fixed }}
          onChange={(next) => set(products.map((one, at) => (at === index ? next : one)))}
          onRemove={
            products.length > 1 && !fixed ? () => set(products.filter((_one, at) => at !== index)) : undefined
          }
        />
      ))}
      {!fixed && <Button onClick={() => set([...products, {}])}>{propose.addProduct}</Button>}
      <LongField {...bound(asked)('impact')} label={propose.impact} hint={propose.impactHint} />
    </FieldGroup>
  )
}

function ProductField({
  product,
  index,
  errors,
  fixed,
  onChange,
  onRemove,
}: {
  readonly product: WantedProduct
  readonly index: number
  readonly errors: ReadonlyMap<string, string>
  readonly fixed: boolean
  readonly onChange: (product: WantedProduct) => void
  readonly onRemove: (() => void) | undefined
}) {
  const of = <Name extends keyof WantedProduct>(name: Name) => ({
    path: `products.${index}.${name}`,
    error: errors.get(`products.${index}.${name}`),
    value: product[name],
    onChange: (value: WantedProduct[Name] | undefined) => onChange({ ...product, [name]: value }),
  })
  return (
    <FieldGroup path={`products.${index}`} label={propose.product(index + 1)}>
      <div className="nested">
        <TextField {...of('name')} label={propose.productName} />
        <div className="side-by-side">
          {!fixed && <NumberField {...of('quantity')} label={propose.quantity} />}
          <TextField {...of('unit')} label={propose.unit} hint={propose.unitHint} />
        </div>
        <TextField {...of('quality')} label={propose.quality} hint={propose.qualityHint} />
        {!fixed && (
          <Tick {...of('measurable')} value={product.measurable ?? true} label={propose.measurable} />
        )}
        {onRemove && (
          <Button look="text" onClick={onRemove}>
            {propose.removeProduct(index + 1)}
          </Button>
        )}
      </div>
    </FieldGroup>
  )
}

/** The fourth: who takes the result over. */
export function UserQuestion({
  own,
  ...asked
}: Asked & { readonly own: { readonly id: string; readonly name: string } }) {
  const { proposal, onChange } = asked
  const of = bound(asked)
  return (
    <FieldGroup path="q4" label={propose.q4}>
      <OrganisationField
        {...of('user')}
        label={propose.user}
        hint={propose.userHint}
        named={proposal.userName}
        onChange={(user, userName) => onChange({ ...proposal, user, userName })}
      />
      {!proposal.user && (
        <Button onClick={() => onChange({ ...proposal, user: own.id, userName: own.name })}>
          {propose.ownOrganisation}
        </Button>
      )}
      <PersonField
        {...of('userPerson')}
        label={propose.userPerson}
        named={proposal.userPersonName}
        optional
        onChange={(userPerson, userPersonName) => onChange({ ...proposal, userPerson, userPersonName })}
      />
    </FieldGroup>
  )
}

const types = ['researchProject', 'scientificScheme', 'pilotProduction'] as const

/** The fifth: what kind of task it is, and in which field. */
export function KindQuestion(asked: Asked) {
  const of = bound(asked)
  const options = types.map((value) => ({ value, label: valueWords(value), hint: propose.types[value] }))
  return (
    <FieldGroup path="q5" label={propose.q5}>
      <Choice {...of('type')} label={propose.type} options={options} />
      <Select {...of('field')} label={propose.field} options={fieldOptions} />
    </FieldGroup>
  )
}

/** The sixth: roughly how long, and for how much. */
export function SizeQuestion(asked: Asked) {
  const of = bound(asked)
  return (
    <FieldGroup path="q6" label={propose.q6} hint={propose.rough}>
      <div className="side-by-side">
        <NumberField {...of('months')} label={propose.months} unit={propose.monthsUnit} />
        <MoneyField {...of('stateDong')} label={propose.state} />
        <MoneyField {...of('counterpartDong')} label={propose.counterpart} optional />
      </div>
    </FieldGroup>
  )
}
