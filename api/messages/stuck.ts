import type { Fault } from '../../db/faults'

/** What to do about a fault whose code or class fits; the first that fits is taken. */
const advice: readonly { readonly fits: RegExp; readonly next: string }[] = [
  {
    fits: /^(E[A-Z]+|08\w{3}|57P\w{2}|53\w{3}|KnexTimeoutError|25006)$/,
    next:
      'PostgreSQL không trả lời, đang tắt hoặc hết tài nguyên. ' +
      'Hãy kiểm tra dịch vụ, dung lượng đĩa và số kết nối. Việc ghi sẽ tự tiếp tục.',
  },
  {
    fits: /^(OutOfTime|40\w{3}|55P03|57014)$/,
    next:
      'Một phiên khác giữ khóa quá lâu. ' +
      'Hãy tìm phiên đó trong pg_stat_activity và kết thúc nó. Việc ghi sẽ tự tiếp tục.',
  },
  {
    fits: /^(42\w{3}|3F000|28\w{3})$/,
    next:
      'Cơ sở dữ liệu thiếu bảng, cột hoặc quyền mà chương trình cần. ' +
      'Hãy xem /readyz, nâng cấp cấu trúc hoặc cấp lại quyền. Việc ghi sẽ tự tiếp tục.',
  },
  {
    fits: /^TextsLost$/,
    next:
      'Nội dung kèm theo đã mất khi PostgreSQL gặp sự cố. ' +
      'Người gửi cần gửi lại đúng yêu cầu đó. Sau khoảng hai phút, việc này tự bị từ chối.',
  },
  {
    fits: /^(22|23)\w{3}$/,
    next:
      'Dữ liệu phải ghi trái với một ràng buộc mà chương trình không biết. ' +
      'Hãy gửi toàn bộ dòng này cho bên phát triển. Không sửa dữ liệu bằng tay.',
  },
]

const programFault =
  'Chương trình gặp lỗi khi ghi. ' +
  'Hãy gửi dòng này và nhật ký của tiến trình xử lý cho bên phát triển. ' +
  'Khi cài bản sửa, việc ghi sẽ tự tiếp tục.'

/** What an administrator does about a commit that keeps failing, by what it fails with. */
export function whatToDo({ errorCode, errorClass }: Fault): string {
  const known = advice.find(({ fits }) => fits.test(errorCode ?? errorClass))
  return known?.next ?? programFault
}
