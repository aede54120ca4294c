import type { ProcessKind } from '../../domain/life'
import { actTitle } from '../acts'
import { kindWords } from './words'

/** What a token may be made for, in Vietnamese. */
export function scopeTitle(scope: string): string {
  if (scope === 'read') return 'Đọc mọi thứ mà chủ khóa xem được'
  if (scope === 'files') return 'Gửi tệp'
  const [form, name = ''] = scope.split(':')
  return form === 'acts' ? `Mọi việc của: ${kindWords[name as ProcessKind]}` : `Việc: ${actTitle(name)}`
}
