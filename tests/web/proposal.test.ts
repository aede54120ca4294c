import {
  answeredOf,
  changesIn,
  fieldFor,
  gapsOf,
  type Proposal,
  proposalFrom,
  requestOf,
} from '../../web/pages/propose/proposal'

const whole: Proposal = {
  title: 'Nuôi cá thòi lòi',
  urgency: 'Nguồn lợi giảm',
  grounds: 'Kế hoạch',
  objectives: 'Chủ động giống',
  contents: '- Khảo sát\n\n• Sinh sản nhân tạo ',
  products: [{ name: 'Quy trình', quantity: 1, unit: 'quy trình', quality: 'Sống trên 70%' }],
  impact: 'Tăng thu nhập',
  user: 'ORG-2',
  type: 'researchProject',
  field: 'F-NN',
  months: 24,
  stateDong: 0,
}

test('an empty proposal lacks everything, in the order of the questions; a whole one nothing', () => {
  expect(gapsOf({}).map(({ field }) => field)).toEqual([
    ...['title', 'urgency', 'grounds', 'objectives', 'contents'],
    ...['products.0.name', 'products.0.unit', 'products.0.quality', 'products.0.quantity', 'impact'],
    ...['user', 'type', 'field', 'months', 'stateDong'],
  ])
  expect(gapsOf(whole)).toEqual([])
  expect([answeredOf({}), answeredOf({ ...whole, months: 121 }), answeredOf(whole)]).toEqual([0, 5, 6])
})

test('a proposal is sent as the act takes it: a content a line, products measured and described', () => {
  expect(requestOf(whole, 'ORG-1')).toMatchObject({
    ...{ organisation: 'ORG-1', resultUserOrganisation: 'ORG-2', resultUserPerson: null },
    ...{ durationMonths: 24, stateDong: 0, counterpartDong: 0 },
    contents: ['Khảo sát', 'Sinh sản nhân tạo'],
    products: [{ id: 'SP1', quantity: 1, measurable: true }],
    productTexts: [{ id: 'SP1', name: 'Quy trình', unit: 'quy trình', quality: 'Sống trên 70%' }],
  })
})

test('errors of the API are found at the fields of the form', () => {
  expect(['resultUserOrganisation', 'contents.0', 'productTexts.1.quality', 'title'].map(fieldFor)).toEqual([
    ...['user', 'contents', 'products.1.quality', 'title'],
  ])
})

test('a supplement sends what was changed and nothing else', () => {
  const { title, ...order } = requestOf(whole, 'ORG-1')
  const sent = proposalFrom(title, order)
  expect(changesIn(sent, sent)).toEqual({})
  expect(changesIn(sent, { ...sent, impact: 'Nêu rõ nơi áp dụng' })).toEqual({ impact: 'Nêu rõ nơi áp dụng' })
})
