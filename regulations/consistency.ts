import { term } from './kinds'
import type { OverlayError } from './overlay'
import { citedAt, kindAt, type Law, parameterPaths, type Share } from './schema'

/** Terms that are counted back from an event; every other term runs forwards. */
export const backwardTerms: readonly string[] = [
  'determination.papers',
  'selection.papers',
  'selection.questions',
  'appraisal.papers',
  'execution.inspectionNotice',
  'execution.extensionConsidered',
  'acceptance.papers',
  'acceptance.comments',
  'acceptance.expertGroupReport',
  'reminders.before',
]

const forwardOrBack = term('Thời hạn')

function errorWhen(wrong: boolean, field: string, message: string): OverlayError[] {
  return wrong ? [{ field, message }] : []
}

function directionErrors(law: Law): OverlayError[] {
  return parameterPaths().flatMap((path) => {
    const value = citedAt(law, path)?.value
    if (kindAt(path)?.name !== 'term' || !forwardOrBack.check(value)) return []
    const backward = backwardTerms.includes(path)
    const message = backward
      ? 'Thời hạn này đếm ngược từ sự kiện, cần direction "before".'
      : 'Thời hạn này đếm xuôi, không dùng direction.'
    return errorWhen((value.direction === 'before') !== backward, `${path}.value`, message)
  })
}

function pointsErrors({ selection }: Law): OverlayError[] {
  const tables = Object.entries(selection.pointsTables.value)
  const wrongSum = tables.filter(
    ([, table]) => Object.values(table).reduce((sum, most) => sum + most, 0) !== selection.pointsMax.value,
  )
  const contents: Readonly<Record<string, string>> = selection.contentCriterion.value
  const wrongContent = tables.filter(([name, table]) => !Object.hasOwn(table, contents[name] ?? ''))
  return [
    ...wrongSum.map(([name]) => ({
      field: 'selection.pointsTables.value',
      message: `Tổng điểm của thang "${name}" phải bằng ${selection.pointsMax.value}.`,
    })),
    ...wrongContent.map(([name]) => ({
      field: 'selection.contentCriterion.value',
      message: `Tiêu chí nội dung của thang "${name}" không có trong thang điểm.`,
    })),
    ...errorWhen(
      selection.passMark.value > selection.pointsMax.value,
      'selection.passMark.value',
      'Điểm trúng tuyển không được lớn hơn tổng điểm tối đa.',
    ),
  ]
}

function councilErrors({ determination, selection, acceptance }: Law): OverlayError[] {
  const seats = acceptance.expertMembers.value + acceptance.representativesOf.value.length
  return [
    ...errorWhen(
      determination.membersMin.value > determination.membersMax.value,
      'determination.membersMin.value',
      'Số thành viên tối thiểu không được lớn hơn số tối đa.',
    ),
    ...errorWhen(
      selection.membersMin.value > selection.membersMax.value,
      'selection.membersMin.value',
      'Số thành viên tối thiểu không được lớn hơn số tối đa.',
    ),
    ...errorWhen(
      seats !== acceptance.members.value,
      'acceptance.members.value',
      'Số thành viên phải bằng số chuyên gia cộng số đại diện.',
    ),
  ]
}

function isMore(a: Share, b: Share): boolean {
  return a.numerator * b.denominator > b.numerator * a.denominator
}

function moneyErrors({ execution, appraisal }: Law): OverlayError[] {
  const [first] = execution.trancheAdvice.value
  return [
    ...errorWhen(
      first !== undefined && isMore(first, execution.firstAdvanceShare.value),
      'execution.trancheAdvice.value',
      'Lần cấp đầu gợi ý vượt mức tạm ứng lần đầu tối đa.',
    ),
    ...errorWhen(
      isMore(appraisal.othersRateShare.value, appraisal.weights.value.principalInvestigator),
      'appraisal.othersRateShare.value',
      'Trần thù lao của chức danh khác vượt mức của chủ nhiệm.',
    ),
  ]
}

/**
 * What in a law contradicts itself, as an overlay may make it: every contradiction, each naming its field.
 */
export function contradictions(law: Law): readonly OverlayError[] {
  return [...directionErrors(law), ...pointsErrors(law), ...councilErrors(law), ...moneyErrors(law)]
}
