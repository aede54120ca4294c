import { type Letter, type LetterBasics, withDue } from '../letter'

/** The results must be registered; `due` is when. */
export type RegistrationDue = LetterBasics

/** To the host. */
export const registrationDue: Letter<RegistrationDue> = {
  template: 'closing/registration-due',
  asks: () => true,
  subject: (context) => withDue(`Đăng ký kết quả nhiệm vụ ${context.taskCode}`, context),
}
