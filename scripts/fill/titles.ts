import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Field {
  readonly id: string
  readonly subTopics: readonly string[]
}

const verbs = [
  'Nghiên cứu',
  'Ứng dụng',
  'Xây dựng mô hình',
  'Hoàn thiện quy trình',
  'Đánh giá hiệu quả',
  'Thử nghiệm',
  'Chuyển giao kỹ thuật',
  'Khảo nghiệm',
] as const

const manners = [
  'thích ứng biến đổi khí hậu',
  'quy mô nông hộ',
  'theo chuỗi giá trị',
  'tiết kiệm năng lượng',
  'bằng dữ liệu viễn thám',
  'trong điều kiện hạn mặn',
  'theo hướng hữu cơ',
  'có sự tham gia của cộng đồng',
] as const

const districts = [
  'Châu Thành',
  'Phụng Hiệp',
  'Long Mỹ',
  'Vị Thủy',
  'Ngã Bảy',
  'Cái Răng',
  'Ô Môn',
  'Thốt Nốt',
  'Kế Sách',
  'Mỹ Xuyên',
  'Trần Đề',
  'Vĩnh Châu',
] as const

/** The social sciences have forms and points tables of their own: a task stays on its side. */
const social = 'F-XH'

/** Fields with topics that a task of this field might as well have been of. */
export function fieldsLike(field: string): Field[] {
  const file = join(__dirname, '..', '..', 'demo', 'data', 'fields.json')
  const all = JSON.parse(readFileSync(file, 'utf8')) as Field[]
  const isSocial = field === social
  return all.filter(({ id, subTopics }) => (id === social) === isSocial && subTopics.length > 0)
}

/** Picks by a number's digits in bases of the lists' lengths; numbers that lie together are spread before. */
function picks(number: number, lists: readonly (readonly string[])[]): string[] {
  let rest = Math.imul(number, 0x9e3779b1) >>> 0
  return lists.map((list) => {
    const picked = list[rest % list.length]!
    rest = Math.floor(rest / list.length)
    return picked
  })
}

/** The title of a copy: words of its field, so that a search has something to find. */
export function titleOf({ subTopics }: Field, number: number): string {
  const [verb, topic = '', manner, district] = picks(number, [verbs, subTopics, manners, districts])
  const inWords = topic.charAt(0).toLowerCase() + topic.slice(1)
  return `${verb} ${inWords} ${manner} tại ${district}, địa bàn ${1 + (number % 97)}`
}
