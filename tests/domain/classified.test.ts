import { instant, localDate } from '../../domain/instant'
import { mayAct } from '../../domain/machine'
import { bearsSecrecyMark } from '../../domain/secrecy-marks'
import { type ClassifiedTask, moveOfClassified } from '../../domain/stages/classified'
import { lifeMachine } from '../../domain/stages/life'

const at = instant('2026-03-02T02:00:00.000Z')
const task: ClassifiedTask = {
  stage: 'selection',
  on: localDate('2026-02-02'),
  startsOn: localDate('2026-01-05'),
  endsOn: localDate('2027-01-05'),
}

describe('a classified task', () => {
  test.each([
    ['moves on to a later stage', { stage: 'execution', on: localDate('2026-03-01') }, undefined],
    ['does not stay', { stage: 'selection', on: localDate('2026-03-01') }, 'classified/stage-not-after'],
    ['does not go back', { stage: 'ordering', on: localDate('2026-03-01') }, 'classified/stage-not-after'],
    [
      'not before its stage',
      { stage: 'execution', on: localDate('2026-02-01') },
      'classified/day-before-stage',
    ],
    ['not in the future', { stage: 'execution', on: localDate('2026-03-03') }, 'classified/day-in-future'],
    [
      'does not end before it begins',
      { stage: 'execution', on: localDate('2026-03-01'), endsOn: localDate('2026-01-04') },
      'classified/dates-reversed',
    ],
  ] as const)('%s', (_what, next, code) => {
    const verdict = moveOfClassified(task, next, at)
    expect(verdict.ok ? undefined : verdict.code).toBe(code)
  })

  test('as it was registered before it had a stage, has ended at once', () => {
    const { apply } = lifeMachine.acts.registerClassifiedMetadata
    const before = { type: 'researchProject', field: 'F-QP', classification: 'Mật' } as const
    const begun = lifeMachine.begin()
    expect(apply(begun, before, { at, by: 'P-1' })).toEqual({ status: 'ended', outcome: 'classified' })
    expect(apply(begun, task, { at, by: 'P-1' })).toEqual({ status: 'running', classified: task })
  })

  test('is what its acts are about, and no ordinary task', () => {
    const context = { at, by: 'P-1', law: {} as never }
    const next = { stage: 'execution', on: localDate('2026-03-01') }
    const verdict = mayAct(lifeMachine, 'advanceClassifiedTask', { status: 'running' }, next, context)
    expect(verdict).toMatchObject({ ok: false, code: 'classified/not-classified' })
  })
})

describe('a mark of secrecy', () => {
  test.each([
    ...['[MẬT] Đề cương', 'TỐI MẬT', '(TUYỆT MẬT) báo cáo', 'MẬT - kế hoạch', 'bao_cao_TOI_MAT', 'MẬT'],
    ...['Độ mật: Mật', 'Kế hoạch, độ mật: tối mật', 'HỒ SƠ TỐI MẬT NĂM 2026'],
  ])('is seen in %s', (name) => expect(bearsSecrecyMark(name)).toBe(true))

  test.each([
    ...['Bảo mật thông tin', 'Nghiên cứu mật ong hoa cà phê', 'NGHIÊN CỨU MẬT ONG', 'Mật độ dân cư'],
    ...['AN TOÀN, BẢO MẬT DỮ LIỆU', 'Độ mật của khảm thực vật', 'TOI MATERIAL', 'bí mật nhà nước'],
  ])('is not seen in %s', (name) => expect(bearsSecrecyMark(name)).toBe(false))
})
